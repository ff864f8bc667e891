import type { Occurrence } from './events.ts';
import type { Fields } from './fields.ts';
import { optionalInstant } from './fields.ts';
import { formatInstant } from './instant.ts';
import { Rejection } from './rejection.ts';

/**
 * Parses when a follow or unfollow happened: exactly at `at`, or at some time in (`after`,
 * `before`]. If both are given, the exact time counts and must lie inside. Rejects fields without
 * any time.
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
      throw new Rejection('the time is missing: it needs `at`, `after` or `before`');
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
