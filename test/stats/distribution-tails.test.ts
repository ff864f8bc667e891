import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { betaBinomialLowerTail } from '../../src/stats/beta-binomial-distribution.ts';
import { chiSquareUpperTail } from '../../src/stats/chi-square-distribution.ts';
import { logGamma } from '../../src/stats/gamma-function.ts';
import { logIncompleteBeta } from '../../src/stats/incomplete-beta.ts';
import { lowerIncompleteGamma, upperIncompleteGamma } from '../../src/stats/incomplete-gamma.ts';
import { logNegativeBinomialUpperTail } from '../../src/stats/negative-binomial-distribution.ts';
import { poissonUpperTail } from '../../src/stats/poisson-distribution.ts';
import { relativeError } from './support.ts';

// All reference values: R 4.2.2, by the call quoted.

type Rows = readonly (readonly number[])[];

const lower = (a: number, b: number, x: number): number => logIncompleteBeta(a, b, x, 1 - x);
const upper = (a: number, b: number, x: number): number => logIncompleteBeta(b, a, 1 - x, x);

/** Largest relative error of a function whose arguments and value stand in the rows. */
function worst(rows: Rows, of: (...at: number[]) => number, value: number): number {
  return relativeError(
    rows.map((row) => of(...row.slice(0, of.length))),
    rows.map((row) => row[value]),
  );
}

describe('gamma and beta functions', () => {
  it('logGamma', () => {
    // lgamma(x)
    const rows = [
      [1e-8, 18.42068073818021],
      [0.01, 4.599479878042022],
      [0.3, 1.095797994818076],
      [0.5, 0.5723649429247001],
      [1.5, -0.1207822376352452],
      [2.5, 0.2846828704729192],
      [5, 3.178053830347946],
      [9.5, 11.68933342079727],
      [10, 12.80182748008147],
      [14.9, 24.92413200221728],
      [15, 25.19122118273868],
      [100.5, 361.4355404677776],
      [1e4, 82099.71749644238],
      [1e8, 1742068066.103835],
      [1e15, 3.353877639491067e16],
    ];
    expect(worst(rows, logGamma, 1)).toBeLessThan(2e-14);
    expect(Math.abs(logGamma(1))).toBeLessThan(1e-14);
    expect(Math.abs(logGamma(2))).toBeLessThan(1e-14);
  });

  it('beta-binomial, lower tail', () => {
    // count, size, mean, strength, the sum by mpmath 1.3 in 30 digits, as R has no such function
    const rows = [
      [0, 20, 0.9, 5, 1.179848368338344e-5],
      [3, 20, 0.9, 5, 5.627985345719415e-4],
      [14, 300, 0.98, 5, 1.884895247773674e-8],
      [0, 4, 0.999, 5, 1.802128013392853e-5],
      [9, 10, 0.4, 5, 0.989010989010989],
      [400, 100_000, 0.98, 5, 4.60642690195663e-14],
    ];
    expect(worst(rows, betaBinomialLowerTail, 4)).toBeLessThan(1e-8);
    expect(betaBinomialLowerTail(20, 20, 0.9, 5)).toBe(1);
    expect(betaBinomialLowerTail(3, 20, 1, 5)).toBe(0);
  });

  it('incomplete gamma, both tails', () => {
    // a, x, pgamma(x, a), pgamma(x, a, lower = FALSE)
    const rows = [
      [0.5, 0.005, 0.07965567455405796, 0.920344325445942],
      [1, 9, 0.9998765901959134, 0.0001234098040866796],
      [2.5, 0.025, 2.920953999895011e-5, 0.999970790460001],
      [2.5, 15.14911064067352, 0.9999871167956853, 1.288320431473303e-5],
      [10, 0.1, 2.516347806770317e-17, 1],
      [10, 10, 0.5420702855281477, 0.4579297144718523],
      [100, 20, 3.488878669689653e-37, 1],
      [100, 180, 0.999999999970517, 2.948294557648285e-11],
      [1e4, 9900, 0.1586511921935646, 0.8413488078064353],
      [1e4, 10800, 0.9999999999999969, 3.109819962168832e-15],
      [1e6, 992000, 5.240122815430878e-16, 0.9999999999999994],
      [1e8, 1e8, 0.5000132980760141, 0.4999867019239859],
      [1e8, 100080000, 0.9999999999999993, 6.327903413122205e-16],
    ];
    expect(worst(rows, lowerIncompleteGamma, 2)).toBeLessThan(2e-12);
    expect(worst(rows, upperIncompleteGamma, 3)).toBeLessThan(2e-12);
  });

  it('incomplete beta, both tails', () => {
    // a, b, x, pbeta(x, a, b), pbeta(x, a, b, lower = FALSE), pbeta(x, a, b, log = TRUE)
    const rows = [
      [0.5, 0.5, 0.1, 0.2048327646991334, 0.7951672353008665, -1.585561414730353],
      [0.5, 5, 0.9, 0.9999974294103008, 2.570589699229366e-6, -2.57059300320073e-6],
      [1, 1, 0.3, 0.3, 0.7, -1.203972804325936],
      [3, 7, 0.01, 8.029476538112812e-5, 0.9999197052346189, -9.429806127416255],
      [10, 0.5, 0.99, 0.6579281751567844, 0.3420718248432156, -0.4186595099114822],
      [100, 50, 0.3, 1.11938259472693e-20, 1, -45.93892458127875],
      [1e4, 1e4, 0.49, 0.002337059330110164, 0.9976629406698898, -6.058861836451918],
      [2, 1e5, 0.0001, 0.9995008504264514, 0.0004991495735485731, -0.0004992741901669066],
      [1e6, 2, 0.9999, 3.738535993650864e-42, 1, -95.38987981650618],
      [50, 1000, 0.2, 1, 4.719441817616739e-47, -4.719441817616741e-47],
      [5e4, 3, 0.999, 2.447354834766514e-19, 1, -42.85410898486113],
    ];
    expect(worst(rows, (a, b, x) => Math.exp(lower(a!, b!, x!)), 3)).toBeLessThan(2e-12);
    expect(worst(rows, (a, b, x) => Math.exp(upper(a!, b!, x!)), 4)).toBeLessThan(2e-12);
    expect(worst(rows, lower, 5)).toBeLessThan(2e-12);
  });

  it('has the right values at the ends, and rejects invalid arguments', () => {
    expect([lowerIncompleteGamma(2, 0), upperIncompleteGamma(2, 0)]).toEqual([0, 1]);
    expect([lowerIncompleteGamma(2, Infinity), upperIncompleteGamma(2, Infinity)]).toEqual([1, 0]);
    expect([0, 1].map((x) => Math.exp(logIncompleteBeta(2, 3, x, 1 - x)))).toEqual([0, 1]);
    expect([lowerIncompleteGamma(-1, 2), upperIncompleteGamma(1, -2)]).toEqual([NaN, NaN]);
    expect([logIncompleteBeta(1, 2, 1.5, -0.5), logIncompleteBeta(0, 2, 0.5, 0.5)]).toEqual([
      NaN,
      NaN,
    ]);
  });
});

