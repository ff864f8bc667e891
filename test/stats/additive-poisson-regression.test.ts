import { Matrix } from '../../src/stats/matrix.ts';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type AdditiveFit,
  type AdditiveProblem,
  additivePoissonRegression,
} from '../../src/stats/additive-poisson-regression.ts';
import { seededRandom } from '../../src/stats/random.ts';
import { sandwichCovariance } from '../../src/stats/sandwich-covariance.ts';
import { sparseFromDense } from '../../src/stats/sparse-from-dense.ts';
import { designOf, relativeError, standardErrors } from './support.ts';

// Days absent from school in New South Wales: Aitkin, J. R. Stat. Soc. A 141 (1978), as `quine` in
// R's MASS. The first 69 are Aboriginal; then M: male.
const DAYS = [
  2, 11, 14, 5, 5, 13, 20, 22, 6, 6, 15, 7, 14, 6, 32, 53, 57, 14, 16, 16, 17, 40, 43, 46, 8, 23,
  23, 28, 34, 36, 38, 3, 5, 11, 24, 45, 5, 6, 6, 9, 13, 23, 25, 32, 53, 54, 5, 5, 11, 17, 19, 8, 13,
  14, 20, 47, 48, 60, 81, 2, 0, 2, 3, 5, 10, 14, 21, 36, 40, 6, 17, 67, 0, 0, 2, 7, 11, 12, 0, 0, 5,
  5, 5, 11, 17, 3, 4, 22, 30, 36, 8, 0, 1, 5, 7, 16, 27, 0, 30, 10, 14, 27, 41, 69, 25, 10, 11, 20,
  33, 5, 7, 0, 1, 5, 5, 5, 5, 7, 11, 15, 5, 14, 6, 6, 7, 28, 0, 5, 14, 2, 2, 3, 8, 10, 12, 1, 1, 9,
  22, 3, 3, 5, 15, 18, 22, 37,
];
const isMale = (r: number): number => Number(r < 31 || (r >= 69 && r < 104));

/** Days ~ Eth + Sex. */
const absence = {
  design: designOf(DAYS.map((_, r) => [1, Number(r >= 69), isMale(r)])),
  counts: Float64Array.from(DAYS),
};

/** Standard errors that hold whatever the variance, each observation on its own. */
function robustErrors({ design, counts }: AdditiveProblem, fit: AdditiveFit): Float64Array {
  return standardErrors(
    sandwichCovariance({
      design,
      score: fit.fitted.map((expected, r) => (counts[r] - expected) / expected),
      bread: fit.covariance,
      cluster: Int32Array.from(counts.keys()),
    }),
  );
}

describe('additive Poisson regression', () => {
  it('gives the coefficients and errors of R, robust ones too', () => {
    // R 4.2.2, MASS 7.3-58.2, sandwich 3.0-2: fit <- glm(Days ~ Eth + Sex,
    // poisson(link = 'identity'), quine, start = c(16, 0, 0), control = list(epsilon = 1e-14))
    const fit = additivePoissonRegression(absence);
    expect(fit.converged).toBe(true);
    expect(
      relativeError(fit.coefficients, [19.8453902192, -9.25458848748, 3.30570214448]),
    ).toBeLessThan(1e-6);
    expect(
      relativeError(
        standardErrors(fit.covariance),
        [0.616494295581, 0.679542001601, 0.655356310998],
      ),
    ).toBeLessThan(1e-7);
    // sum(residuals(fit, 'pearson')^2) / fit$df.residual
    expect(fit.dispersion).toBeCloseTo(14.57455751, 6);
    // vcovHC(fit, 'HC1')
    expect(
      relativeError(robustErrors(absence, fit), [2.59423213509, 2.63141955502, 2.5714713374]),
    ).toBeLessThan(1e-7);
  });

  it('finds parts that add up exactly, also negative ones', () => {
    // A base of 4 a day, one cause that brings 3, one that takes 2.
    const days = Array.from({ length: 40 }, (_, r) => [1 + (r % 3), r % 4, r % 5 === 0 ? 1 : 0]);
    const counts = days.map(([length, up, down]) => 4 * length + 3 * up - 2 * down);
    const fit = additivePoissonRegression({
      design: designOf(days),
      counts: Float64Array.from(counts),
    });
    expect(relativeError(fit.coefficients, [4, 3, -2])).toBeLessThan(1e-9);
    expect(fit.dispersion).toBe(1);
  });

  it('accepts no counts, no rows, and columns without information', () => {
    const none = additivePoissonRegression({ ...absence, counts: new Float64Array(146) });
    expect(none.coefficients.every((value) => Math.abs(value) < 1e-6)).toBe(true);
    const empty = additivePoissonRegression({
      design: sparseFromDense(new Matrix(0, 2)),
      counts: new Float64Array(0),
    });
    expect(Array.from(empty.coefficients)).toEqual([0, 0]);
    const repeated = additivePoissonRegression({
      design: sparseFromDense(
        Matrix.fromRows([
          [1, 1, 0],
          [1, 1, 0],
        ]),
      ),
      counts: Float64Array.of(2, 4),
    });
    expect(repeated.coefficients[0] + repeated.coefficients[1]).toBeCloseTo(3, 9);
    expect(repeated.coefficients[2]).toBe(0);
    expect(repeated.covariance.at(2, 2)).toBe(0);
  });

  it('has intervals that contain the truth 95 times in 100, with overdispersed counts and at the bound', () => {
    const random = seededRandom(20);
    for (const bunch of [1, 3]) {
      let covered = 0;
      const worlds = 300;
      for (let world = 0; world < worlds; world++) {
        // A rate of 3, a cause that does nothing, and one that adds 2.
        const rows = Array.from({ length: 150 }, () => [
          1,
          random() < 0.3 ? random() : 0,
          random(),
        ]);
        const counts = rows.map(([, , x]) => bunch * drawPoisson((3 + 2 * x) / bunch, random));
        const problem = { design: designOf(rows), counts: Float64Array.from(counts) };
        const fit = additivePoissonRegression(problem);
        const errors = robustErrors(problem, fit);
        for (const [c, truth] of [3, 0, 2].entries()) {
          if (Math.abs(fit.coefficients[c] - truth) < 1.96 * errors[c]) covered++;
        }
      }
      expect(covered / (3 * worlds)).toBeGreaterThan(0.925);
      expect(covered / (3 * worlds)).toBeLessThan(0.975);
    }
  });

  it('does not depend on the order of observations', () => {
    const row = fc.record({ x: fc.nat(9), z: fc.nat(1), count: fc.nat(12) });
    fc.assert(
      fc.property(fc.array(row, { minLength: 4, maxLength: 40 }), (rows) => {
        const fitOf = (of: typeof rows): Float64Array =>
          additivePoissonRegression({
            design: designOf(of.map(({ x, z }) => [1, x / 9, z])),
            counts: Float64Array.from(of, ({ count }) => count),
          }).fitted;
        const fitted = fitOf(rows);
        for (const [i, value] of fitOf(rows.toReversed()).toReversed().entries()) {
          expect(value).toBeCloseTo(fitted[i], 4);
        }
      }),
    );
  });
});

/** By inversion; for small means. */
function drawPoisson(mean: number, random: () => number): number {
  let count = 0;
  let term = Math.exp(-mean);
  for (let left = random() - term; left > 0; left -= term) term *= mean / ++count;
  return count;
}
