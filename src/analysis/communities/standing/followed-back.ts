import type { AudienceLog } from '../../../model/audience-log.ts';

/** For each person since when the owner follows them, ms; Infinity: not, or not any more. */
export function followedBackSince(log: AudienceLog): Float64Array {
  const since = new Float64Array(log.people.count).fill(Infinity);
  const { person, at, began } = log.ownFollowing;
  for (let e = 0; e < person.length; e++) {
    since[person[e]] = began[e] === 1 ? (Number.isNaN(at[e]) ? -Infinity : at[e]) : Infinity;
  }
  return since;
}
