import { Matrix } from './matrix.ts';
import { choleskyFactor, choleskyInverse, choleskySolve } from './cholesky.ts';
import { innerProduct } from './inner-product.ts';
import { newtonMaximum, type NewtonStep, type Position } from './newton.ts';
import { SurvivalSum, timeInPieces } from './piecewise-survival.ts';
import { logLogInterval, type SurvivalEstimate } from './survival-estimate.ts';

/**
 * Stays of which both ends may be known only to lie between two looks. Somebody came some time in
 * the `arrival` before they were first seen, was there for `least` after that, and was gone at
 * `most` after it; `most` of Infinity: still there when last looked for.
 */
export interface CensoredDurations {
  arrival: Float64Array;
  least: Float64Array;
  most: Float64Array;
  weight: Float64Array;
}

export interface PiecewiseHazard {
  /** Where the pieces begin, from 0 on. */
  from: Float64Array;
  /** Hazard of each piece, per unit of time. */
  hazard: Float64Array;
  /** Share left at an age, with its 95% interval on the log-log scale. Time O(pieces^2). */
  survivalAt(age: number): SurvivalEstimate;
}

/** Moments of arrival that stand for all in the time that it lies in. */
const POINTS = 6;
const LEAST_GAIN = 1e-7;
/** The logarithm of a hazard moves by no more in a step. */
const LONGEST_STEP = 3;
/** Neighbouring pieces have hazards alike: standard deviation of the difference of their logarithms. */
const ALIKE = 1.5;
const LOWEST_LOG = -25;

/**
 * A hazard that is constant on pieces of age, by maximum likelihood from stays of which both ends
 * are interval-censored and of which those are unknown that ended before they were first seen: each
 * counts by the chance of its end given that it was seen at all, its beginning being anywhere in
 * its interval (left truncation and double interval censoring: De Gruttola and Lagakos, Biometrics
 * 45, 1989; Sun, The Statistical Analysis of Interval-censored Failure Time Data, 2006, chapter 8).
 * Within the first piece the hazard before anybody was seen is that after. A weak prior holds the
 * hazards of neighbouring pieces together, so that a piece without an end has one too. Variances
 * are those of the scores' outer products (Berndt, Hall, Hall and Hausman 1974).
 *
 * @param from where the pieces begin: ascending, the first 0.
 * Cost: O(stays x pieces^2) for each of some ten steps.
 */
export function piecewiseHazard(durations: CensoredDurations, from: Float64Array): PiecewiseHazard {
  const pieces = from.length;
  const level = Math.log(crudeHazard(durations));
  const { position } = newtonMaximum({
    start: positionAt(durations, from, new Float64Array(pieces).fill(level)),
    stepFrom,
    move: (at, { log }, share) =>
      positionAt(
        durations,
        from,
        at.log.map((value, j) => {
          const moved = value + Math.max(-LONGEST_STEP, Math.min(LONGEST_STEP, share * log[j]));
          return Math.max(LOWEST_LOG, moved);
        }),
      ),
    leastGain: LEAST_GAIN,
  });
  const covariance = choleskyInverse(choleskyFactor(position.information));
  const hazard = position.log.map(Math.exp);
  return {
    from,
    hazard,
    survivalAt(age) {
      const passed = timeInPieces(from, age);
      const slope = passed.map((time, j) => time * hazard[j]);
      const cumulative = slope.reduce((sum, value) => sum + value, 0);
      let variance = 0;
      for (let a = 0; a < pieces; a++) {
        for (let b = 0; b < pieces; b++) variance += slope[a] * slope[b] * covariance.at(a, b);
      }
      if (cumulative === 0) return { estimate: 1, low: 1, high: 1 };
      return logLogInterval(Math.exp(-cumulative), variance);
    },
  };
}

/** Ends over time seen, as if all were known exactly. */
function crudeHazard({ least, most, weight }: CensoredDurations): number {
  let [ends, time] = [0.5, 1e-9];
  for (let i = 0; i < least.length; i++) {
    if (most[i] < Infinity) ends += weight[i];
    time += weight[i] * (most[i] < Infinity ? (least[i] + most[i]) / 2 : least[i]);
  }
  return ends / time;
}

interface HazardPosition extends Position {
  /** Logarithm of each piece's hazard. */
  log: Float64Array;
  /** Slope of the objective, and the sum of the scores' outer products, pieces x pieces. */
  slope: Float64Array;
  information: Matrix;
}

interface HazardStep extends NewtonStep {
  log: Float64Array;
}

function stepFrom({ slope, information }: HazardPosition): HazardStep {
  const log = choleskySolve(choleskyFactor(information), slope);
  return { log, gain: innerProduct(slope, log) };
}

/** Log likelihood and prior, their slope, and the information, by the logarithms of the hazards. */
function positionAt(
  { arrival, least, most, weight }: CensoredDurations,
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
  const [seen, gone] = [new SurvivalSum(from, hazard), new SurvivalSum(from, hazard)];
  const score = new Float64Array(pieces);
  for (let i = 0; i < least.length; i++) {
    seen.clear();
    gone.clear();
    const points = arrival[i] > 0 ? POINTS : 1;
    for (let p = 0; p < points; p++) {
      const age = (arrival[i] * (p + 0.5)) / points;
      seen.add(age, 1);
      gone.add(age + least[i], 1);
      if (most[i] < Infinity) gone.add(age + most[i], -1);
    }
    const chance = Math.max(1e-300, gone.total);
    position.objective += weight[i] * (Math.log(chance) - Math.log(seen.total));
    for (let j = 0; j < pieces; j++) score[j] = gone.slope[j] / chance - seen.slope[j] / seen.total;
    for (let a = 0; a < pieces; a++) {
      position.slope[a] += weight[i] * score[a];
      for (let b = 0; b < pieces; b++)
        position.information.add(a, b, weight[i] * score[a] * score[b]);
    }
  }
  addPrior(position);
  return position;
}

function addPrior(position: HazardPosition): void {
  const { log } = position;
  const precision = 1 / ALIKE ** 2;
  for (let j = 1; j < log.length; j++) {
    const apart = log[j] - log[j - 1];
    position.objective -= (precision * apart ** 2) / 2;
    position.slope[j] -= precision * apart;
    position.slope[j - 1] += precision * apart;
    position.information.add(j, j, precision);
    position.information.add(j - 1, j - 1, precision);
    position.information.add(j, j - 1, -precision);
    position.information.add(j - 1, j, -precision);
  }
}
