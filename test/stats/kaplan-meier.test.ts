import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { kaplanMeier, type SurvivalCurve } from '../../src/stats/kaplan-meier.ts';
import { mercaptopurine } from './remission.ts';
import { relativeError } from './support.ts';

const ones = (count: number): Float64Array => new Float64Array(count).fill(1);

/** Estimates and interval ends just after each event. */
function rowsOf(curve: SurvivalCurve): number[] {
  return Array.from(curve.time, (time) => {
    const { estimate, low, high } = curve.survivalAt(time);
    return [estimate, low, high];
  }).flat();
}

describe('Kaplan-Meier', () => {
  it('gives the values of R for the remissions under 6-mercaptopurine', () => {
    const { time, event } = mercaptopurine;
    const curve = kaplanMeier(time, event, ones(21));
    // R 4.2.2, survival 3.5-3: summary(survfit(Surv(time, event) ~ 1, conf.type = 'log-log'));
    // the estimates also in Kalbfleisch and Prentice, table 1.1 and section 1.4.
    expect(Array.from(curve.time)).toEqual([6, 7, 10, 13, 16, 22, 23]);
    expect(Array.from(curve.atRisk)).toEqual([21, 17, 15, 12, 11, 7, 6]);
    expect(
      relativeError(
        rowsOf(curve),
        [
          [0.857142857143, 0.619717955266, 0.951551747647],
          [0.806722689076, 0.563146564622, 0.922809019203],
          [0.752941176471, 0.5031995108, 0.889361835169],
          [0.690196078431, 0.431610222486, 0.849065963349],
          [0.627450980392, 0.367510855988, 0.804912189472],
          [0.53781512605, 0.267778936767, 0.746790717635],
          [0.448179271709, 0.188052005959, 0.680142628495],
        ].flat(),
      ),
    ).toBeLessThan(1e-10);
  });

  it('counts an observation as often as its weight says', () => {
    const { time, event } = mercaptopurine;
    const weight = time.map((_, i) => 1 + (i % 3));
    // survfit(Surv(time, event) ~ 1, weights = rep(1:3, 7), conf.type = 'log-log', robust = FALSE)
    expect(
      relativeError(
        rowsOf(kaplanMeier(time, event, weight)),
        [
          [0.857142857143, 0.709359521391, 0.933140983342],
          [0.808163265306, 0.652686243359, 0.899130799726],
          [0.781224489796, 0.621106306336, 0.879861445967],
          [0.748673469388, 0.580673525535, 0.857156260907],
          [0.683571428571, 0.50588651977, 0.808660114042],
          [0.546857142857, 0.348558178014, 0.707762793312],
          [0.501285714286, 0.303470127156, 0.670370309199],
        ].flat(),
      ),
    ).toBeLessThan(1e-10);
  });

  it('is not certain because nothing has happened yet, nor because all are gone', () => {
    const curve = kaplanMeier(Float64Array.of(3, 5, 8), Uint8Array.of(1, 1, 1), ones(3));
    // Three of three without an event: 0.025^(1/3) is the end of Clopper and Pearson's interval.
    const early = curve.survivalAt(2);
    expect(early.low).toBeCloseTo(0.025 ** (1 / 3), 12);
    expect(early).toMatchObject({ estimate: 1, high: 1 });
    const late = curve.survivalAt(9);
    expect(late).toMatchObject({ estimate: 0, low: 0 });
    expect(late.high).toBeGreaterThan(0.5);
    const nobody = kaplanMeier(new Float64Array(0), new Uint8Array(0), new Float64Array(0));
    expect(nobody.survivalAt(1)).toEqual({ estimate: 1, low: 0, high: 1 });
  });

  const observation = fc.record({
    time: fc.integer({ min: 1, max: 12 }),
    event: fc.nat(1),
    weight: fc.integer({ min: 1, max: 4 }),
  });
  type Observation = { time: number; event: number; weight: number };
  const observations = fc.array(observation, { minLength: 1, maxLength: 40 });
  const curveOf = (rows: readonly Observation[]): SurvivalCurve =>
    kaplanMeier(
      Float64Array.from(rows, ({ time }) => time),
      Uint8Array.from(rows, ({ event }) => event),
      Float64Array.from(rows, ({ weight }) => weight),
    );

  it('is the share left, where nobody is censored', () => {
    fc.assert(
      fc.property(observations, (rows) => {
        const curve = curveOf(rows.map((row) => ({ ...row, event: 1 })));
        const total = rows.reduce((sum, { weight }) => sum + weight, 0);
        for (let at = 0; at <= 13; at++) {
          const left = rows.reduce((sum, { time, weight }) => sum + (time > at ? weight : 0), 0);
          const { estimate, low, high } = curve.survivalAt(at);
          expect(estimate).toBeCloseTo(left / total, 12);
          expect(low).toBeLessThanOrEqual(estimate);
          expect(high).toBeGreaterThanOrEqual(estimate);
        }
      }),
    );
  });

  it('is the same for weights as for repeats, in any order', () => {
    fc.assert(
      fc.property(observations, (rows) => {
        const curve = curveOf(rows);
        const repeated = rows.flatMap((row) =>
          Array.from({ length: row.weight }, () => ({ ...row, weight: 1 })),
        );
        const other = curveOf(repeated.toReversed());
        expect(other.time).toEqual(curve.time);
        expect(relativeError(rowsOf(other), rowsOf(curve))).toBeLessThan(1e-9);
      }),
    );
  });
});
