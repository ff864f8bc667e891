import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { kaplanMeier } from '../../src/stats/kaplan-meier.ts';
import { turnbull, type TurnbullCurve } from '../../src/stats/turnbull.ts';
import { mercaptopurine } from './remission.ts';
import { relativeError } from './support.ts';

/**
 * Months in which the breast retracted after radiotherapy alone: Finkelstein and Wolfe, Biometrics
 * 41 (1985). In (left, right].
 */
const LEFT = [
  45, 6, 0, 46, 46, 7, 17, 7, 37, 0, 4, 15, 11, 22, 46, 46, 25, 46, 26, 46, 27, 36, 46, 36, 37, 40,
  17, 46, 11, 38, 5, 37, 0, 18, 24, 36, 5, 19, 17, 24, 32, 33, 19, 37, 34, 36,
];
const oo = Infinity;
const RIGHT = [
  oo,
  10,
  7,
  oo,
  oo,
  16,
  oo,
  14,
  44,
  8,
  11,
  oo,
  15,
  oo,
  oo,
  oo,
  37,
  oo,
  40,
  oo,
  34,
  44,
  oo,
  48,
  oo,
  oo,
  25,
  oo,
  18,
  oo,
  12,
  oo,
  5,
  oo,
  oo,
  oo,
  11,
  35,
  25,
  oo,
  oo,
  oo,
  26,
  oo,
  oo,
  oo,
];

function curveOf(
  left: readonly number[],
  right: readonly number[],
  weight?: readonly number[],
): TurnbullCurve {
  return turnbull(
    Float64Array.from(left),
    Float64Array.from(right),
    Float64Array.from(left, (_, i) => weight?.[i] ?? 1),
  );
}

