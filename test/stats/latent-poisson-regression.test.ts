import { Matrix } from '../../src/stats/matrix.ts';
import { describe, expect, it } from 'vitest';
import {
  type LatentPoissonProblem,
  latentPoissonRegression,
} from '../../src/stats/latent-poisson-regression.ts';
import {
  choleskyFactor,
  choleskyInverse,
  choleskyLogDeterminant,
} from '../../src/stats/cholesky.ts';
import { drawNormal } from '../../src/stats/draw-normal.ts';
import { ornsteinUhlenbeckPrecision } from '../../src/stats/ornstein-uhlenbeck-precision.ts';
import { poissonRegression } from '../../src/stats/poisson-regression.ts';
import { seededRandom } from '../../src/stats/random.ts';
import {
  tridiagonalFactor,
  tridiagonalLogDeterminant,
  tridiagonalSolve,
  tridiagonalTimes,
} from '../../src/stats/tridiagonal.ts';
import { warpbreaks } from './poisson-examples.ts';
import { designOf, relativeError, standardErrors } from './support.ts';

const TIMES = Float64Array.of(0, 0.5, 1, 3, 3.2, 9, 9.5, 12);

/** A tridiagonal matrix written out, row by row. */
function dense({ diagonal, below }: { diagonal: Float64Array; below: Float64Array }): Matrix {
  const size = diagonal.length;
  const matrix = new Matrix(size, size);
  for (let i = 0; i < size; i++) {
    matrix.set(i, i, diagonal[i]);
    if (i === 0) continue;
    matrix.set(i, i - 1, below[i]);
    matrix.set(i - 1, i, below[i]);
  }
  return matrix;
}

describe('the precision of an Ornstein-Uhlenbeck process', () => {
  const precision = ornsteinUhlenbeckPrecision(TIMES, 0.7, 2);
  const size = TIMES.length;

  it('is the inverse of its covariance', () => {
    const covariance = choleskyInverse(choleskyFactor(dense(precision)));
    const expected = Float64Array.from(
      { length: size * size },
      (_, at) => 0.49 * Math.exp(-Math.abs(TIMES[Math.floor(at / size)] - TIMES[at % size]) / 2),
    );
    expect(relativeError(covariance.values, expected)).toBeLessThan(1e-12);
  });

  it('can be solved and multiplied, and has a determinant, like the full matrix', () => {
    const factor = tridiagonalFactor(precision);
    const v = Float64Array.from(TIMES, (t) => Math.cos(t));
    expect(relativeError(tridiagonalTimes(precision, tridiagonalSolve(factor, v)), v)).toBeLessThan(
      1e-12,
    );
    const whole = choleskyLogDeterminant(choleskyFactor(dense(precision)));
    expect(tridiagonalLogDeterminant(factor)).toBeCloseTo(whole, 12);
  });

  it('must be positive definite', () => {
    expect(() =>
      tridiagonalFactor({ diagonal: Float64Array.of(1, 1), below: Float64Array.of(0, 2) }),
    ).toThrow(RangeError);
  });
});

/** Counts over `length` days of a cause that comes and goes, in bunches. */
function overdispersed(length: number, spread: number, seed: number): LatentPoissonProblem {
  const random = seededRandom(seed);
  const times = Float64Array.from({ length }, (_, i) => i);
  let level = spread * drawNormal(random);
  const rows: number[][] = [];
  const counts = times.map((_, i) => {
    const kept = Math.exp(-1 / 2);
    level = kept * level + spread * Math.sqrt(1 - kept ** 2) * drawNormal(random);
    rows.push([1, i % 7 < 2 ? 1 : 0]);
    const mean = Math.exp(2 + 0.5 * rows[i][1] + level);
    let count = -1;
    for (let clock = 0; clock <= mean; count++) clock -= Math.log(1 - random());
    return count;
  });
  return {
    design: designOf(rows),
    counts,
    offset: new Float64Array(length),
    penalty: Float64Array.of(1e-6, 1e-6),
    latent: ornsteinUhlenbeckPrecision(times, spread, 2),
  };
}

