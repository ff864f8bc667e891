import type { Estimate } from '../../../model/report.ts';
import { poissonInterval } from '../../../stats/poisson-interval.ts';
import { wilsonInterval } from '../../../stats/wilson-interval.ts';

/** The parts of like-mindedness, 0 to 1, where the whole audience has 0.5; null if unknown. */
export interface LikeMindedness {
  retention: Estimate | null;
  breadth: Estimate | null;
  reciprocity: Estimate | null;
}

/** A number of events, and the exposure in which they happened. */
export interface Tally {
  count: number;
  of: number;
}

/** The sum of a share over some people, and of its square. */
export interface ShareTally {
  people: number;
  sum: number;
  squares: number;
}

/** The value of the whole audience in every part. */
export const EVERYBODY = 0.5;

/**
 * Returns the retention part: a half to the power of a community's hazard over everybody's. A
 * community without departures has 1. Null if nobody was observed, or nobody left at all. The
 * interval is that of the community's Poisson count. Everybody's hazard rests on more people, the
 * community included, and counts as known, which makes the interval a little wide.
 *
 * @param own departures and person-days of the community.
 */
export function retentionPart(own: Tally, all: Tally): Estimate | null {
  const expected = (own.of * all.count) / all.of;
  if (!(expected > 0)) return null;
  const { low, high } = poissonInterval(own.count);
  const part = (departures: number): number => 2 ** -(departures / expected);
  return { estimate: part(own.count), low: part(high), high: part(low) };
}

/**
 * Returns the mean share, with Wilson's interval at the effective sample size, from the unbiased
 * variance. Null without people.
 */
export function meanShare({ people, sum, squares }: ShareTally): Estimate | null {
  if (people === 0) return null;
  const estimate = sum / people;
  const variance = squares / people - estimate ** 2;
  const size = variance > 0 ? ((people - 1) * estimate * (1 - estimate)) / variance : people;
  return { estimate, ...wilsonInterval(estimate, size) };
}

/**
 * Returns a mean share on a scale on which the whole audience has 0.5. Null if the audience's share
 * is 0. The audience's share counts as known, as in {@link retentionPart}.
 */
export function sharePart(own: ShareTally, all: ShareTally): Estimate | null {
  const share = meanShare(own);
  if (share === null || all.sum === 0) return null;
  const usual = all.sum / all.people;
  const part = (value: number): number => value / (value + usual);
  return { estimate: part(share.estimate), low: part(share.low), high: part(share.high) };
}

/**
 * Returns the mean of the known parts. Null unless retention and one of the others are known. The
 * interval combines the squared distances of the parts' ends from their estimates (MOVER: Zou and
 * Donner, Statistics in Medicine 27, 2008).
 */
export function likeMindedness(parts: LikeMindedness): Estimate | null {
  if (parts.retention === null || (parts.breadth === null && parts.reciprocity === null))
    return null;
  const known = knownParts(parts);
  const mean = (values: number[]): number =>
    values.reduce((sum, value) => sum + value, 0) / known.length;
  const estimate = mean(known.map((part) => part.estimate));
  const down = Math.hypot(...known.map((part) => part.estimate - part.low)) / known.length;
  const up = Math.hypot(...known.map((part) => part.high - part.estimate)) / known.length;
  return { estimate, low: Math.max(0, estimate - down), high: Math.min(1, estimate + up) };
}

export function knownParts({ retention, breadth, reciprocity }: LikeMindedness): Estimate[] {
  return [retention, breadth, reciprocity].filter((part) => part !== null);
}

/** Returns whether the interval of a part is below the value of the whole audience. */
export function isBelowEverybody({ high }: Estimate): boolean {
  return high < EVERYBODY;
}
