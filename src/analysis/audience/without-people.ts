import type { AudienceLog } from '../../model/audience-log.ts';
import { keepRows } from './keep-rows.ts';

/** A log, and the number in it of each person of the original log; -1: left out. */
export interface Renumbered {
  log: AudienceLog;
  numbers: Int32Array;
}

/**
 * Removes every trace of some people from a log, and renumbers the others.
 *
 * @param isLeftOut 1 for each of them.
 * Cost: O(log).
 */
export function withoutPeople(log: AudienceLog, isLeftOut: Uint8Array): Renumbered {
  const numbers = new Int32Array(isLeftOut.length).fill(-1);
  let count = 0;
  isLeftOut.forEach((out, person) => {
    if (out === 0) numbers[person] = count++;
  });
  if (count === isLeftOut.length) return { log, numbers };
  const isKept = (person: number): boolean => numbers[person]! >= 0;
  const renumber = (people: Int32Array): Int32Array => people.map((person) => numbers[person]!);
  const of = <Columns extends { person: Int32Array }>(columns: Columns): Columns => {
    const kept = keepRows(columns, (row) => isKept(columns.person[row]!));
    return { ...kept, person: renumber(kept.person) };
  };
  const { people, ties } = log;
  const { terms, ...interests } = log.interests;
  const tied = keepRows(ties, (row) => isKept(ties.from[row]!) && isKept(ties.to[row]!));
  return {
    numbers,
    log: {
      ...log,
      people: {
        count,
        ids: people.ids.filter((_, person) => isKept(person)),
        profiles: people.profiles.filter((_, person) => isKept(person)),
        // Viewers must not see their names either.
        former: [
          ...people.former,
          ...people.profiles.flatMap((p, who) => (isKept(who) ? [] : (p ?? []))),
        ],
      },
      snapshots: log.snapshots.map((snapshot) => ({
        ...snapshot,
        followers: renumber(snapshot.followers.filter(isKept)),
      })),
      follows: of(log.follows),
      unfollows: of(log.unfollows),
      statuses: of(log.statuses),
      engagements: of(log.engagements),
      interests: { ...of(interests), terms },
      ownFollowing: of(log.ownFollowing),
      ties: { from: renumber(tied.from), to: renumber(tied.to) },
    },
  };
}
