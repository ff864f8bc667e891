import { choleskyFactor, choleskySolve } from './cholesky.ts';
import { intervalInformation } from './interval-information.ts';
import { type GroupedIntervals, logLikelihoodOf, pullOf } from './interval-likelihood.ts';
import { isotonicRegression } from './isotonic-regression.ts';

const MOST_ITERATIONS = 5000;
/** Iterations before Newton's steps are worth their cost. */
const BEFORE_NEWTON = 8;
const MOST_HALVINGS = 30;
/** Log likelihood that may at most be missing: half a thousandth of a standard error. */
const NO_GAIN = 1e-7;

/** Steps of Newton's method in a row, each without the places that the last one emptied. */
const MOST_REPEATS = 8;
/** Less than this is what is left of a place that the iterations are leaving. */
const NO_MASS = 1e-10;

/**
 * Maximum likelihood probabilities of the innermost intervals. By turns: a step of expectation-
 * maximisation (Turnbull, J. R. Stat. Soc. B 38, 1976), which is safe and quick at first; one of
 * the iterative convex minorant (Groeneboom and Wellner 1992), which empties places and fills them
 * again, together the hybrid of Wellner and Zhan (J. Am. Stat. Assoc. 92, 1997); and Newton's,
 * which ends the search once the right places are left.
 *
 * Stops by a proof, not by small steps: as the likelihood is concave, no distribution can have a
 * log likelihood higher by more than the largest pull on any place less the weight of all
 * (Lindsay, Annals of Statistics 11, 1983).
 *
 * @returns cumulative probability: entry k is that of the first k places.
 * Time, an iteration: O(groups + places x width^2), where intervals overlap `width` places that
 *   have any probability; some tens of iterations.
 */
export function intervalMass(grouped: GroupedIntervals): {
  cumulative: Float64Array;
  converged: boolean;
} {
  const { places, totalWeight } = grouped;
  let cumulative: Float64Array = Float64Array.from({ length: places + 1 }, (_, k) => k / places);
  for (let iteration = 0; iteration < MOST_ITERATIONS; iteration++) {
    const pull = pullOf(grouped, cumulative);
    const missing = pull.reduce((most, value) => Math.max(most, value), 0) - totalWeight;
    if (missing <= NO_GAIN + roundingOf(grouped, cumulative))
      return { cumulative, converged: true };
    cumulative = expectationStep(cumulative, pull, totalWeight);
    cumulative = convexMinorantStep(grouped, cumulative);
    if (iteration >= BEFORE_NEWTON) cumulative = newtonSteps(grouped, cumulative);
  }
  return { cumulative, converged: false };
}

/** Places that have any probability worth the name. */
export function placesWithMass(cumulative: Float64Array): number[] {
  const places = Array.from({ length: cumulative.length - 1 }, (_, k) => k);
  return places.filter((k) => cumulative[k + 1] - cumulative[k] > NO_MASS);
}

/** How far off the largest pull may be, as probabilities are differences of rounded numbers. */
function roundingOf({ first, end, weight }: GroupedIntervals, cumulative: Float64Array): number {
  let most = 0;
  for (let g = 0; g < weight.length; g++) {
    const probability = cumulative[end[g]] - cumulative[first[g]];
    most = Math.max(most, weight[g] / (probability * probability));
  }
  return 2 * Number.EPSILON * most;
}

/** Each place's probability times its pull; the sum stays 1. */
function expectationStep(
  cumulative: Float64Array,
  pull: Float64Array,
  totalWeight: number,
): Float64Array {
  const next = new Float64Array(cumulative.length);
  for (let k = 0; k < pull.length; k++) {
    next[k + 1] = next[k] + ((cumulative[k + 1] - cumulative[k]) * pull[k]) / totalWeight;
  }
  const sum = next[pull.length];
  return next.map((value) => value / sum);
}

/**
 * Newton's step with the diagonal of the information alone, brought back to a rising sequence, and
 * halved until the likelihood does not fall.
 */
function convexMinorantStep(grouped: GroupedIntervals, cumulative: Float64Array): Float64Array {
  const { places } = grouped;
  if (places < 2) return cumulative;
  const { slope, curvature } = derivatives(grouped, cumulative);
  const inner = cumulative.subarray(1, places);
  const aim = isotonicRegression(
    inner.map((value, k) => value + slope[k + 1] / curvature[k + 1]),
    curvature.subarray(1, places),
  );
  const before = logLikelihoodOf(grouped, cumulative);
  let scale = 1;
  for (let halving = 0; halving < MOST_HALVINGS; halving++, scale /= 2) {
    const next = cumulative.slice();
    for (let k = 0; k < aim.length; k++) {
      const bounded = Math.min(1, Math.max(0, aim[k]));
      next[k + 1] += scale * (bounded - inner[k]);
    }
    if (logLikelihoodOf(grouped, next) >= before) return next;
  }
  return cumulative;
}

/**
 * Newton's step among the places that have any probability, cut short where the first of them
 * loses its own; and again without that one. Among the right places it ends the search at once.
 */
function newtonSteps(grouped: GroupedIntervals, from: Float64Array): Float64Array {
  let cumulative = from;
  for (let repeat = 0; repeat < MOST_REPEATS; repeat++) {
    const kept = placesWithMass(cumulative);
    const { size, slope, information } = intervalInformation(grouped, kept, cumulative);
    const step = choleskySolve(choleskyFactor(information, size), size, slope);
    const mass = kept.map((k) => cumulative[k + 1] - cumulative[k]);
    const change = mass.map((_, i) => (step[i] ?? 0) - (step[i - 1] ?? 0));
    const room = mass.map((value, i) => (change[i] < 0 ? -value / change[i] : Infinity));
    const scale = Math.min(1, ...room);
    const next = new Float64Array(cumulative.length);
    for (const [i, k] of kept.entries()) next[k + 1] = Math.max(0, mass[i] + scale * change[i]);
    for (let k = 1; k < next.length; k++) next[k] += next[k - 1];
    if (!(logLikelihoodOf(grouped, next) >= logLikelihoodOf(grouped, cumulative))) break;
    cumulative = next;
    if (scale === 1) break;
  }
  return cumulative;
}

/** First and minus second derivatives of the log likelihood by each cumulative probability. */
function derivatives(
  { first, end, weight }: GroupedIntervals,
  cumulative: Float64Array,
): { slope: Float64Array; curvature: Float64Array } {
  const slope = new Float64Array(cumulative.length);
  const curvature = new Float64Array(cumulative.length);
  for (let g = 0; g < weight.length; g++) {
    const probability = cumulative[end[g]] - cumulative[first[g]];
    const pull = weight[g] / probability;
    slope[end[g]] += pull;
    slope[first[g]] -= pull;
    curvature[end[g]] += pull / probability;
    curvature[first[g]] += pull / probability;
  }
  return { slope, curvature };
}
