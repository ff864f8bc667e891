import type { SnapshotEvent } from './events.ts';
import type { Fields } from './fields.ts';
import { instantField, optionalCount, optionalFlag, optionalId, whyNoId } from './fields.ts';
import type { PersonId } from './ids.ts';
import { isId } from './ids.ts';
import { kindOf, Rejection } from './rejection.ts';

/**
 * A reading of the whole follower list. `complete` must be said: guessing it would turn a reading
 * that was cut short into thousands of people who left. One bad id sets the whole line aside, for
 * the same reason.
 */
export function parseSnapshot(fields: Fields): SnapshotEvent {
  const complete = optionalFlag(fields, 'complete');
  if (complete === undefined) {
    throw new Rejection(
      '`complete` is missing: only a complete reading may say that somebody left',
    );
  }
  const event: SnapshotEvent = {
    type: 'snapshot',
    at: instantField(fields, 'at'),
    complete,
    ordered: optionalFlag(fields, 'ordered') ?? false,
    followers: parseFollowers(fields.followers),
  };
  const id = optionalId<string>(fields, 'id');
  if (id !== undefined) event.id = id;
  addPart(event, fields);
  return event;
}

/** Parts may be counted from 0 or from 1; what is missing shows when they are joined. */
function addPart(event: SnapshotEvent, fields: Fields): void {
  const part = optionalCount(fields, 'part', 0);
  const parts = optionalCount(fields, 'parts', 1);
  if (part === undefined && parts === undefined) return;
  if (part === undefined) throw new Rejection('`parts` is there but `part` is missing');
  if (parts === undefined) throw new Rejection('`part` is there but `parts` is missing');
  if (event.id === undefined) {
    throw new Rejection('`part` is there but `id` is missing: which reading is it a part of?');
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
    if (typeof id !== 'string' || !isId(id)) {
      throw new Rejection(`\`followers[${position}]\` ${whyNoId(id)}`);
    }
  }
  return value as PersonId[];
}
