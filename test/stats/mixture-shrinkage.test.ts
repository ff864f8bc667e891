import { Matrix } from '../../src/stats/matrix.ts';
import { describe, expect, it } from 'vitest';
import { drawDirichlet } from '../../src/stats/draw-dirichlet.ts';
import { drawNormal } from '../../src/stats/draw-normal.ts';
import { mixtureShrinkage } from '../../src/stats/mixture-shrinkage.ts';
import { seededRandom } from '../../src/stats/random.ts';

const SPREADS = [0.01, 1] as const;

function means(draws: Float64Array, size: number): number[] {
  const sums = Array.from({ length: size }, () => 0);
  draws.forEach((value, at) => (sums[at % size] += value));
  return sums.map((sum) => (sum * size) / draws.length);
}

/** Independent effects, each measured with the same error. */
function measured(values: number[], error: number) {
  const size = values.length;
  const precision = new Matrix(size, size);
  for (let k = 0; k < size; k++) precision.set(k, k, 1 / error ** 2);
  const information = Float64Array.from(values, (value) => value / error ** 2);
  return { precision, information, spreads: SPREADS, prior: [1, 1] };
}

/** What becomes of an effect of 0.35 among others. */
function shrunkAmong(others: number[]): number {
  return means(
    mixtureShrinkage(measured([0.35, ...others], 0.2), 6000, seededRandom(3)).values,
    7,
  )[0];
}

describe('mixture shrinkage', () => {
  it('is that of one normal distribution if there is only one component', () => {
    // Two effects of which the data know the sum better than the difference; the posterior is
    // normal, its mean (P + 1 / spread^2)^-1 h.
    const precision = Matrix.fromRows([
      [5, 3],
      [3, 4],
    ]);
    const information = Float64Array.of(2, -1);
    const problem = { precision, information, spreads: [0.7], prior: [1] };
    const draws = mixtureShrinkage(problem, 20_000, seededRandom(1)).values;
    const own = 1 / 0.7 ** 2;
    const [a, b, c] = [5 + own, 3, 4 + own];
    const determinant = a * c - b * b;
    const expected = [(c * 2 + b) / determinant, (-b * 2 - a) / determinant];
    for (const [k, mean] of means(draws, 2).entries()) expect(mean).toBeCloseTo(expected[k], 1.5);
    const variance = draws.filter((_, at) => at % 2 === 0).map((x) => (x - expected[0]) ** 2);
    expect(means(variance, 1)[0] / (c / determinant)).toBeCloseTo(1, 1);
  });

  it('shrinks possible noise to nothing, and keeps clear effects', () => {
    const values = [0.2, -0.1, 0.15, -0.2, 0.1, -0.15, 3];
    const found = means(mixtureShrinkage(measured(values, 0.2), 4000, seededRandom(2)).values, 7);
    for (const small of found.slice(0, 6)) expect(Math.abs(small)).toBeLessThan(0.05);
    expect(found[6]).toBeGreaterThan(2.7);
  });

  it('shrinks the same effect less among other clear ones', () => {
    expect(shrunkAmong([1, -1, 2, -2, 1.5, -1.5])).toBeGreaterThan(
      shrunkAmong([0, 0, 0, 0, 0, 0]) + 0.1,
    );
  });

  it('has intervals that contain effects from such a mixture 95 times in 100', () => {
    const random = seededRandom(4);
    let held = 0;
    const WORLDS = 60;
    for (let world = 0; world < WORLDS; world++) {
      const truth = Array.from(
        { length: 8 },
        () => SPREADS[random() < 0.5 ? 0 : 1] * drawNormal(random),
      );
      const seen = truth.map((value) => value + 0.3 * drawNormal(random));
      const draws = mixtureShrinkage(measured(seen, 0.3), 1000, random).values;
      for (const [k, value] of truth.entries()) {
        const own = draws.filter((_, at) => at % 8 === k).sort();
        if (own[25] <= value && value <= own[974]) held++;
      }
    }
    // 480 intervals: 95% and three standard errors.
    expect(held / (WORLDS * 8)).toBeGreaterThan(0.92);
    expect(held / (WORLDS * 8)).toBeLessThan(0.98);
  });
});

describe('shares drawn from the Dirichlet distribution', () => {
  it.each([[[0.3, 2, 5]], [[1, 1]], [[40, 10, 50]]])('have its mean and variance: %j', (counts) => {
    const random = seededRandom(5);
    const all = counts.reduce((sum, count) => sum + count, 0);
    const draws = Array.from({ length: 20_000 }, () => drawDirichlet(counts, random)[0]);
    const mean = draws.reduce((sum, share) => sum + share, 0) / draws.length;
    const variance = draws.reduce((sum, share) => sum + (share - mean) ** 2, 0) / draws.length;
    const p = counts[0] / all;
    expect(mean / p).toBeCloseTo(1, 1);
    expect(variance / ((p * (1 - p)) / (all + 1))).toBeCloseTo(1, 1);
  });
});
