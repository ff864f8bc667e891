import type { Estimate } from '../../../model/report.ts';
import {
  EVERYBODY,
  isBelowEverybody,
  knownParts,
  likeMindedness,
  type LikeMindedness,
} from './like-mindedness.ts';

/** A smaller community is too small for a verdict. */
const SMALLEST_TRIBE = 5;

/** What decides whether a community is a tribe. */
export interface TribeEvidence {
  /** Current followers in it. */
  size: number;
  parts: LikeMindedness;
  /** Retention with the topic during whose posts it is lowest; null: unknown. */
  hardestRetention: Estimate | null;
  /** Whether its people were observed for so long that their 90-day retention is known. */
  isRetentionKnown: boolean;
  /** Whether the communities are clearer than chance would make them. */
  isClear: boolean;
}

/**
 * Whether a community is a tribe, by whether the intervals decide. True: like-mindedness is above
 * that of the whole audience, no known part is estimated below it, and the 90-day retention is known.
 * False: like-mindedness, one of its parts, or retention with one topic is below that of the whole
 * audience. Null: not enough evidence for either.
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
