import { DAY } from '../../../model/instant.ts';

/** Upper ends of the classes of tenure, in days. The hazard falls with tenure. */
const CLASS_ENDS = [3, 10, 30, 90, Infinity] as const;

/** The class of unknown follows, such as those before observation. */
const NOT_KNOWN = CLASS_ENDS.length;

export const TENURE_CLASSES = CLASS_ENDS.length + 1;

/** Tenure is unknown if the interval of the follow has more days than this. */
const VAGUEST_START = 60;

/** One spell, as far as its time is known. */
export interface SpellTime {
  /** When the follow began, at the latest after `beganAfter`; ms. */
  beganAfter: number;
  beganBefore: number;
  /** Middle of the interval it began in, and of the one it ended in; ms. */
  began: number;
  ended: number;
}

/**
 * Splits a spell by class of tenure.
 *
 * @param watchedFrom the start of a spell whose follow is unknown.
 * @param take receives each piece: its class, start and end.
 * @returns the class at the end of the spell. Cost: O(classes).
 */
export function cutByTenure(
  { beganAfter, beganBefore, began, ended }: SpellTime,
  watchedFrom: number,
  take: (tenure: number, from: number, to: number) => void,
): number {
  if (!(beganBefore - beganAfter <= VAGUEST_START * DAY)) {
    take(NOT_KNOWN, Math.min(began, watchedFrom), ended);
    return NOT_KNOWN;
  }
  let from = began;
  for (let tenure = 0; ; tenure++) {
    const to = began + CLASS_ENDS[tenure] * DAY;
    take(tenure, from, Math.min(to, ended));
    if (!(ended > to)) return tenure;
    from = to;
  }
}
