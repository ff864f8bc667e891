import type { AudienceLog } from '../../model/audience-log.ts';
import { keepRows } from './keep-rows.ts';

/**
 * Leaves out the events at other times, as if they had never been known. Facts without a time stay.
 *
 * @param isKept gets the latest and the earliest time at which an event may have happened.
 * Cost: O(events).
 */
export function keepTimes(
  log: AudienceLog,
  isKept: (by: number, after: number) => boolean,
): AudienceLog {
  const isKeptAt = (at: number): boolean => isKept(at, at);
  const posts = log.posts.filter(({ at }) => isKeptAt(at));
  const number = new Map(posts.map((post, position) => [post, position]));
  const numbers = log.posts.map((post) => number.get(post) ?? -1);
  const { follows, unfollows, engagements, statuses, ownFollowing } = log;
  const engaged = keepRows(engagements, (e) => isKeptAt(engagements.at[e]!));
  return {
    ...log,
    posts,
    snapshots: log.snapshots.filter(({ at, began = at }) => isKept(began, at)),
    follows: keepRows(follows, (e) => isKept(follows.before[e]!, follows.after[e]!)),
    unfollows: keepRows(unfollows, (e) => isKept(unfollows.before[e]!, unfollows.after[e]!)),
    engagements: { ...engaged, post: engaged.post.map((post) => numbers[post] ?? -1) },
    statuses: keepRows(statuses, (e) => isKeptAt(statuses.at[e]!)),
    ownFollowing: keepRows(ownFollowing, (e) => isKeptAt(ownFollowing.at[e]!)),
  };
}
