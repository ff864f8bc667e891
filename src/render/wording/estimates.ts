import type { Estimate } from '../../model/report.ts';
import { writeCount, writeDecimal, writeShare } from './numbers.ts';

/** An estimate and its interval in words, apart and together: `350`, `310 to 400`. */
export interface EstimateInWords {
  estimate: string;
  interval: string;
  /** `350 (310 to 400)` */
  whole: string;
}

/**
 * A number of people. Rounded to a power of ten of which at least eight fit in the interval, so
 * that no digit is shown that is not known.
 */
export function peopleInWords({ estimate, low, high }: Estimate): EstimateInWords {
  const step = Math.max(1, 10 ** Math.floor(Math.log10((high - low) / 8)));
  const write = (value: number) => writeCount(Math.round(value / step) * step);
  return inWords(write(estimate), write(low), write(high));
}

/** A share of people: `82% (79% to 85%)`. */
export function shareInWords({ estimate, low, high }: Estimate): EstimateInWords {
  return inWords(writeShare(estimate), writeShare(low), writeShare(high));
}

/** A factor or a number of days, with as many decimals as told: `1.18 (1.15 to 1.22)`. */
export function decimalInWords(
  { estimate, low, high }: Estimate,
  decimals: number,
): EstimateInWords {
  const write = (value: number) => writeDecimal(value, decimals);
  return inWords(write(estimate), write(low), write(high));
}

function inWords(estimate: string, low: string, high: string): EstimateInWords {
  const interval = `${low} to ${high}`;
  return { estimate, interval, whole: `${estimate} (${interval})` };
}
