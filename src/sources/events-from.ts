import type { AudienceEvent } from '../model/events.ts';
import type { Fields } from '../model/fields.ts';
import { parseEvent } from '../model/parse-event.ts';
import { Rejection } from '../model/rejection.ts';

/**
 * Returns the events of a record, checked like lines of an event file, or why it is rejected. One
 * wrong event rejects the whole record.
 */
export function eventsFrom(
  map: () => Fields[],
): { events: AudienceEvent[] } | { rejection: string } {
  return orRejection(() => ({ events: map().map(eventFrom) }));
}

/** Returns the result of the work, or the message of the `Rejection` that it throws. */
export function orRejection<Result extends object>(
  work: () => Result,
): Result | { rejection: string } {
  try {
    return work();
  } catch (error) {
    if (error instanceof Rejection) return { rejection: error.message };
    throw error;
  }
}

/** Returns an event. Throws a `Rejection` if the fields are not one. */
export function eventFrom(fields: Fields): AudienceEvent {
  const parsed = parseEvent(fields);
  if ('rejection' in parsed) throw new Rejection(parsed.rejection);
  return parsed.event;
}
