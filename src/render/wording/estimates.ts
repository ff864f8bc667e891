import type { Estimate } from '../../model/report.ts';
import { MINUS, writeCount, writeDecimal, writeShare } from './numbers.ts';

/** An estimate and its interval as text: `350`, `400`, `310 to 400`. */
export interface EstimateInWords {
  estimate: string;
  high: string;
  interval: string;
  /** `350 (310 to 400)` */
  whole: string;
}

/**
 * Writes a number of people. Rounds to a power of ten that fits into the interval at least eight
 * times, so that every digit shown carries information.
 */
export function peopleInWords({ estimate, low, high }: Estimate): EstimateInWords {
  const step = Math.max(1, 10 ** Math.floor(Math.log10((high - low) / 8)));
  const write = (value: number) => writeCount(Math.round(value / step) * step);
  return inWords(write(estimate), write(low), write(high));
}

/** Writes a share of people: `82% (79% to 85%)`. */
export function shareInWords({ estimate, low, high }: Estimate): EstimateInWords {
  return inWords(writeShare(estimate), writeShare(low), writeShare(high));
}

/** Writes a factor or a number of days with the given decimals: `1.18 (1.15 to 1.22)`. */
export function decimalInWords(
  { estimate, low, high }: Estimate,
  decimals: number,
): EstimateInWords {
  const write = (value: number) => writeDecimal(value, decimals);
  return inWords(write(estimate), write(low), write(high));
}

/** Writes a number from 0 to 1: `0.54 (0.50 to 0.58)`; undefined if it is unknown. */
export function scoreInWords(score: Estimate | null): string | undefined {
  return score === null ? undefined : decimalInWords(score, 2).whole;
}

/**
 * Writes a loss. A negative one reads `kept about 10 (70 kept to 40 lost)`; a positive one reads as
 * any number of people.
 *
 * @param unit what a positive loss counts, such as `unfollows`.
 */
export function lossInWords(loss: Estimate, unit = ''): string {
  const { estimate, high, whole } = peopleInWords(loss);
  if (!estimate.startsWith(MINUS)) return unit === '' ? whole : `${whole} ${unit}`;
  const kept = peopleInWords(negated(loss));
  return loss.high <= 0
    ? `kept about ${kept.whole}`
    : `kept about ${kept.estimate} (${kept.high} kept to ${high} lost)`;
}

/** The followers kept, from a negative loss. */
export function negated({ estimate, low, high }: Estimate): Estimate {
  return { estimate: -estimate, low: -high, high: -low };
}

function inWords(estimate: string, low: string, high: string): EstimateInWords {
  const interval = `${low} to ${high}`;
  return { estimate, high, interval, whole: `${estimate} (${interval})` };
}
