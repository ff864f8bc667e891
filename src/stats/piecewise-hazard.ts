import { choleskyFactor, choleskyInverse, choleskySolve } from './cholesky.ts';
import { innerProduct } from './inner-product.ts';
import { newtonMaximum, type NewtonStep } from './newton.ts';
import {
  type CensoredDurations,
  type HazardPosition,
  hazardPosition,
} from './piecewise-likelihood.ts';
import { timeInPieces } from './piecewise-survival.ts';
import type { SurvivalEstimate } from './survival-estimate.ts';
import { weightedRateInterval } from './weighted-rate-interval.ts';

/** A hazard that is constant on pieces of age. */
export interface PiecewiseHazard {
  /** Where the pieces begin, from 0 on. */
  from: Float64Array;
  /** Hazard of each piece, per unit of time. */
  hazard: Float64Array;
  /** Returns the survival to an age, without its interval. Cost: O(pieces). */
  shareAt(age: number): number;
  /**
   * Returns the survival to an age, with its 95% interval: that of the cumulative hazard by {@link
   * weightedRateInterval}, where one event counts as much as it does in the piece with the fewest at
   * risk. Cost: O(spells x pieces + pieces^2).
   */
  survivalAt(age: number): SurvivalEstimate;
}

const LEAST_GAIN = 1e-7;
/** The largest change of a log hazard in one step. */
const LONGEST_STEP = 3;
const LOWEST_LOG = -25;

/**
 * Estimates a hazard that is constant on pieces of age, from spells whose start and end are interval
 * censored. Spells that ended before their first observation, or before their entry, are missing, so
 * the likelihood of a spell is the probability of its end given that it was observed at all; its start is uniform in its
 * interval (left truncation and double interval censoring: De Gruttola and Lagakos, Biometrics 45,
 * 1989; Sun, The Statistical Analysis of Interval-censored Failure Time Data, 2006, chapter 8). A
 * weak prior makes hazards of neighbouring pieces similar, so that pieces without ends have an
 * estimate too. Variances come from the scores' outer products (Berndt, Hall, Hall and Hausman 1974).
 *
 * @param from where the pieces begin: ascending, the first 0.
 * Cost: O(spells x pieces^2) for each of about ten steps.
 *
 * @example
 * // Two spells ended within an interval, one is open.
 * const spells = {
 *   arrival: Float64Array.of(1, 1, 1),
 *   entry: Float64Array.of(0, 0, 0),
 *   least: Float64Array.of(0, 1, 4),
 *   most: Float64Array.of(1, 2, Infinity),
 *   weight: Float64Array.of(1, 1, 1),
 * };
 * const { hazard, survivalAt } = piecewiseHazard(spells, Float64Array.of(0, 2));
 * hazard; // => [0.43159, 0.226263]
 * survivalAt(4).estimate; // => 0.268285
 */
export function piecewiseHazard(durations: CensoredDurations, from: Float64Array): PiecewiseHazard {
  const pieces = from.length;
  if (durations.most.every((most) => most === Infinity)) return withoutEnds(durations, from);
  const level = Math.log(crudeHazard(durations));
  const { position } = newtonMaximum({
    start: hazardPosition(durations, from, new Float64Array(pieces).fill(level)),
    stepFrom,
    move: (at, { log }, share) =>
      hazardPosition(
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
  return withSurvival(durations, from, hazard, (slope) => {
    let variance = 0;
    for (let a = 0; a < pieces; a++) {
      for (let b = 0; b < pieces; b++) variance += slope[a] * slope[b] * covariance.at(a, b);
    }
    return variance;
  });
}

/** No spell ended: the likeliest hazard is 0, and its likelihood has no curvature. */
function withoutEnds(durations: CensoredDurations, from: Float64Array): PiecewiseHazard {
  return withSurvival(durations, from, new Float64Array(from.length), () => 0);
}

/**
 * @param varianceOf the variance of a cumulative hazard, from its derivative by the logarithms of the
 *   hazards.
 */
function withSurvival(
  durations: CensoredDurations,
  from: Float64Array,
  hazard: Float64Array,
  varianceOf: (slope: Float64Array) => number,
): PiecewiseHazard {
  const slopeAt = (age: number): Float64Array =>
    timeInPieces(from, age).map((time, j) => time * hazard[j]);
  return {
    from,
    hazard,
    shareAt: (age) => Math.exp(-sumOf(slopeAt(age))),
    survivalAt(age) {
      const slope = slopeAt(age);
      const ends = Array.from(from.slice(1), (end) => Math.min(end, age)).concat(age);
      const atRisk = Array.from(from)
        .filter((begin) => begin < age || begin === 0)
        .map((begin, j) => meanAtRisk(durations, begin, ends[j]));
      const { low, high } = weightedRateInterval(
        sumOf(slope),
        varianceOf(slope),
        1 / Math.min(...atRisk),
      );
      return { estimate: Math.exp(-sumOf(slope)), low: Math.exp(-high), high: Math.exp(-low) };
    },
  };
}

function sumOf(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0);
}

/**
 * Returns the mean number of spells at risk between two ages, with starts and ends in the middle of
 * their intervals.
 */
function meanAtRisk(
  { arrival, entry, least, most, weight }: CensoredDurations,
  start: number,
  end: number,
): number {
  let time = 0;
  for (let i = 0; i < least.length; i++) {
    const began = arrival[i] / 2;
    const ended = began + (most[i] < Infinity ? (least[i] + most[i]) / 2 : least[i]);
    time += weight[i] * Math.max(0, Math.min(end, ended) - Math.max(start, began + entry[i]));
  }
  return end > start ? time / (end - start) : weight.reduce((all, value) => all + value, 0);
}

/** Returns ends divided by time at risk, as if both were exact. */
function crudeHazard({ entry, least, most, weight }: CensoredDurations): number {
  let [ends, time] = [0.5, 1e-9];
  for (let i = 0; i < least.length; i++) {
    if (most[i] < Infinity) ends += weight[i];
    const lasted = most[i] < Infinity ? (least[i] + most[i]) / 2 : least[i];
    time += weight[i] * (lasted - entry[i]);
  }
  return ends / time;
}

interface HazardStep extends NewtonStep {
  log: Float64Array;
}

function stepFrom({ slope, information }: HazardPosition): HazardStep {
  const log = choleskySolve(choleskyFactor(information), slope);
  return { log, gain: innerProduct(slope, log) };
}
