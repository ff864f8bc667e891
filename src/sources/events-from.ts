import type { AudienceEvent } from '../model/events.ts';
import type { Fields } from '../model/fields.ts';
import { parseEvent } from '../model/parse-event.ts';
import { Rejection } from '../model/rejection.ts';

/**
 * The events that a record is mapped to, checked like lines of an event file; or why it means
 * none. A record of which one event is wrong is wrong as a whole.
 */
export function eventsFrom(
  map: () => Fields[],
): { events: AudienceEvent[] } | { rejection: string } {
  return orRejection(() => ({ events: map().map(eventFrom) }));
}

/** What the work gives, or the words of the `Rejection` that it throws. */
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

/** Throws a `Rejection` for what is no event. */
export function eventFrom(fields: Fields): AudienceEvent {
  const parsed = parseEvent(fields);
  if ('rejection' in parsed) throw new Rejection(parsed.rejection);
  return parsed.event;
}
