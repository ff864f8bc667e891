import type { Random } from '../../../src/stats/random.ts';

export function between(random: Random, low: number, high: number): number {
  return low + (high - low) * random();
}

/** Even on the logarithmic scale. */
export function logBetween(random: Random, low: number, high: number): number {
  return Math.exp(between(random, Math.log(low), Math.log(high)));
}

/** A whole number from low to high, both included. */
export function wholeBetween(random: Random, low: number, high: number): number {
  return Math.floor(between(random, low, high + 1));
}

export function chance(random: Random, probability: number): boolean {
  return random() < probability;
}

/** Mean 1. */
export function exponential(random: Random): number {
  return -Math.log(1 - random());
}

/** Box and Muller, "A note on the generation of random normal deviates" (1958). */
export function normal(random: Random): number {
  return Math.sqrt(2 * exponential(random)) * Math.cos(2 * Math.PI * random());
}

/** Lognormal of mean 1. */
export function noiseFactor(random: Random, spread: number): number {
  return Math.exp(spread * normal(random) - spread ** 2 / 2);
}

/** By counting arrivals; meant for means of at most some hundreds. */
export function poisson(random: Random, mean: number): number {
  let count = -1;
  for (let clock = 0; clock <= mean; count++) clock += exponential(random);
  return Math.max(0, count);
}

/** A position in the weights, with a chance in proportion. */
export function pick(random: Random, weights: readonly number[]): number {
  let left = random() * weights.reduce((sum, weight) => sum + weight, 0);
  for (const [i, weight] of weights.entries()) {
    left -= weight;
    if (left < 0) return i;
  }
  return weights.length - 1;
}
