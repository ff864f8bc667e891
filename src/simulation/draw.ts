import type { Random } from '../stats/random.ts';
import { seededRandom } from '../stats/random.ts';

/**
 * Returns a factory of one generator, seeded from this one. Drawing more from it does not change
 * the draws of other parts.
 */
export function fork(random: Random): () => Random {
  const seed = Math.floor(random() * 4_294_967_296);
  return () => seededRandom(seed);
}

/** Draws an exponential number with mean 1. */
export function exponential(random: Random): number {
  return -Math.log(1 - random());
}

/** Draws a standard normal number (Box and Muller). */
export function normal(random: Random): number {
  return Math.sqrt(2 * exponential(random)) * Math.cos(2 * Math.PI * random());
}

/** Draws a Poisson count by counting exponential steps. Cost: O(mean). */
export function poisson(random: Random, mean: number): number {
  let count = 0;
  for (let sum = exponential(random); sum < mean; sum += exponential(random)) count++;
  return count;
}

export function between(random: Random, low: number, high: number): number {
  return low + (high - low) * random();
}

export function pick<Item>(random: Random, items: readonly Item[]): Item {
  return items[Math.floor(random() * items.length)]!;
}

/** Draws a position in `weights` in proportion to its weight. */
export function pickWeighted(random: Random, weights: readonly number[]): number {
  let left = random() * weights.reduce((sum, weight) => sum + weight, 0);
  for (let i = 0; i < weights.length; i++) {
    left -= weights[i]!;
    if (left < 0) return i;
  }
  return weights.length - 1;
}

/** Draws `count` different items, or all if there are fewer, in the order drawn. */
export function pickSome<Item>(random: Random, items: readonly Item[], count: number): Item[] {
  const left = [...items];
  const drawn: Item[] = [];
  while (drawn.length < count && left.length > 0) {
    drawn.push(...left.splice(Math.floor(random() * left.length), 1));
  }
  return drawn;
}

/** Rounds down to a whole second, as in times from platforms. */
export function wholeSecond(instant: number): number {
  return Math.floor(instant / 1000) * 1000;
}
