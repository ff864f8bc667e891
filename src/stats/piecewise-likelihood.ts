import { Matrix } from './matrix.ts';
import type { Position } from './newton.ts';
import { SurvivalSum } from './piecewise-survival.ts';

/**
 * Spells whose start and end are each known only to lie in an interval. A spell began within
 * `arrival` before its first observation, lasted at least `least` after it, and ended at most `most`
 * after it; `most` is Infinity for a spell that was open at the last observation. Had it ended
 * within `entry` (at most `least`) after its first observation, it would be missing.
 */
export interface CensoredDurations {
  arrival: Float64Array;
  entry: Float64Array;
  least: Float64Array;
  most: Float64Array;
  weight: Float64Array;
}

/** Hazards with the log likelihood and its derivatives by the logarithms of the hazards. */
export interface HazardPosition extends Position {
  /** Logarithm of each piece's hazard. */
  log: Float64Array;
  slope: Float64Array;
  /** Sum of the scores' outer products, pieces x pieces. */
  information: Matrix;
}

/** Points at which the likelihood is averaged over the interval of an arrival. */
const POINTS = 6;
/** Prior standard deviation of the difference between the log hazards of neighbouring pieces. */
const SMOOTHNESS = 1.5;

/**
 * Returns the log likelihood of piecewise constant hazards with its derivatives, the prior included.
 * Cost: O(spells x pieces^2).
 *
 * @param from where the pieces begin: ascending, the first 0.
 * @param log logarithm of each piece's hazard.
 *
 * @example
 * // A spell observed from its start, still open after 2 units of time: survival is exp(-2 x 0.5).
 * const spell = {
 *   arrival: Float64Array.of(0),
 *   entry: Float64Array.of(0),
 *   least: Float64Array.of(2),
 *   most: Float64Array.of(Infinity),
 *   weight: Float64Array.of(1),
 * };
 * const position = hazardPosition(spell, Float64Array.of(0), Float64Array.of(Math.log(0.5)));
 * position.objective; // => -1
 * position.slope; // => [-1]
 */
export function hazardPosition(
  { arrival, entry, least, most, weight }: CensoredDurations,
  from: Float64Array,
  log: Float64Array,
): HazardPosition {
  const pieces = from.length;
  const hazard = log.map(Math.exp);
  const position: HazardPosition = {
    log,
    objective: 0,
    slope: new Float64Array(pieces),
    information: new Matrix(pieces, pieces),
  };
  // The probability that a spell is seen at all, and that it is seen and ends in its interval.
  const [observable, observed] = [new SurvivalSum(from, hazard), new SurvivalSum(from, hazard)];
  const score = new Float64Array(pieces);
  for (let i = 0; i < least.length; i++) {
    observable.clear();
    observed.clear();
    const points = arrival[i] > 0 ? POINTS : 1;
    for (let p = 0; p < points; p++) {
      const age = (arrival[i] * (p + 0.5)) / points;
      observable.add(age + entry[i], 1);
      observed.add(age + least[i], 1);
      if (most[i] < Infinity) observed.add(age + most[i], -1);
    }
    const probability = Math.max(1e-300, observed.total);
    position.objective += weight[i] * (Math.log(probability) - Math.log(observable.total));
    for (let j = 0; j < pieces; j++)
      score[j] = observed.slope[j] / probability - observable.slope[j] / observable.total;
    for (let a = 0; a < pieces; a++) {
      position.slope[a] += weight[i] * score[a];
      for (let b = 0; b < pieces; b++)
        position.information.add(a, b, weight[i] * score[a] * score[b]);
    }
  }
  addPrior(position);
  return position;
}

/** Adds the prior, by which hazards of neighbouring pieces are similar. */
function addPrior(position: HazardPosition): void {
  const { log } = position;
  const precision = 1 / SMOOTHNESS ** 2;
  for (let j = 1; j < log.length; j++) {
    const difference = log[j] - log[j - 1];
    position.objective -= (precision * difference ** 2) / 2;
    position.slope[j] -= precision * difference;
    position.slope[j - 1] += precision * difference;
    position.information.add(j, j, precision);
    position.information.add(j - 1, j - 1, precision);
    position.information.add(j, j - 1, -precision);
    position.information.add(j - 1, j, -precision);
  }
}
