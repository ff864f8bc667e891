import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PoissonProblem } from '../../src/stats/poisson-problem.ts';
import { poissonRegression } from '../../src/stats/poisson-regression.ts';
import { sandwichCovariance } from '../../src/stats/sandwich-covariance.ts';
import { shipDamage, warpbreaks } from './poisson-examples.ts';
import { designOf, relativeError, standardErrors } from './support.ts';

// Reference values: R 4.2.2, sandwich 3.0-2, MASS 7.3-58.2.
// fit <- glm(breaks ~ wool + tension, poisson, warpbreaks, control = list(epsilon = 1e-14))
const WARPBREAKS = {
  coefficients: [3.69196314494, -0.205988442639, -0.321320431601, -0.518488496512],
  errors: [0.0454107943426, 0.0515712427836, 0.0602659166952, 0.0639595193957], // vcov(fit)
  hc1: [0.121151584813, 0.108413936626, 0.134015029941, 0.129825240932], // vcovHC(fit, 'HC1')
  // cluster <- rep(1:9, length.out = 54); vcovCL(fit, cluster, type = 'HC1')
  cr1: [0.142465385771, 0.0667072840606, 0.128036362229, 0.142510145301],
  logLikelihood: -242.527983209,
};

/** The score of a log-linear Poisson model. */
function residuals({ counts }: PoissonProblem, fitted: Float64Array): Float64Array {
  return counts.map((count, r) => count - fitted[r]);
}

