import type { Occurrence } from '../../../model/events.ts';
import { DAY } from '../../../model/instant.ts';
import type { FollowFound } from '../../../platforms/platform-people.ts';

/** Two times that lie closer together agree. */
const AGREEMENT = DAY;

/**
 * Returns when a person followed, as exactly as we may say. The person's app wrote the time, so we
 * believe it only if it is possible and the second opinion agrees. Otherwise we return the interval
 * in which it must have been. `undefined`: the platform did not tell now, or the follow is older than
 * a snapshot without the person. Then the platform had hidden them, and they never left.
 *
 * @param earliest when the person did not follow yet, in ms since 1970; -Infinity if unknown
 * @param seen when we first saw the person follow
 *
 * @example followTime({ claimed: 5, secondOpinion: 5 }, 0, 9) // { after: 5, before: 5 }
 * @example followTime({ claimed: 20, secondOpinion: 5 }, 0, 9) // { after: 0, before: 9 }
 */
export function followTime(
  { claimed, secondOpinion, accountMade = -Infinity as never }: FollowFound,
  earliest: number,
  seen: number,
): Occurrence | undefined {
  if (claimed === undefined) return undefined;
  const after = Math.max(earliest, accountMade);
  const isPossible = claimed >= after && claimed <= seen;
  const agrees = secondOpinion === undefined || Math.abs(claimed - secondOpinion) <= AGREEMENT;
  const wasHidden = agrees && claimed >= accountMade && claimed < earliest;
  if (wasHidden) return undefined;
  if (isPossible && agrees) return { after: claimed, before: claimed };
  return after < seen ? { after, before: seen } : undefined;
}
