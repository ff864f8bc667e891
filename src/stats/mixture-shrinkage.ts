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
  let shares: Float64Array = Float64Array.from(prior, (count) => count / total(prior));
  for (let draw = -BURN_IN; draw < draws; draw++) {
    for (let sweep = 0; sweep < SWEEPS; sweep++) {
      for (let k = 0; k < size; k++) {
        const pull = pullOn(k, effects, precision, information);
        const own = Math.max(1e-12, precision.at(k, k));
        from[k] = drawSource(pull, own, spreads, shares, random);
        const exact = own + 1 / spreads[from[k]] ** 2;
        effects[k] = pull / exact + drawNormal(random) / Math.sqrt(exact);
      }
    }
    const counts = prior.slice();
    for (const source of from) counts[source]++;
    shares = drawDirichlet(counts, random);
    if (draw >= 0) out.row(draw).set(effects);
  }
  return out;
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

/** Draws the component of an effect, with its value integrated out. */
function drawSource(
  pull: number,
  own: number,
  spreads: readonly number[],
  shares: Float64Array,
  random: Random,
): number {
  const logs = spreads.map((spread, j) => {
    const exact = own + 1 / spread ** 2;
    return Math.log(shares[j]) - Math.log(exact * spread ** 2) / 2 + pull ** 2 / (2 * exact);
  });
  const most = Math.max(...logs);
  const weights = logs.map((log) => Math.exp(log - most));
  let left = random() * total(weights);
  for (const [j, weight] of weights.entries()) {
    left -= weight;
    if (left < 0) return j;
  }
  return weights.length - 1;
}