describe('Poisson regression', () => {
  it('gives the coefficients, errors and fit of R on warpbreaks', () => {
    const problem = warpbreaks();
    const fit = poissonRegression(problem);
    expect(fit.converged).toBe(true);
    expect(relativeError(fit.coefficients, WARPBREAKS.coefficients)).toBeLessThan(1e-10);
    expect(relativeError(standardErrors(fit.covariance), WARPBREAKS.errors)).toBeLessThan(1e-10);
    // R counts log(count!) too.
    const factorials = problem.counts.reduce((sum, count) => sum + logFactorial(count), 0);
    expect(fit.logLikelihood - factorials).toBeCloseTo(WARPBREAKS.logLikelihood, 8);
  });

  it('gives the robust errors of R on warpbreaks, with and without clusters', () => {
    const problem = warpbreaks();
    const { fitted, covariance: bread } = poissonRegression(problem);
    const shared = { design: problem.design, score: residuals(problem, fitted), bread };
    const cluster = Int32Array.from({ length: 54 }, (_, r) => r % 9);
    const errors = (of: Int32Array): Float64Array =>
      standardErrors(sandwichCovariance({ ...shared, cluster: of }));
    const alone = Int32Array.from(problem.counts.keys());
    expect(relativeError(errors(alone), WARPBREAKS.hc1)).toBeLessThan(1e-9);
    expect(relativeError(errors(cluster), WARPBREAKS.cr1)).toBeLessThan(1e-9);
  });

  it('accepts exposures as offsets, and rows without any: damage of ships', () => {
    const problem = shipDamage();
    const fit = poissonRegression(problem);
    // glm(incidents ~ type + factor(year) + factor(period), poisson, subset(ships, service > 0),
    //     offset = log(service), control = list(epsilon = 1e-14))
    expect(
      relativeError(
        fit.coefficients,
        [
          -6.40590156105, -0.543344301194, -0.68740164745, -0.0759614218771, 0.325579456224,
          0.697140426701, 0.818426577202, 0.4534266388, 0.384466958212,
        ],
      ),
    ).toBeLessThan(1e-8);
    expect(
      relativeError(
        standardErrors(fit.covariance),
        [
          0.217444106248, 0.177589907362, 0.329047216127, 0.290578658772, 0.235879402585,
          0.14964139252, 0.16977364929, 0.233170477773, 0.118272162623,
        ],
      ),
    ).toBeLessThan(1e-8);
  });

  it('shrinks by a penalty', () => {
    // P is the penalty; newton <- function(P) { b <- c(3, 0, 0, 0); for (i in 1:100) {
    //   m <- exp(X %*% b)[, 1]
    //   b <- b + solve(t(X) %*% (m * X) + P, t(X) %*% (y - m) - P %*% b) }; b[, 1] }
    const diagonal = { ...warpbreaks(), penalty: Float64Array.of(0, 10, 20, 30) };
    expect(
      relativeError(
        poissonRegression(diagonal).coefficients,
        [3.65977284887, -0.200653328945, -0.279814632652, -0.454342913165],
      ),
    ).toBeLessThan(1e-10);
  });

  it('is finite if a group without events drives its coefficient to infinity', () => {
    const design = designOf([
      [1, 0],
      [1, 0],
      [1, 1],
      [1, 1],
    ]);
    const counts = Float64Array.of(4, 6, 0, 0);
    const offset = new Float64Array(4);
    const fit = poissonRegression({ design, counts, offset, penalty: new Float64Array(2) });
    expect(fit.converged).toBe(true);
    expect(fit.coefficients[0]).toBeCloseTo(Math.log(5), 8);
    expect(fit.coefficients[1]).toBeLessThan(-15);
    expect(fit.coefficients.every(Number.isFinite)).toBe(true);
    const held = poissonRegression({ design, counts, offset, penalty: Float64Array.of(0, 1) });
    expect(held.converged).toBe(true);
    // The prior's pull equals the group's expected events: 2 exp(a + b) = -b.
    expect(held.fitted[2] + held.fitted[3]).toBeCloseTo(-held.coefficients[1], 8);
  });

  it('accepts counts that are all zero, and rows that are all without exposure', () => {
    const design = designOf([[1], [1]]);
    const penalty = new Float64Array(1);
    const counts = new Float64Array(2);
    const none = poissonRegression({ design, counts, offset: new Float64Array(2), penalty });
    expect(none.converged).toBe(true);
    expect(none.fitted[0]).toBeLessThan(1e-9);
    const offset = new Float64Array(2).fill(-Infinity);
    const empty = poissonRegression({ design, counts, offset, penalty });
    expect(empty.converged).toBe(true);
    expect(Array.from(empty.fitted)).toEqual([0, 0]);
    expect(Array.from(empty.covariance.values)).toEqual([0]);
  });

  it('leaves out a coefficient that repeats others', () => {
    const design = designOf([
      [1, 1, 0],
      [1, 1, 0],
      [1, 0, 1],
      [1, 0, 1],
    ]);
    const counts = Float64Array.of(3, 5, 10, 14);
    const offset = new Float64Array(4);
    const problem = { design, counts, offset, penalty: new Float64Array(3) };
    const fit = poissonRegression(problem);
    expect(fit.coefficients[2]).toBe(0);
    expect(relativeError(fit.fitted, [4, 4, 12, 12])).toBeLessThan(1e-10);
  });

  it.each([1e-12, 1, 1e12])('finds rates in any unit of exposure: %d', (unit) => {
    const design = designOf([
      [1, 0],
      [1, 0],
      [1, 1],
    ]);
    const counts = Float64Array.of(1, 3, 12);
    const offset = new Float64Array(3).fill(Math.log(unit));
    const fit = poissonRegression({ design, counts, offset, penalty: new Float64Array(2) });
    expect(fit.converged).toBe(true);
    expect(relativeError(fit.fitted, [2, 2, 12])).toBeLessThan(1e-9);
    expect(fit.coefficients[0]).toBeCloseTo(Math.log(2 / unit), 8);
  });

  it('rejects invalid input', () => {
    const changes: Partial<PoissonProblem>[] = [
      { counts: new Float64Array(54).fill(-1) },
      { counts: new Float64Array(54).fill(Number.NaN) },
      { counts: new Float64Array(53) },
      { offset: new Float64Array(54).fill(-Infinity) },
      { offset: new Float64Array(54).fill(Number.NaN) },
      { penalty: new Float64Array(5) },
      { design: designOf(Array.from({ length: 54 }, () => [1, 2, Infinity, 4])) },
    ];
    for (const change of changes) {
      expect(() => poissonRegression({ ...warpbreaks(), ...change })).toThrow(RangeError);
    }
  });

  const observation = fc.record({
    x: fc.integer({ min: -8, max: 8 }),
    group: fc.nat(2),
    count: fc.nat(30),
    exposure: fc.integer({ min: 1, max: 50 }),
  });
  const observations = fc.array(observation, { minLength: 6, maxLength: 40 });
  type Observation = { x: number; group: number; count: number; exposure: number };
  const problemOf = (rows: readonly Observation[]): PoissonProblem => ({
    design: designOf(
      rows.map(({ x, group }) => [1, Number(group === 1), Number(group === 2), x / 8]),
    ),
    counts: Float64Array.from(rows, ({ count }) => count),
    offset: Float64Array.from(rows, ({ exposure }) => Math.log(exposure)),
    penalty: Float64Array.of(1e-3, 0.5, 0.5, 0.5),
  });

  it('maximises the penalised likelihood: the slope there is 0', () => {
    fc.assert(
      fc.property(observations, (rows) => {
        const problem = problemOf(rows);
        const fit = poissonRegression(problem);
        expect(fit.converged).toBe(true);
        const left = residuals(problem, fit.fitted);
        const slope = Float64Array.from(fit.coefficients, (b, c) => -problem.penalty[c] * b);
        for (const [r, { x, group }] of rows.entries()) {
          for (const [c, value] of [1, +(group === 1), +(group === 2), x / 8].entries()) {
            slope[c] += value * left[r];
          }
        }
        for (const value of slope) expect(Math.abs(value)).toBeLessThan(1e-4);
      }),
    );
  });

  it('does not depend on the order of observations, or on how exposure is split into rows', () => {
    fc.assert(
      fc.property(observations, (rows) => {
        const whole = poissonRegression(problemOf(rows));
        const other = poissonRegression(
          problemOf(
            rows.toReversed().flatMap((row) => [
              { ...row, exposure: row.exposure / 4, count: 0 },
              { ...row, exposure: (3 * row.exposure) / 4 },
            ]),
          ),
        );
        for (let c = 0; c < 4; c++) {
          expect(other.coefficients[c]).toBeCloseTo(whole.coefficients[c], 6);
          expect(other.covariance.at(c, c)).toBeCloseTo(whole.covariance.at(c, c), 6);
        }
      }),
    );
  });
});

function logFactorial(count: number): number {
  let sum = 0;
  for (let i = 2; i <= count; i++) sum += Math.log(i);
  return sum;
}
