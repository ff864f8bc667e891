import type { AudienceLog } from '../../../model/audience-log.ts';

/**
 * Returns when the owner began to follow each person, ms; Infinity if the owner does not follow
 * them now.
 */
export function followedBackSince(log: AudienceLog): Float64Array {
  const since = new Float64Array(log.people.count).fill(Infinity);
  const { person, at, began } = log.ownFollowing;
  for (let e = 0; e < person.length; e++) {
    since[person[e]] = began[e] === 1 ? (Number.isNaN(at[e]) ? -Infinity : at[e]) : Infinity;
  }
  return since;
}
