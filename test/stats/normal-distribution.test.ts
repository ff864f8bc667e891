import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  logNormalUpperTail,
  normalCumulative,
  normalQuantile,
  normalUpperTail,
} from '../../src/stats/normal-distribution.ts';
import { relativeError } from './support.ts';

// R 4.2.2: pnorm(z, lower = FALSE)
const UPPER_TAILS = [
  [-10, 1],
  [-5, 0.99999971334842808],
  [-1.5, 0.93319279873114191],
  [-0.66, 0.74537308532866375],
  [0, 0.5],
  [1e-10, 0.49999999996010575],
  [0.1, 0.46017216272297101],
  [0.5, 0.30853753872598694],
  [0.67448975, 0.25000000006231027],
  [1, 0.15865525393145705],
  [1.96, 0.024997895148220428],
  [3, 0.0013498980316300946],
  [5, 2.8665157187919391e-7],
  [5.65, 8.0223918506634971e-9],
  [5.66, 7.5686497519977138e-9],
  [8, 6.2209605742717849e-16],
  [10, 7.6198530241605269e-24],
  [20, 2.7536241186062337e-89],
  [30, 4.9067139271481872e-198],
  [37, 5.7255712225245771e-300],
] as const;

// pnorm(z, lower = FALSE, log = TRUE)
const LOG_UPPER_TAILS = [
  [-5, -2.8665161296376358e-7],
  [0, -Math.LN2],
  [5, -15.064998393988725],
  [37, -689.03058557689064],
  [40, -804.6084420137538],
  [100, -5005.5242086942053],
  [1e4, -50000010.129278913],
  [1e8, -5000000000000019],
] as const;

// qnorm(p)
const QUANTILES = [
  [1e-300, -37.047096299361201],
  [1e-100, -21.273453560965319],
  [1e-20, -9.2623400897984052],
  [1e-10, -6.3613409024040557],
  [1e-6, -4.7534243088228987],
  [0.001, -3.0902323061678132],
  [0.02425, -1.9729610513118845],
  [0.025, -1.9599639845400538],
  [0.07, -1.4757910281791702],
  [0.1, -1.2815515655446008],
  [0.3, -0.52440051270804067],
  [0.5, 0],
  [0.6, 0.25334710313579978],
  [0.9, 1.2815515655446008],
  [0.95, 1.6448536269514715],
  [0.975, 1.9599639845400536],
  [0.99, 2.3263478740408408],
  [0.999, 3.0902323061678132],
] as const;

describe('normal distribution', () => {
  it('gives the upper tail of R to the last digits, out to z = 37', () => {
    const tails = UPPER_TAILS.map(([z]) => normalUpperTail(z));
    expect(
      relativeError(
        tails,
        UPPER_TAILS.map(([, tail]) => tail),
      ),
    ).toBeLessThan(1e-14);
    const logs = LOG_UPPER_TAILS.map(([z]) => logNormalUpperTail(z));
    expect(
      relativeError(
        logs,
        LOG_UPPER_TAILS.map(([, log]) => log),
      ),
    ).toBeLessThan(1e-14);
  });

  it('gives the quantiles of R to the last digits', () => {
    const quantiles = QUANTILES.map(([p]) => normalQuantile(p));
    expect(
      relativeError(
        quantiles,
        QUANTILES.map(([, z]) => z),
      ),
    ).toBeLessThan(1e-14);
  });

  it('has its ends where they belong', () => {
    expect([normalUpperTail(Infinity), normalUpperTail(-Infinity)]).toEqual([0, 1]);
    expect([normalQuantile(0), normalQuantile(1)]).toEqual([-Infinity, Infinity]);
    expect(logNormalUpperTail(Infinity)).toBe(-Infinity);
    for (const nonsense of [Number.NaN, -0.1, 1.1]) expect(normalQuantile(nonsense)).toBeNaN();
    expect(normalUpperTail(Number.NaN)).toBeNaN();
  });

  const z = fc.double({ min: -37, max: 37, noNaN: true });

  it('is symmetric and falls as z grows', () => {
    fc.assert(
      fc.property(z, z, (a, b) => {
        expect(normalCumulative(a)).toBe(normalUpperTail(-a));
        expect(normalUpperTail(a) + normalCumulative(a)).toBeCloseTo(1, 14);
        const [low, high] = a < b ? [a, b] : [b, a];
        expect(normalUpperTail(high)).toBeLessThanOrEqual(normalUpperTail(low));
      }),
    );
  });

  it('the quantile undoes the cumulative probability', () => {
    fc.assert(
      fc.property(fc.double({ min: -37, max: 5, noNaN: true }), (at) => {
        expect(Math.abs(normalQuantile(normalCumulative(at)) - at)).toBeLessThan(1e-9);
      }),
    );
  });
});
