import { choleskyFactor, choleskyInverse } from '../../../stats/cholesky.ts';
import { Matrix } from '../../../stats/matrix.ts';
import { logUnder } from '../cost/effect-prior.ts';

/** What remains of counts after a fit to the broad topics, and what fine topics could explain. */
export interface Remainder {
  /** Seen less expected counts, one an interval. */
  residual: Float64Array;
  /** Their variances. */
  variance: Float64Array;
  /** intervals x fine topics: the count that a deviation of one unit adds. */
  design: Matrix;
  /** The position of the broad topic of each fine one. */
  parent: Int32Array;
  /** How much each fine topic weighs in the mean of its broad topic. */
  weight: Float64Array;
}

/** How far the effect of each fine topic is from that of its broad topic, in units. */
export interface Deviations {
  mean: Float64Array;
  error: Float64Array;
}

/** Candidate spreads of fine topics around their broad topic, in units of the effects. */
const SPREADS = [0.02, 0.05, 0.1, 0.2, 0.4] as const;

/**
 * Estimates how fine topics deviate from their broad topic, by one Newton step from the fit of the
 * broad topics. A normal prior shrinks deviations towards 0 (partial pooling: Gelman and Hill 2007,
 * chapter 12); the likeliest spread is chosen. The deviations inside a broad topic have mean 0,
 * because the broad topic is estimated as a whole. Cost: O(intervals x topics^2 + spreads x
 * topics^3).
 */
export function fineDeviations(remainder: Remainder): Deviations {
  const { precision, information } = likelihoodOf(remainder);
  const spread = SPREADS.reduce((best, candidate) =>
    logUnder(precision, information, candidate) > logUnder(precision, information, best)
      ? candidate
      : best,
  );
  const sharper = new Matrix(precision.rows, precision.columns, precision.values.slice());
  for (let k = 0; k < sharper.rows; k++) sharper.add(k, k, 1 / spread ** 2);
  const covariance = choleskyInverse(choleskyFactor(sharper));
  const mean = information.map((_, k) =>
    information.reduce((sum, pull, l) => sum + covariance.at(k, l) * pull, 0),
  );
  return {
    mean: centred(mean, remainder),
    error: mean.map((_, k) => Math.sqrt(covariance.at(k, k))),
  };
}

function likelihoodOf({ residual, variance, design }: Remainder): {
  precision: Matrix;
  information: Float64Array;
} {
  const topics = design.columns;
  const precision = new Matrix(topics, topics);
  const information = new Float64Array(topics);
  for (let i = 0; i < design.rows; i++) {
    if (!(variance[i] > 0)) continue;
    const row = design.row(i);
    for (let a = 0; a < topics; a++) {
      const scaled = row[a] / variance[i];
      if (scaled === 0) continue;
      information[a] += scaled * residual[i];
      for (let b = 0; b < topics; b++) precision.add(a, b, scaled * row[b]);
    }
  }
  return { precision, information };
}

function centred(values: Float64Array, { parent, weight }: Remainder): Float64Array {
  const sums = new Map<number, { weight: number; sum: number }>();
  values.forEach((value, k) => {
    const of = sums.get(parent[k]) ?? { weight: 0, sum: 0 };
    sums.set(parent[k], { weight: of.weight + weight[k], sum: of.sum + weight[k] * value });
  });
  return values.map((value, k) => {
    const of = sums.get(parent[k])!;
    return of.weight > 0 ? value - of.sum / of.weight : value;
  });
}
