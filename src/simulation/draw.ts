import type { Random } from '../stats/random.ts';
import { seededRandom } from '../stats/random.ts';

/** A generator of its own, seeded from this one: drawing more from it disturbs nobody else. */
export function fork(random: Random): () => Random {
  const seed = Math.floor(random() * 4_294_967_296);
  return () => seededRandom(seed);
}

/** An exponential number of mean 1. */
export function exponential(random: Random): number {
  return -Math.log(1 - random());
}

/** A standard normal number (Box and Muller). */
export function normal(random: Random): number {
  return Math.sqrt(2 * exponential(random)) * Math.cos(2 * Math.PI * random());
}

/** A Poisson count, by counting exponential steps: O(mean). */
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

/** Position in `weights`, each as likely as its weight. */
export function pickWeighted(random: Random, weights: readonly number[]): number {
  let left = random() * weights.reduce((sum, weight) => sum + weight, 0);
  for (let i = 0; i < weights.length; i++) {
    left -= weights[i]!;
    if (left < 0) return i;
  }
  return weights.length - 1;
}

/** `count` different items, or all where there are fewer, in the order drawn. */
export function pickSome<Item>(random: Random, items: readonly Item[], count: number): Item[] {
  const left = [...items];
  const drawn: Item[] = [];
  while (drawn.length < count && left.length > 0) {
    drawn.push(...left.splice(Math.floor(random() * left.length), 1));
  }
  return drawn;
}

/** Times as platforms tell them. */
export function wholeSecond(instant: number): number {
  return Math.floor(instant / 1000) * 1000;
}