describe('Turnbull', () => {
  it('puts the probability where the paper does, and as much', () => {
    const curve = curveOf(LEFT, RIGHT);
    expect(curve.converged).toBe(true);
    expect(Array.from(curve.left)).toEqual([4, 6, 7, 11, 24, 33, 38, 46]);
    expect(Array.from(curve.right)).toEqual([5, 7, 8, 12, 25, 34, 40, 48]);
    // R 4.2.2, 200,000 rounds of q <- q * colSums(A / as.vector(A %*% q)) / 46, where A says which
    // observation covers which place; `survfit` of Surv(left, right, type = 'interval2') stops
    // earlier, at 3 digits of these.
    const mass = [
      0.0463467739929, 0.0333633709346, 0.0886673680627, 0.0707529217924, 0.092645836585,
      0.0817857649025, 0.120879827354, 0.465558136376,
    ];
    expect(relativeError(curve.mass, mass)).toBeLessThan(1e-6);
  });

  it('has the intervals of the observed information', () => {
    // B <- A[, 1:7] - A[, 2:8]; V <- solve(t(B) %*% (B / as.vector(A %*% q)^2)); S <- 1 - cumsum(q);
    // S^exp(+-qnorm(0.975) * sqrt(diag(V)) / S / abs(log(S)))
    const curve = curveOf(LEFT, RIGHT);
    const rows = [5, 7, 8, 12, 25, 34, 40].flatMap((month) => {
      const { low, high } = curve.survivalAt(month);
      return [low, high];
    });
    const reference = [
      0.739576699254, 0.992562885783, 0.619099646149, 0.985712604286, 0.669548472073,
      0.918748461139, 0.609938881062, 0.859786182079, 0.502690439743, 0.789551792615,
      0.416193653068, 0.722587691758, 0.282569241093, 0.629724303781,
    ];
    expect(relativeError(rows, reference)).toBeLessThan(1e-6);
  });

  it('does not pretend to know when within an interval', () => {
    const curve = curveOf(LEFT, RIGHT);
    const [before, inside, after] = [38, 39, 40].map((month) => curve.survivalAt(month));
    expect(inside.estimate).toBeCloseTo((before.estimate + after.estimate) / 2, 12);
    expect(inside).toMatchObject({ low: after.low, high: before.high });
    const first = curve.survivalAt(2);
    expect(first).toMatchObject({ estimate: 1, high: 1 });
    // 43 of the 46 were seen well at 4 months.
    expect(first.low).toBeCloseTo(0.025 ** (1 / 43), 12);
    expect(curve.survivalAt(48).estimate).toBe(0);
  });

  it('says nothing of times after the last look', () => {
    const curve = curveOf([0, 3, 3], [3, oo, oo]);
    expect(curve.survivalAt(3).estimate).toBeCloseTo(2 / 3, 9);
    expect(curve.survivalAt(100)).toMatchObject({ low: 0, high: curve.survivalAt(3).high });
    expect(curveOf([], []).survivalAt(5)).toEqual({ estimate: 1, low: 0, high: 1 });
  });

  it('refuses intervals that run backwards', () => {
    expect(() => curveOf([3], [2])).toThrow(RangeError);
    expect(() => curveOf([Number.NaN], [2])).toThrow(RangeError);
  });

  it('is Kaplan and Meier on exact and right-censored times, variance and all', () => {
    const { time, event } = mercaptopurine;
    const right = Array.from(time, (t, i) => (event[i] === 1 ? t : oo));
    const curve = curveOf([...time], right);
    const reference = kaplanMeier(time, event, new Float64Array(21).fill(1));
    for (const week of [6, 7, 12, 13, 16, 22, 23]) {
      const [ours, theirs] = [curve.survivalAt(week), reference.survivalAt(week)];
      expect(
        relativeError(
          [ours.estimate, ours.low, ours.high],
          [theirs.estimate, theirs.low, theirs.high],
        ),
      ).toBeLessThan(1e-5);
    }
  });

  const observation = fc
    .tuple(fc.nat(10), fc.oneof(fc.nat(6), fc.constant(Infinity)), fc.integer({ min: 0, max: 3 }))
    .map(([left, width, weight]) => ({ left, right: left + width, weight }));
  const observations = fc.array(observation, { minLength: 1, maxLength: 30 });

  it('cannot be bettered: no place pulls harder than its share', () => {
    fc.assert(
      fc.property(observations, (rows) => {
        fc.pre(rows.some(({ weight }) => weight > 0));
        const weights = rows.map(({ weight }) => weight);
        const curve = curveOf(
          rows.map(({ left }) => left),
          rows.map(({ right }) => right),
          weights,
        );
        expect(curve.converged).toBe(true);
        expect(curve.mass.reduce((sum, mass) => sum + mass, 0)).toBeCloseTo(1, 9);
        const total = weights.reduce((sum, weight) => sum + weight, 0);
        const probability = rows.map(({ left, right }) =>
          curve.mass.reduce(
            (sum, mass, k) =>
              covers(left, right, curve.left[k], curve.right[k]) ? sum + mass : sum,
            0,
          ),
        );
        // Wherever probability may lie: at each whole time, just after it, and beyond them all.
        const places = Array.from({ length: 20 }, (_, t) => [
          [t, t],
          [t + 0.4, t + 0.6],
        ]).flat();
        for (const [from, to] of [...places, [99, oo]]) {
          let pull = 0;
          for (const [i, { left, right, weight }] of rows.entries()) {
            if (covers(left, right, from, to)) pull += weight === 0 ? 0 : weight / probability[i];
          }
          expect(pull).toBeLessThan(total + 1e-5);
        }
      }),
    );
  });

  it('does not care for order, nor whether twins come as one of twice the weight', () => {
    fc.assert(
      fc.property(observations, (rows) => {
        fc.pre(rows.some(({ weight }) => weight > 0));
        const apart = rows
          .toReversed()
          .flatMap((row) => Array.from({ length: row.weight }, () => row));
        const whole = curveOf(
          rows.map(({ left }) => left),
          rows.map(({ right }) => right),
          rows.map(({ weight }) => weight),
        );
        const other = curveOf(
          apart.map(({ left }) => left),
          apart.map(({ right }) => right),
        );
        expect(other.left).toEqual(whole.left);
        for (const [k, mass] of whole.mass.entries()) expect(other.mass[k]).toBeCloseTo(mass, 5);
      }),
    );
  });
});

/** Whether (left, right], or the point where they are equal, holds the like from `from` to `to`. */
function covers(left: number, right: number, from: number, to: number): boolean {
  const startsBefore = left < from || (left === from && (left === right) === (from === to));
  return startsBefore && to <= right;
}
