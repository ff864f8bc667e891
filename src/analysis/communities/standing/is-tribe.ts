import type { Estimate } from '../../../model/report.ts';
import {
  EVERYBODY,
  isBelowEverybody,
  knownParts,
  likeMindedness,
  type LikeMindedness,
} from './like-mindedness.ts';

/** The fewest followers of a tribe. */
const SMALLEST_TRIBE = 5;

/** What decides whether a community is a tribe. */
export interface TribeEvidence {
  /** The number of its current followers. */
  size: number;
  parts: LikeMindedness;
  /** The retention with the topic during whose posts it is lowest; null if unknown. */
  hardestRetention: Estimate | null;
  /** Whether its people were observed long enough to know their 90-day retention. */
  isRetentionKnown: boolean;
  /** Whether the communities are clearer than chance. */
  isClear: boolean;
}

/**
 * Returns whether a community is a tribe, by intervals. True: like-mindedness is above that of the
 * whole audience, no known part has an estimate below it, and the 90-day retention is known. False:
 * like-mindedness, one of its parts, or retention with one topic is below that of the whole
 * audience. Null: there is not enough evidence for either.
 */
export function isTribe(evidence: TribeEvidence): boolean | null {
  const { size, parts, hardestRetention, isRetentionKnown, isClear } = evidence;
  if (!isClear || size < SMALLEST_TRIBE) return null;
  const mean = likeMindedness(parts);
  const known = knownParts(parts);
  const decisive = [...known, mean, hardestRetention].filter((part) => part !== null);
  if (decisive.some(isBelowEverybody)) return false;
  const isAbove = mean !== null && mean.low > EVERYBODY;
  const isNoneBelow = known.every(({ estimate }) => estimate >= EVERYBODY);
  return isAbove && isNoneBelow && isRetentionKnown ? true : null;
}
