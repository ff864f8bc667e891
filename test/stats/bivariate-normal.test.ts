import { describe, expect, it } from 'vitest';
import {
  type BivariateNormal,
  fitBivariateNormal,
  logBivariateNormalDensity,
} from '../../src/stats/bivariate-normal.ts';
import { seededRandom } from '../../src/stats/random.ts';
import { normalQuantile } from '../../src/stats/normal-distribution.ts';

const LEANING: BivariateNormal = { mean: [1, -2], variance: [4, 9], covariance: -3 };

describe('the bivariate normal distribution', () => {
  it('has the density of two independent normals without correlation', () => {
    const standard: BivariateNormal = { mean: [0, 0], variance: [1, 1], covariance: 0 };
    expect(logBivariateNormalDensity(standard, 0, 0)).toBeCloseTo(-Math.log(2 * Math.PI), 14);
    expect(logBivariateNormalDensity(standard, 1, 2)).toBeCloseTo(-Math.log(2 * Math.PI) - 2.5, 14);
  });

  it('integrates to one', () => {
    let sum = 0;
    for (let x = -19; x < 21; x += 0.25) {
      for (let y = -32; y < 28; y += 0.25)
        sum += Math.exp(logBivariateNormalDensity(LEANING, x, y)) / 16;
    }
    expect(sum).toBeCloseTo(1, 8);
  });

  it('is found from pairs of draws, and is the prior without any', () => {
    const random = seededRandom(3);
    const x: number[] = [];
    const y: number[] = [];
    for (let i = 0; i < 20_000; i++) {
      const [a, b] = [normalQuantile(random()), normalQuantile(random())];
      x.push(1 + 2 * a);
      y.push(-2 - 1.5 * a + Math.sqrt(9 - 2.25) * b);
    }
    const prior: BivariateNormal = { mean: [50, 50], variance: [1, 1], covariance: 0 };
    const found = fitBivariateNormal({ x, y }, prior, 0.001);
    expect(found.mean[0]).toBeCloseTo(1, 1);
    expect(found.variance[1] / 9).toBeCloseTo(1, 1);
    expect(found.covariance / -3).toBeCloseTo(1, 1);
    expect(fitBivariateNormal({ x: [], y: [] }, prior, 5)).toEqual(prior);
  });
});