describe('tails of distributions', () => {
  it('chi-square', () => {
    // pchisq(x, df, lower = FALSE)
    const rows = [
      [3.84, 1, 0.05004352124870522],
      [10, 1, 0.001565402258002552],
      [50, 2, 1.388794386496402e-11],
      [300, 5, 1.001530230595785e-62],
      [1400, 3, 2.945619361016318e-303],
      [1, 10, 0.9998278843700441],
      [0.0001, 4, 0.9999999987500416],
      [500, 400, 0.0004822127595934335],
    ];
    expect(worst(rows, chiSquareUpperTail, 2)).toBeLessThan(2e-12);
  });

  it('Poisson', () => {
    // k, m, ppois(k - 1, m, lower = FALSE)
    const rows = [
      [1, 0.01, 0.009950166250831947],
      [5, 2, 0.05265301734371115],
      [50, 20, 1.245892607971938e-8],
      [200, 20, 4.663501789078654e-124],
      [1e6, 9.9e5, 5.44664469301077e-24],
      [400, 0.5, 0],
      [10, 30, 0.9999928782491372],
      [0, 3, 1],
    ];
    expect(worst(rows, poissonUpperTail, 2)).toBeLessThan(2e-12);
  });

  it('negative binomial', () => {
    // k, m, s, pnbinom(k - 1, size = s, mu = m, lower = FALSE, log = TRUE)
    const rows = [
      [1, 0.01, 2, -4.612648388811582],
      [5, 2, 0.5, -1.931520934315173],
      [50, 20, 10, -6.502439072911672],
      [300, 20, 3, -35.23367679879787],
      [1000, 900, 40, -1.43611835747646],
      [3000, 1, 1000, -18483.53728713424],
      [0, 5, 2, 0],
    ];
    expect(worst(rows, logNegativeBinomialUpperTail, 3)).toBeLessThan(2e-12);
  });

  it('an overdispersed count has longer tails than a Poisson count of the same mean', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 200 }),
        fc.integer({ min: 1, max: 50 }),
        (mean, shape) => {
          const far = 3 * mean + 20;
          const overdispersed = logNegativeBinomialUpperTail(far, mean, shape);
          expect(overdispersed).toBeGreaterThan(Math.log(poissonUpperTail(far, mean)));
          expect(overdispersed).toBeGreaterThan(logNegativeBinomialUpperTail(far, mean, 2 * shape));
        },
      ),
    );
  });
});
