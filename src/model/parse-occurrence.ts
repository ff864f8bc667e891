import type { Occurrence } from './events.ts';
import type { Fields } from './fields.ts';
import { optionalInstant } from './fields.ts';
import { formatInstant } from './instant.ts';
import { Rejection } from './rejection.ts';

/**
 * When a follow or unfollow happened: `at` exactly, or some time in (`after`, `before`]. Where
 * both are given the exact time counts, and must lie inside. No time at all is no knowledge,
 * and is rejected.
 */
export function parseOccurrence(fields: Fields): Occurrence {
  const at = optionalInstant(fields, 'at');
  const after = optionalInstant(fields, 'after') ?? -Infinity;
  const before = optionalInstant(fields, 'before') ?? Infinity;
  if (after >= before) {
    throw new Rejection(
      `\`after\` (${formatInstant(after)}) is not before \`before\` (${formatInstant(before)})`,
    );
  }
  if (at === undefined) {
    if (after === -Infinity && before === Infinity) {
      throw new Rejection('there is no time: `at`, or `after` and/or `before`, is needed');
    }
    return { after, before };
  }
  if (at <= after) throw contradiction(at, 'not later than `after`', after);
  if (at > before) throw contradiction(at, 'later than `before`', before);
  return { after: at, before: at };
}

function contradiction(at: number, relation: string, bound: number): Rejection {
  return new Rejection(`\`at\` (${formatInstant(at)}) is ${relation} (${formatInstant(bound)})`);
}