describe('Poisson regression with random effects', () => {
  it('is the plain one if these are nearly zero', () => {
    const problem = warpbreaks();
    const times = Float64Array.from(problem.counts.keys());
    const penalty = new Float64Array(problem.design.columns).fill(1e-9);
    const plain = poissonRegression({ ...problem, penalty });
    const latent = ornsteinUhlenbeckPrecision(times, 1e-4, 1);
    const fit = latentPoissonRegression({ ...problem, penalty, latent });
    expect(relativeError(fit.coefficients, plain.coefficients)).toBeLessThan(1e-5);
    expect(
      relativeError(standardErrors(fit.covariance), standardErrors(plain.covariance)),
    ).toBeLessThan(1e-5);
  });

  it('has its mode at a zero of every derivative', () => {
    const problem = overdispersed(60, 0.4, 1);
    const { latent, fitted } = latentPoissonRegression(problem);
    const pull = tridiagonalTimes(problem.latent, latent);
    for (let r = 0; r < fitted.length; r++)
      expect(problem.counts[r] - fitted[r] - pull[r]).toBeCloseTo(0, 5);
  });

  it('has the covariance and evidence of the full matrix with random effects', () => {
    const problem = overdispersed(12, 0.4, 2);
    const { design, latent } = problem;
    const fit = latentPoissonRegression(problem);
    const size = design.columns + design.rows;
    const whole = new Matrix(size, size);
    const prior = dense(latent);
    for (let r = 0; r < design.rows; r++) {
      const [at, mean] = [design.columns + r, fit.fitted[r]];
      for (let c = 0; c < design.rows; c++) whole.set(at, design.columns + c, prior.at(r, c));
      whole.add(at, at, mean);
      for (let e = design.start[r]; e < design.start[r + 1]; e++) {
        const value = design.value[e];
        whole.set(at, design.column[e], mean * value);
        for (let f = design.start[r]; f < design.start[r + 1]; f++)
          whole.add(design.column[e], design.column[f], mean * value * design.value[f]);
      }
    }
    for (let c = 0; c < design.columns; c++) whole.add(c, c, problem.penalty[c]);
    const factor = choleskyFactor(whole);
    const inverse = choleskyInverse(factor);
    expect(fit.covariance.at(0, 0) / inverse.at(0, 0)).toBeCloseTo(1, 8);
    expect(fit.covariance.at(1, 1) / inverse.at(1, 1)).toBeCloseTo(1, 8);
    let objective = 0;
    for (let r = 0; r < design.rows; r++)
      objective += problem.counts[r] * Math.log(fit.fitted[r]) - fit.fitted[r];
    const pull = tridiagonalTimes(latent, fit.latent);
    for (let r = 0; r < design.rows; r++) objective -= (pull[r] * fit.latent[r]) / 2;
    for (const c of [0, 1]) objective -= (1e-6 * fit.coefficients[c] ** 2) / 2;
    const determinants =
      choleskyLogDeterminant(choleskyFactor(prior)) +
      2 * Math.log(1e-6) -
      choleskyLogDeterminant(factor);
    expect(fit.evidence).toBeCloseTo(objective + determinants / 2, 8);
  });

  it('has intervals that cover the effect 95 times in 100 with overdispersed counts, unlike the plain one', () => {
    let held = 0;
    let heldByPlain = 0;
    for (let seed = 0; seed < 200; seed++) {
      const problem = overdispersed(120, 0.5, 100 + seed);
      const fit = latentPoissonRegression(problem);
      const { design, counts, offset, penalty } = problem;
      const plain = poissonRegression({ design, counts, offset, penalty });
      if (Math.abs(fit.coefficients[1] - 0.5) < 1.96 * Math.sqrt(fit.covariance.at(1, 1))) held++;
      if (Math.abs(plain.coefficients[1] - 0.5) < 1.96 * Math.sqrt(plain.covariance.at(1, 1)))
        heldByPlain++;
    }
    expect(held / 200).toBeGreaterThan(0.9);
    expect(held / 200).toBeLessThan(0.99);
    expect(heldByPlain / 200).toBeLessThan(0.8);
  });

  it('prefers the true overdispersion', () => {
    const problem = overdispersed(300, 0.4, 7);
    const times = Float64Array.from({ length: 300 }, (_, i) => i);
    const evidence = [0.02, 0.4, 2].map(
      (spread) =>
        latentPoissonRegression({
          ...problem,
          latent: ornsteinUhlenbeckPrecision(times, spread, 2),
        }).evidence,
    );
    expect(evidence[1]).toBeGreaterThan(evidence[0] + 3);
    expect(evidence[1]).toBeGreaterThan(evidence[2] + 3);
  });

  it('rejects invalid counts', () => {
    const problem = overdispersed(10, 0.4, 8);
    expect(() =>
      latentPoissonRegression({ ...problem, counts: problem.counts.map(() => -1) }),
    ).toThrow(RangeError);
  });
});
