import type { SnapshotEvent } from './events.ts';
import type { Fields } from './fields.ts';
import {
  instantField,
  isWhole,
  optionalChoice,
  optionalCount,
  optionalFlag,
  optionalId,
  whyNoId,
} from './fields.ts';
import type { PersonId } from './ids.ts';
import { INCOMPLETE_REASONS } from './incomplete.ts';
import { kindOf, Rejection, show } from './rejection.ts';
import { isRounded, roundingOf, WHY_ROUNDED } from './rounded-ids.ts';

/**
 * Parses a snapshot of the follower list. Rejects one without `complete`: a wrong guess would turn
 * an incomplete list into thousands of departures. Rejects the whole row for one bad id, for the
 * same reason.
 */
export function parseSnapshot(fields: Fields): SnapshotEvent {
  const complete = optionalFlag(fields, 'complete');
  if (complete === undefined) {
    throw new Rejection('`complete` is missing: only a complete snapshot shows who left');
  }
  const event: SnapshotEvent = {
    type: 'snapshot',
    at: instantField(fields, 'at'),
    complete,
    ordered: optionalFlag(fields, 'ordered') ?? false,
    followers: parseFollowers(fields.followers),
  };
  addReason(event, fields);
  const id = optionalId<string>(fields, 'id');
  if (id !== undefined) event.id = id;
  addPart(event, fields);
  return event;
}

function addReason(event: SnapshotEvent, fields: Fields): void {
  const reason = optionalChoice(fields, 'incomplete', INCOMPLETE_REASONS);
  if (reason === undefined) return;
  if (event.complete) throw new Rejection('`incomplete` is present, but `complete` is true');
  event.incomplete = reason;
}

/** Adds the part number, counted from 0 or 1. Missing parts are found when parts are joined. */
function addPart(event: SnapshotEvent, fields: Fields): void {
  const part = optionalCount(fields, 'part', 0);
  const parts = optionalCount(fields, 'parts', 1);
  if (part === undefined && parts === undefined) return;
  if (part === undefined) throw new Rejection('`part` is missing, but `parts` is present');
  if (parts === undefined) throw new Rejection('`parts` is missing, but `part` is present');
  if (event.id === undefined) {
    throw new Rejection(
      '`id` is missing: a snapshot with `part` needs the id of the whole snapshot',
    );
  }
  if (part > parts) throw new Rejection(`\`part\` (${part}) is more than \`parts\` (${parts})`);
  event.part = part;
  event.parts = parts;
}

function parseFollowers(value: unknown): PersonId[] {
  if (value == null) throw new Rejection('`followers` is missing');
  if (!Array.isArray(value)) throw new Rejection(`\`followers\` is ${kindOf(value)}, not a list`);
  for (let position = 0; position < value.length; position++) {
    const id: unknown = value[position];
    if (typeof id !== 'string' || !isWhole(id)) {
      throw new Rejection(`\`followers[${position}]\` ${whyNoId(id)}`);
    }
  }
  const rounding = roundingOf(value);
  if (rounding === undefined) return value as PersonId[];
  const position = value.findIndex((id) => isRounded(id, rounding));
  throw new Rejection(`\`followers[${position}]\` (${show(value[position])}) ${WHY_ROUNDED}`);
}
