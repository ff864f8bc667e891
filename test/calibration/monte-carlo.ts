import { seededRandom } from '../../src/stats/random.ts';

/** A figure over many worlds, and its standard error for having seen only so many. */
export interface MonteCarlo {
  value: number;
  error: number;
}

/**
 * Sum of the parts over the sum of the wholes, each world giving one of both. The error allows for
 * what is told in one world being told of the same data (ratio estimate of a cluster sample:
 * Cochran, Sampling Techniques, 3rd ed., section 3.12). NaN where there is nothing to divide by.
 */
export function ratioOver(worlds: readonly { part: number; whole: number }[]): MonteCarlo {
  const whole = sum(worlds.map((world) => world.whole));
  const value = sum(worlds.map((world) => world.part)) / whole;
  const squares = sum(worlds.map((world) => (world.part - value * world.whole) ** 2));
  const count = worlds.filter((world) => world.whole !== 0).length;
  return { value, error: Math.sqrt((squares * count) / Math.max(1, count - 1)) / whole };
}

const RESAMPLES = 400;

/**
 * The median of some figures over the median of others, with its error from worlds drawn again
 * with replacement (Efron, "Bootstrap methods", Annals of Statistics 7, 1979).
 */
export function ratioOfMedians(
  worlds: readonly { own: readonly number[]; other: readonly number[] }[],
): MonteCarlo {
  const of = (some: typeof worlds): number =>
    median(some.flatMap(({ own }) => own)) / median(some.flatMap(({ other }) => other));
  const random = seededRandom(1);
  const again = Array.from({ length: RESAMPLES }, () =>
    of(worlds.map(() => worlds[Math.floor(random() * worlds.length)])),
  );
  const mean = sum(again) / RESAMPLES;
  const squares = sum(again.map((value) => (value - mean) ** 2));
  return { value: of(worlds), error: Math.sqrt(squares / (RESAMPLES - 1)) };
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const half = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
