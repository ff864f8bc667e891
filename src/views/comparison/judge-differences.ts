import { falseSignRates } from '../../analysis/effects/verdict/sign-risk.ts';
import { FALSE_DISCOVERY } from '../../analysis/effects/verdict/verdicts.ts';
import type { Estimate } from '../../model/report.ts';
import { normalQuantile, normalUpperTail } from '../../stats/normal-distribution.ts';

/** Half the width of a 95% interval, in standard errors. */
const HALF_WIDTH = normalQuantile(0.975);

/**
 * Returns which differences can be measured: those whose false sign rate over all topics is below
 * 5%. There is none if the interval excludes every difference that matters; otherwise the evidence
 * is not enough (null).
 *
 * @param differences null: one of the two figures is unknown.
 * @param matters the smallest difference that matters.
 */
export function judgeDifferences(
  differences: readonly (Estimate | null)[],
  matters: number,
): (boolean | null)[] {
  const known = differences.filter((difference) => difference !== null);
  const qValues = falseSignRates(known.map(signRisk));
  const measured = new Set(known.filter((_, at) => qValues[at] < FALSE_DISCOVERY));
  return differences.map((difference) => {
    if (difference === null) return null;
    const { low, high } = difference;
    if (measured.has(difference) && low * high > 0) return true;
    return Math.max(-low, high) < matters ? false : null;
  });
}

/** The probability that a difference has the opposite sign, if it is spread normally. */
function signRisk({ estimate, low, high }: Estimate): number {
  const near = estimate > 0 ? estimate - low : high - estimate;
  return normalUpperTail(near === 0 ? 0 : (Math.abs(estimate) / near) * HALF_WIDTH);
}
