import { drawDirichlet } from './draw-dirichlet.ts';
import { drawNormal } from './draw-normal.ts';
import { Matrix } from './matrix.ts';
import type { Random } from './random.ts';

/** What the data say of some effects, and what may be expected of them. */
export interface ShrinkageProblem {
  /** Precision of the effects as the data have it, size x size, symmetric. */
  precision: Matrix;
  /** Precision times the effects that the data make likeliest. */
  information: Float64Array;
  /** Standard deviations of the normal distributions, all around 0, that effects may come from. */
  spreads: readonly number[];
  /** How many effects are known beforehand to come from each: the prior of the mixture's shares. */
  prior: readonly number[];
}

/** Sweeps before the first draw that is kept, and for each draw. */
const BURN_IN = 200;
const SWEEPS = 2;

/**
 * Draws from the posterior of effects that come from a mixture of normal distributions, whose
 * shares are learnt from all effects together: many that are next to nothing pull the others there,
 * a few that stand out stay (adaptive shrinkage: Stephens, "False discovery rates: a new deal",
 * Biostatistics 18, 2017), by Gibbs sampling (George and McCulloch, "Variable selection via Gibbs
 * sampling", Journal of the American Statistical Association 88, 1993), each effect together with
 * the distribution it comes from.
 *
 * @returns draws x size. Cost: O(draws x size x (size + spreads)).
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

/** What the data say of one effect, the others being as they are. */
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

/** Which distribution an effect comes from, its value integrated out. */
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
