import { choleskyFactor, choleskyTimes } from '../../../stats/cholesky.ts';
import { drawNormal } from '../../../stats/draw-normal.ts';
import { mixtureShrinkage } from '../../../stats/mixture-shrinkage.ts';
import type { Random } from '../../../stats/random.ts';
import { EXPECTED, SPREADS } from '../cost/effect-prior.ts';
import type { WeightedHalfLife } from '../design/half-lives.ts';
import type { RateLikelihood } from './rate-likelihood.ts';

const DRAWS = 2000;

/** Divides the draws among the half-lives by their weights. */
function shares(halfLives: readonly WeightedHalfLife[]): { h: number; from: number; to: number }[] {
  let passed = 0;
  return halfLives.map(({ weight }, h) => {
    const from = Math.round(passed * DRAWS);
    passed += weight;
    return { h, from, to: Math.round(passed * DRAWS) };
  });
}

/** Returns columns x draws: follows attributable to each column, shrunk by those of all columns. */
export function drawFollows(
  likelihoods: readonly RateLikelihood[],
  halfLives: readonly WeightedHalfLife[],
  random: Random,
): Float64Array[] {
  const columns = likelihoods[0].units.length;
  const draws = Array.from({ length: columns }, () => new Float64Array(DRAWS));
  for (const { h, from, to } of shares(halfLives)) {
    if (from === to) continue;
    const { units, precision, information } = likelihoods[h];
    const problem = { precision, information, spreads: SPREADS, prior: EXPECTED };
    const drawn = mixtureShrinkage(problem, to - from, random);
    for (let d = from; d < to; d++) {
      for (let k = 0; k < columns; k++) draws[k][d] = drawn.at(d - from, k) * units[k];
    }
  }
  return draws;
}

/** Returns the same without shrinkage, from the data alone. */
export function drawUnshrunk(
  likelihoods: readonly (RateLikelihood | undefined)[],
  halfLives: readonly WeightedHalfLife[],
  random: Random,
): Float64Array[] {
  const columns = likelihoods.find((one) => one !== undefined)!.units.length;
  const draws = Array.from({ length: columns }, () => new Float64Array(DRAWS));
  for (const { h, from, to } of shares(halfLives)) {
    const likelihood = likelihoods[h];
    if (from === to || likelihood === undefined) continue;
    const factor = choleskyFactor(likelihood.covariance);
    for (let d = from; d < to; d++) {
      const noise = Float64Array.from({ length: columns }, () => drawNormal(random));
      const drawn = choleskyTimes(factor, noise, likelihood.brought);
      for (let k = 0; k < columns; k++) draws[k][d] = drawn[k];
    }
  }
  return draws;
}
