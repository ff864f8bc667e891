import { choleskyFactor, choleskyInverse, choleskySolve } from './cholesky.ts';
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
const MOST_ITERATIONS = 60;
const MOST_HALVINGS = 25;
const NO_GAIN = 1e-7;
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
 * Time O(rounds x stays x pieces^2).
 */
export function piecewiseHazard(durations: CensoredDurations, from: Float64Array): PiecewiseHazard {
  const pieces = from.length;
  let log = new Float64Array(pieces).fill(Math.log(crudeHazard(durations)));
  let state = scoresAt(durations, from, log);
  for (let iteration = 0; iteration < MOST_ITERATIONS; iteration++) {
    const factor = choleskyFactor(state.information, pieces);
    const step = choleskySolve(factor, pieces, state.slope);
    const gain = step.reduce((sum, value, j) => sum + value * state.slope[j], 0);
    const next = bestAlong(durations, from, log, step, state.objective);
    if (next === null) break;
    log = next.log;
    state = next.state;
    if (gain < NO_GAIN) break;
  }
  const covariance = choleskyInverse(choleskyFactor(state.information, pieces), pieces);
  const hazard = log.map(Math.exp);
  return {
    from,
    hazard,
    survivalAt(age) {
      const passed = timeInPieces(from, age);
      const slope = passed.map((time, j) => time * hazard[j]);
      const cumulative = slope.reduce((sum, value) => sum + value, 0);
      let variance = 0;
      for (let a = 0; a < pieces; a++) {
        for (let b = 0; b < pieces; b++)
          variance += slope[a] * slope[b] * covariance[a * pieces + b];
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

interface State {
  objective: number;
  slope: Float64Array;
  /** Lower half and upper half. */
  information: Float64Array;
}

/** Log likelihood and prior, their slope, and the information, by the logarithms of the hazards. */
function scoresAt(
  { arrival, least, most, weight }: CensoredDurations,
  from: Float64Array,
  log: Float64Array,
): State {
  const pieces = from.length;
  const hazard = log.map(Math.exp);
  const state: State = {
    objective: 0,
    slope: new Float64Array(pieces),
    information: new Float64Array(pieces * pieces),
  };
  const [seen, gone] = [new Sum(from, hazard), new Sum(from, hazard)];
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
    state.objective += weight[i] * (Math.log(chance) - Math.log(seen.total));
    for (let j = 0; j < pieces; j++) score[j] = gone.slope[j] / chance - seen.slope[j] / seen.total;
    for (let a = 0; a < pieces; a++) {
      state.slope[a] += weight[i] * score[a];
      for (let b = 0; b < pieces; b++)
        state.information[a * pieces + b] += weight[i] * score[a] * score[b];
    }
  }
  addPrior(log, state);
  return state;
}

/** Sum of survivals to some ages, and its slope by the logarithms of the hazards. */
class Sum {
  total = 0;
  readonly slope: Float64Array;
  readonly #from: Float64Array;
  readonly #hazard: Float64Array;

  constructor(from: Float64Array, hazard: Float64Array) {
    this.#from = from;
    this.#hazard = hazard;
    this.slope = new Float64Array(from.length);
  }

  clear(): void {
    this.total = 0;
    this.slope.fill(0);
  }

  add(age: number, sign: 1 | -1): void {
    const [from, hazard] = [this.#from, this.#hazard];
    let cumulative = 0;
    for (let j = 0; j < from.length && from[j] < age; j++)
      cumulative += hazard[j] * timeInPiece(from, j, age);
    const survival = sign * Math.exp(-cumulative);
    this.total += survival;
    for (let j = 0; j < from.length && from[j] < age; j++)
      this.slope[j] -= survival * hazard[j] * timeInPiece(from, j, age);
  }
}

function timeInPiece(from: Float64Array, piece: number, age: number): number {
  return Math.max(0, Math.min(age, from[piece + 1] ?? Infinity) - from[piece]);
}

function timeInPieces(from: Float64Array, age: number): Float64Array {
  return from.map((_, j) => timeInPiece(from, j, age));
}

function addPrior(log: Float64Array, state: State): void {
  const pieces = log.length;
  const precision = 1 / ALIKE ** 2;
  for (let j = 1; j < pieces; j++) {
    const apart = log[j] - log[j - 1];
    state.objective -= (precision * apart ** 2) / 2;
    state.slope[j] -= precision * apart;
    state.slope[j - 1] += precision * apart;
    state.information[j * pieces + j] += precision;
    state.information[(j - 1) * pieces + j - 1] += precision;
    state.information[j * pieces + j - 1] -= precision;
    state.information[(j - 1) * pieces + j] -= precision;
  }
}

/** The step or a part of it, the longest that loses nothing; null where there is none. */
function bestAlong(
  durations: CensoredDurations,
  from: Float64Array,
  log: Float64Array,
  step: Float64Array,
  objective: number,
): { log: Float64Array<ArrayBuffer>; state: State } | null {
  for (let halving = 0, scale = 1; halving < MOST_HALVINGS; halving++, scale /= 2) {
    const next = Float64Array.from(log, (value, j) =>
      Math.max(LOWEST_LOG, value + Math.max(-3, Math.min(3, scale * step[j]))),
    );
    const state = scoresAt(durations, from, next);
    if (state.objective >= objective) return { log: next, state };
  }
  return null;
}
