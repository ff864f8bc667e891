import type { Fields } from '../../model/fields.ts';
import { parseEvent } from '../../model/parse-event.ts';
import { whySpoilt } from '../../model/spoilt-id.ts';
import type { ReadLine } from '../read-batch.ts';
import { isRounded, roundingOf } from '../../model/rounded-ids.ts';

/**
 * Reads one event. If some ids of a snapshot are spoilt, keeps the others and marks the snapshot as
 * incomplete, so that nobody seems to have left because their id was spoilt.
 */
export function readEvent(value: unknown): ReadLine {
  const parsed = parseEvent(value);
  if ('event' in parsed) return parsed;
  const whole = withoutSpoilt(value as Fields);
  const read = whole === undefined ? parsed : parseEvent(whole);
  return 'event' in read ? { ...read, flaw: `${parsed.rejection}. ${INCOMPLETE}` } : parsed;
}

export const INCOMPLETE = 'The snapshot counts as incomplete';

/** Returns a snapshot without its spoilt ids, if there are any, and others too. */
function withoutSpoilt(fields: Fields | null): Fields | undefined {
  if (fields?.type !== 'snapshot' || !Array.isArray(fields.followers)) return undefined;
  const ids = fields.followers.filter((id) => typeof id === 'string');
  if (ids.length < fields.followers.length) return undefined;
  const rounding = roundingOf(ids);
  const followers = ids.filter(
    (id) => whySpoilt(id) === undefined && (rounding === undefined || !isRounded(id, rounding)),
  );
  const isSome = followers.length > 0 && followers.length < ids.length;
  return isSome ? { incomplete: 'ids rejected', ...fields, complete: false, followers } : undefined;
}
