import { drawDirichlet } from './draw-dirichlet.ts';
import { drawNormal } from './draw-normal.ts';
import { Matrix } from './matrix.ts';
import type { Random } from './random.ts';

/** Estimates of several effects, and the prior of their sizes. */
export interface ShrinkageProblem {
  /** Precision of the effects by the data alone, size x size, symmetric. */
  precision: Matrix;
  /** Precision times the maximum likelihood estimates. */
  information: Float64Array;
  /** Standard deviations of the mixture's components: normal distributions around 0. */
  spreads: readonly number[];
  /** Dirichlet prior of the components' shares, as a number of effects in each. */
  prior: readonly number[];
}

/** Draws discarded at the start, and Gibbs sweeps for each draw. */
const BURN_IN = 200;
const SWEEPS = 2;

/**
 * Draws from the posterior of effects that come from a mixture of normal distributions. The shares
 * of the mixture are learnt from all effects: where most effects are near 0, small estimates shrink
 * strongly and large ones little (adaptive shrinkage: Stephens, "False discovery rates: a new deal",
 * Biostatistics 18, 2017). Gibbs sampling draws each effect together with its component (George and
 * McCulloch, "Variable selection via Gibbs sampling", Journal of the American Statistical
 * Association 88, 1993).
 *
 * @returns draws x size. Cost: O(draws x size x (size + spreads)).
 *
 * @example
 * // Two estimates, 2 and 0, each with a standard error of 1.
 * const problem = {
 *   precision: Matrix.fromRows([[1, 0], [0, 1]]),
 *   information: Float64Array.of(2, 0),
 *   spreads: [0.1, 2],
 *   prior: [1, 1],
 * };
 * mixtureShrinkage(problem, 1, seededRandom(1)).row(0); // => [1.28915, 0.0971729]
 */
export function mixtureShrinkage(
  { precision, information, spreads, prior }: ShrinkageProblem,
  draws: number,
  random: Random,
): Matrix {
  const size = information.length;
  const out = new Matrix(draws, size);
  const effects = new Float64Array(size);
  const from = new Int32Array(size);
  const sources = Array.from({ length: size }, (_, k) =>
    sourcesOf(Math.max(1e-12, precision.at(k, k)), spreads),
  );
  const weights = new Float64Array(spreads.length);
  let logShares = Float64Array.from(prior, (count) => Math.log(count / total(prior)));
  for (let draw = -BURN_IN; draw < draws; draw++) {
    for (let sweep = 0; sweep < SWEEPS; sweep++) {
      for (let k = 0; k < size; k++) {
        const pull = pullOn(k, effects, precision, information);
        from[k] = drawSource(pull, sources[k], logShares, weights, random);
        const exact = sources[k].exact[from[k]];
        effects[k] = pull / exact + drawNormal(random) / Math.sqrt(exact);
      }
    }
    const counts = prior.slice();
    for (const source of from) counts[source]++;
    logShares = drawDirichlet(counts, random).map(Math.log);
    if (draw >= 0) out.row(draw).set(effects);
  }
  return out;
}

/** Of one effect, by component: what stays the same in all draws. */
interface Sources {
  /** Precision of the effect, given the others. */
  exact: Float64Array;
  /** Logarithm of the component's density at 0, as far as it depends on the component. */
  logDensity: Float64Array;
}

/** @param own precision of the effect by the data alone. */
function sourcesOf(own: number, spreads: readonly number[]): Sources {
  const exact = Float64Array.from(spreads, (spread) => own + 1 / spread ** 2);
  return {
    exact,
    logDensity: exact.map((precision, j) => -Math.log(precision * spreads[j] ** 2) / 2),
  };
}

function total(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}

/** Returns the information about one effect, given the others. */
function pullOn(
  k: number,
  effects: Float64Array,
  precision: Matrix,
  information: Float64Array,
): number {
  const size = effects.length;
  let pull = information[k];
  for (let j = 0; j < size; j++) if (j !== k) pull -= precision.at(k, j) * effects[j];
  return pull;
}

/**
 * Draws the component of an effect, with its value integrated out.
 *
 * @param weights room for one of each component.
 */
function drawSource(
  pull: number,
  { exact, logDensity }: Sources,
  logShares: Float64Array,
  weights: Float64Array,
  random: Random,
): number {
  let most = -Infinity;
  for (let j = 0; j < weights.length; j++) {
    weights[j] = logShares[j] + logDensity[j] + pull ** 2 / (2 * exact[j]);
    most = Math.max(most, weights[j]);
  }
  let sum = 0;
  for (let j = 0; j < weights.length; j++) sum += weights[j] = Math.exp(weights[j] - most);
  let left = random() * sum;
  for (let j = 0; j < weights.length; j++) {
    left -= weights[j];
    if (left < 0) return j;
  }
  return weights.length - 1;
}
