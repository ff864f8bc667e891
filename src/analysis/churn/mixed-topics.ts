import type { Estimate } from '../../model/report.ts';
import { normalQuantile } from '../../stats/normal-distribution.ts';

/** Two effects that hang together more than this are each other's mirror. */
const MIRRORED = -0.7;

/** A topic's attributable count, and whether its verdict is more than `not enough evidence`. */
export interface ToldEffect {
  unfollows: Estimate;
  decided: boolean;
}

/**
 * The topics that cannot be told apart because they are posted together: each one's figure is
 * undecided, theirs together is not, and what one gains the other loses.
 *
 * @param correlation of the effects, at least as many rows and columns as `effects`.
 * @param columns of the correlation.
 * @param isDecided whether a count of departures, so many standard errors from 0, is decided.
 * @returns for each topic the positions of those it is mixed with, ascending.
 */
export function mixedTopics(
  effects: readonly ToldEffect[],
  correlation: Float64Array,
  columns: number,
  isDecided: (unfollows: Estimate, z: number) => boolean,
): number[][] {
  const mixed = effects.map((): number[] => []);
  for (const [k, a] of effects.entries()) {
    for (const [l, b] of effects.entries()) {
      if (k === l || a.decided || b.decided) continue;
      const together = correlation[k * columns + l];
      if (together < MIRRORED && isDecided(...sum(a.unfollows, b.unfollows, together)))
        mixed[k].push(l);
    }
  }
  return mixed;
}

const Z_95 = normalQuantile(0.975);

/** The sum of two counts that hang together, and how many standard errors it is from 0. */
function sum(a: Estimate, b: Estimate, correlation: number): [Estimate, number] {
  const one = (a.high - a.low) / (2 * Z_95);
  const other = (b.high - b.low) / (2 * Z_95);
  const variance = one ** 2 + other ** 2 + 2 * correlation * one * other;
  const error = Math.sqrt(Math.max(variance, 0));
  const estimate = a.estimate + b.estimate;
  const reach = Z_95 * error;
  return [
    { estimate, low: estimate - reach, high: estimate + reach },
    error > 0 ? estimate / error : 0,
  ];
}
