import { choleskyFactor, choleskySolve } from './cholesky.ts';
import { Matrix } from './matrix.ts';
import { newtonMaximum, type NewtonStep, type Position } from './newton.ts';

/** How the throughput of a system depends on how many requests it works on at once. */
export interface ScalabilityLaw {
  /** Throughput of one request at a time, in requests per second. */
  lambda: number;
  /** Contention: the share of the work that is done one at a time; at least 0. */
  sigma: number;
  /** Coherency: what each pair of requests costs in addition; at least 0. */
  kappa: number;
}

/** The throughput measured with so many requests at once. */
export interface LoadPoint {
  /** Requests at once, at least 1. */
  load: number;
  /** Requests per second. */
  throughput: number;
  /** One divided by the variance of the throughput, up to a factor. Default: 1. */
  weight?: number;
}

/** The law that fits best, and how sure it is. */
export interface ScalabilityFit extends ScalabilityLaw {
  /** Covariance of lambda, sigma and kappa. Zeros for one that lies at its bound. */
  covariance: Matrix;
  /** Points beyond the coefficients that were estimated. */
  degreesOfFreedom: number;
}

/** Which of sigma and kappa are estimated; the others are 0. Fewer only where more turn negative. */
const ESTIMATED = [
  [true, true],
  [true, false],
  [false, true],
  [false, false],
] as const;

/**
 * Returns the throughput with so many requests at once, by the universal scalability law:
 * X(N) = lambda N / (1 + sigma (N - 1) + kappa N (N - 1)).
 *
 * N. J. Gunther, Guerrilla Capacity Planning, Springer 2007, chapter 4. Cost: O(1).
 *
 * @example
 * throughputAt({ lambda: 100, sigma: 0.1, kappa: 0.01 }, 10); // => 357.143
 */
export function throughputAt({ lambda, sigma, kappa }: ScalabilityLaw, load: number): number {
  return (lambda * load) / (1 + sigma * (load - 1) + kappa * load * (load - 1));
}

/**
 * Fits the universal scalability law to measured throughput by weighted non-linear least squares,
 * with sigma and kappa at least 0. The covariance is that of the linearised problem, with the
 * variance of the residuals.
 *
 * The start is the exact solution for the reciprocal: N / X(N) is linear in 1 / lambda,
 * sigma / lambda and kappa / lambda. Cost: O(n) for each of about ten steps.
 *
 * @param points at least four, of at least four loads.
 * @throws RangeError if there are fewer, or if a load or a throughput is not positive.
 *
 * @example
 * const law = { lambda: 100, sigma: 0.1, kappa: 0.01 };
 * const points = [1, 2, 4, 8, 16].map((load) => ({ load, throughput: throughputAt(law, load) }));
 * fitScalability(points).kappa; // => 0.01
 */
export function fitScalability(points: readonly LoadPoint[]): ScalabilityFit {
  if (new Set(points.map(({ load }) => load)).size < 4) {
    throw new RangeError('a fit needs the throughput of at least four loads');
  }
  if (points.some(({ load, throughput }) => !(load >= 1) || !(throughput > 0))) {
    throw new RangeError('loads are at least 1, and throughputs are above 0');
  }
  const fits = ESTIMATED.map((estimated) => fitted(points, [true, ...estimated]));
  const possible = fits.filter(({ values }) => values.every((value) => value >= 0));
  const best = possible.reduce((a, b) => (b.objective > a.objective ? b : a));
  return withCovariance(points, best);
}

interface Fitted extends Position {
  /** Lambda, sigma and kappa. */
  values: number[];
  /** The places of those that are estimated. */
  free: number[];
}

/** Fits the coefficients that are estimated, whatever their sign. */
function fitted(points: readonly LoadPoint[], estimated: readonly boolean[]): Fitted {
  const free = estimated.flatMap((is, at) => (is ? [at] : []));
  const at = (values: number[]): Fitted => ({ values, free, objective: -squares(points, values) });
  const { position } = newtonMaximum<Fitted, NewtonStep & { by: Float64Array }>({
    start: at(startOf(points, free)),
    stepFrom: ({ values }) => {
      const { information, slope } = normalEquations(points, values, free);
      const by = choleskySolve(choleskyFactor(information), slope);
      return { by, gain: by.reduce((sum, step, i) => sum + step * slope[i], 0) };
    },
    move: ({ values }, { by }, share) =>
      at(values.map((value, i) => value + share * (by[free.indexOf(i)] ?? 0))),
    leastGain: 1e-12,
  });
  return position;
}

/** Solves the linear problem of N / X(N). */
function startOf(points: readonly LoadPoint[], free: readonly number[]): number[] {
  const information = new Matrix(free.length, free.length);
  const slope = new Float64Array(free.length);
  for (const { load, throughput, weight = 1 } of points) {
    const terms = [1, load - 1, load * (load - 1)];
    const w = (weight * throughput ** 4) / load ** 2;
    accumulate(information, slope, { row: free.map((at) => terms[at]), w, y: load / throughput });
  }
  const solved = choleskySolve(choleskyFactor(information), slope);
  const values = [0, 0, 0];
  for (const [i, at] of free.entries())
    values[at] = at === 0 ? 1 / solved[0] : solved[i] / solved[0];
  return values;
}

function normalEquations(points: readonly LoadPoint[], values: number[], free: readonly number[]) {
  const law = lawOf(values);
  const information = new Matrix(free.length, free.length);
  const slope = new Float64Array(free.length);
  for (const { load, throughput, weight = 1 } of points) {
    const predicted = throughputAt(law, load);
    const divided = predicted ** 2 / (law.lambda * load);
    const all = [predicted / law.lambda, -divided * (load - 1), -divided * load * (load - 1)];
    accumulate(information, slope, {
      row: free.map((at) => all[at]),
      w: weight,
      y: throughput - predicted,
    });
  }
  return { information, slope };
}

function accumulate(
  information: Matrix,
  slope: Float64Array,
  { row, w, y }: { row: readonly number[]; w: number; y: number },
): void {
  for (const [i, a] of row.entries()) {
    slope[i] += w * a * y;
    for (const [j, b] of row.entries()) information.add(i, j, w * a * b);
  }
}

function squares(points: readonly LoadPoint[], values: number[]): number {
  const law = lawOf(values);
  return points.reduce((sum, { load, throughput, weight = 1 }) => {
    return sum + weight * (throughput - throughputAt(law, load)) ** 2;
  }, 0);
}

function withCovariance(points: readonly LoadPoint[], { values, free }: Fitted): ScalabilityFit {
  const degreesOfFreedom = points.length - free.length;
  const variance = squares(points, values) / degreesOfFreedom;
  const factor = choleskyFactor(normalEquations(points, values, free).information);
  const covariance = new Matrix(3, 3);
  for (const [i, row] of free.entries()) {
    const unit = new Float64Array(free.length);
    unit[i] = variance;
    const solved = choleskySolve(factor, unit);
    for (const [j, column] of free.entries()) covariance.set(row, column, solved[j]);
  }
  return { ...lawOf(values), covariance, degreesOfFreedom };
}

function lawOf([lambda, sigma, kappa]: readonly number[]): ScalabilityLaw {
  return { lambda, sigma, kappa };
}
