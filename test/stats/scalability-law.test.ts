import { describe, expect, it } from 'vitest';
import { drawScalabilityLaw } from '../../src/stats/draw-scalability-law.ts';
import { highestRate } from '../../src/stats/load-dependent-queue.ts';
import { seededRandom } from '../../src/stats/random.ts';
import { fitScalability, throughputAt } from '../../src/stats/scalability-law.ts';

const pointsOf = (pairs: [number, number][]) =>
  pairs.map(([load, throughput]) => ({ load, throughput }));
const errorsOf = ({ covariance }: ReturnType<typeof fitScalability>): number[] =>
  [0, 1, 2].map((at) => Math.sqrt(covariance.at(at, at)));

/** A Sun SPARCcenter 2000 in the SPEC SDM91 benchmark, as in R's package usl: users, scripts an hour. */
const SPEC_SDM91 = pointsOf([
  [1, 64.9],
  [18, 995.9],
  [36, 1652.4],
  [72, 1853.2],
  [108, 1828.9],
  [144, 1775],
  [216, 1702.2],
]);

/** A Cisco benchmark of Baron Schwartz, Practical Scalability Analysis with the Universal Scalability Law, 2015. */
const CISCO = pointsOf(
  [
    955.16, 1878.91, 2688.01, 3548.68, 4315.54, 5130.43, 5931.37, 6531.08, 7219.8, 7867.61, 8278.71,
    8646.7, 9047.84, 9426.55, 9645.37, 9897.24, 10097.6, 10240.5, 10532.39, 10798.52, 11151.43,
    11518.63, 11806, 12089.37, 12075.41, 12177.29, 12211.41, 12158.93, 12155.27, 12118.04, 12140.4,
    12074.39,
  ].map((throughput, at) => [at + 1, throughput]),
);

describe('the universal scalability law', () => {
  it("has the coefficients and the standard errors of R's package usl on SPEC SDM91", () => {
    const fit = fitScalability(SPEC_SDM91);
    expect(fit.lambda).toBeCloseTo(89.995233, 5);
    expect(fit.sigma).toBeCloseTo(0.0277285, 7);
    expect(fit.kappa).toBeCloseTo(0.0001044, 7);
    const [lambda, sigma, kappa] = errorsOf(fit);
    expect(lambda).toBeCloseTo(14.2134894, 5);
    expect(sigma).toBeCloseTo(0.0091217, 7);
    expect(kappa).toBeCloseTo(0.0000199, 7);
    expect(fit.degreesOfFreedom).toBe(4);
  });

  it('has the coefficients and the peak of Schwartz on the Cisco benchmark', () => {
    const fit = fitScalability(CISCO);
    expect(fit.lambda).toBeCloseTo(995.6486, 2);
    expect(fit.sigma).toBeCloseTo(0.02671591, 6);
    expect(fit.kappa).toBeCloseTo(7.690945e-4, 8);
    // Its peak is between 35 and 36.
    expect(throughputAt(fit, 35)).toBeGreaterThan(throughputAt(fit, 34));
    expect(throughputAt(fit, 36)).toBeGreaterThan(throughputAt(fit, 37));
    expect(throughputAt(fit, 35)).toBeCloseTo(12_341.7456, 1);
  });

  it('has no coefficient below 0', () => {
    const straight = fitScalability(
      pointsOf([
        [1, 10],
        [2, 20.5],
        [4, 41],
        [8, 83],
        [16, 168],
      ]),
    );
    expect(straight).toMatchObject({ sigma: 0, kappa: 0 });
    const flat = fitScalability(
      pointsOf([
        [1, 10],
        [2, 10.1],
        [4, 9.9],
        [8, 10.1],
        [16, 9.9],
      ]),
    );
    expect(flat.kappa).toBeGreaterThanOrEqual(0);
    expect(throughputAt(flat, 64)).toBeGreaterThan(7);
  });

  it('leans on points with more weight', () => {
    const points = [...CISCO, { load: 4, throughput: 10, weight: 1e-9 }];
    expect(fitScalability(points).sigma).toBeCloseTo(fitScalability(CISCO).sigma, 6);
  });

  it('refuses too few points, and those that no system has', () => {
    expect(() => fitScalability(CISCO.slice(0, 3))).toThrow('at least four loads');
    const none = { load: 33, throughput: 0 };
    expect(() => fitScalability([...CISCO, none])).toThrow('throughputs are above 0');
  });
});

describe('a queue whose server follows the law', () => {
  it('is M/M/1 for one at a time, and M/M/c without contention up to c', () => {
    const one = { lambda: 10, sigma: 1, kappa: 0 };
    // P(N < 20) at 70% load.
    expect(highestRate(one, 1 - 0.7 ** 20, { limit: 2, places: 10_000 })).toBeCloseTo(7, 8);
    // Erlang B: 5 places, 3 erlangs; the share of refusals is 0.110054.
    const many = { lambda: 1, sigma: 0, kappa: 0 };
    expect(highestRate(many, 1 - 0.110054, { limit: 1, places: 5 })).toBeCloseTo(3, 4);
  });

  it('answers fewer in time than the most it can do, and none if each takes too long', () => {
    const law = fitScalability(CISCO);
    const rate = highestRate(law, 0.99, { limit: 0.01, places: 100 });
    expect(rate).toBeLessThan(throughputAt(law, 35));
    expect(rate).toBeGreaterThan(0.8 * throughputAt(law, 35));
    expect(highestRate(law, 0.99, { limit: 0.1, places: 100 })).toBeGreaterThanOrEqual(rate);
    expect(highestRate(law, 0.99, { limit: 1e-5, places: 100 })).toBe(0);
  });

  it('is drawn within its uncertainty', () => {
    const fit = fitScalability(CISCO);
    const random = seededRandom(1);
    const draws = Array.from({ length: 400 }, () => drawScalabilityLaw(fit, random).sigma);
    const inside = draws.filter((sigma) => Math.abs(sigma - fit.sigma) < 2.045 * errorsOf(fit)[1]);
    expect(inside.length / draws.length).toBeCloseTo(0.95, 1);
  });
});
