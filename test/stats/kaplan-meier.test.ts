import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { kaplanMeier, type SurvivalCurve } from '../../src/stats/kaplan-meier.ts';
import { seededRandom } from '../../src/stats/random.ts';
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
  it('gives the published values for the remissions under 6-mercaptopurine', () => {
    const { time, event } = mercaptopurine;
    const curve = kaplanMeier(time, event, ones(21));
    // Estimates: R 4.2.2, survival 3.5-3: summary(survfit(Surv(time, event) ~ 1)), and Kalbfleisch and
    // Prentice, table 1.1. Intervals: the method of moments of R's bpcp 1.4.2 (`betaprodcimm`), with the
    // beta quantiles of SciPy 1.17.
    expect(Array.from(curve.time)).toEqual([6, 7, 10, 13, 16, 22, 23]);
    expect(Array.from(curve.atRisk)).toEqual([21, 17, 15, 12, 11, 7, 6]);
    expect(
      relativeError(
        rowsOf(curve),
        [
          [0.857142857143, 0.6365760129830174, 0.9695110323784843],
          [0.806722689076, 0.5723043506419312, 0.9448213548747809],
          [0.752941176471, 0.506883507852417, 0.9150308338815291],
          [0.690196078431, 0.4265512217689226, 0.8789013822391574],
          [0.627450980392, 0.36436286507977705, 0.8384169336010248],
          [0.53781512605, 0.24813979095849603, 0.7864651648631308],
          [0.448179271709, 0.17619681089809722, 0.7260637383232715],
        ].flat(),
      ),
    ).toBeLessThan(1e-10);
  });

  it('counts an observation by its weight', () => {
    const { time, event } = mercaptopurine;
    const weight = time.map((_, i) => 1 + (i % 3));
    // Estimates: survfit(Surv(time, event) ~ 1, weights = rep(1:3, 7)). Intervals: as above.
    expect(
      relativeError(
        rowsOf(kaplanMeier(time, event, weight)),
        [
          [0.857142857143, 0.71460615808673, 0.9457161416212355],
          [0.808163265306, 0.6557874568285756, 0.9134046570529764],
          [0.781224489796, 0.6208139545290616, 0.8950354353723239],
          [0.748673469388, 0.5740066735053617, 0.8736413350973853],
          [0.683571428571, 0.5018091713304311, 0.8273693180210597],
          [0.546857142857, 0.3388338478157488, 0.7324042648245465],
          [0.501285714286, 0.29564151007648926, 0.6967375019506585],
        ].flat(),
      ),
    ).toBeLessThan(1e-10);
  });

  it('has the interval of Clopper and Pearson without censoring', () => {
    // binom.test(x, 11)$conf.int of R for x = 0, 1, 10 and 11 of 11.
    const ends = [
      [0, 0.2849142],
      [0.002298831, 0.41278],
      [0.58722, 0.997701169],
      [0.7150858, 1],
    ];
    for (const [at, staying] of [0, 1, 10, 11].entries()) {
      const time = Float64Array.from({ length: 11 }, (_, i) => (i < staying ? 9 : 1 + i / 100));
      const event = Uint8Array.from(time, (days) => (days < 9 ? 1 : 0));
      const { estimate, low, high } = kaplanMeier(time, event, ones(11)).survivalAt(5);
      expect(estimate).toBeCloseTo(staying / 11, 12);
      expect(low).toBeCloseTo(ends[at][0], 5);
      expect(high).toBeCloseTo(ends[at][1], 5);
    }
    const nobody = kaplanMeier(new Float64Array(0), new Uint8Array(0), new Float64Array(0));
    expect(nobody.survivalAt(1)).toEqual({ estimate: 1, low: 0, high: 1 });
  });

  it('covers the truth with few people of whom hardly any leave', () => {
    const random = seededRandom(4);
    const [worlds, hazard] = [400, 0.002];
    let covered = 0;
    for (let world = 0; world < worlds; world++) {
      const lives = Array.from({ length: 12 }, () => -Math.log(1 - random()) / hazard);
      const watched = lives.map(() => 40 + 60 * random());
      const curve = kaplanMeier(
        Float64Array.from(lives, (life, i) => Math.min(life, watched[i])),
        Uint8Array.from(lives, (life, i) => (life < watched[i] ? 1 : 0)),
        ones(12),
      );
      const { low, high } = curve.survivalAt(60);
      const truth = Math.exp(-60 * hazard);
      if (low <= truth && truth <= high) covered++;
    }
    // The log-log interval covers 89% here.
    expect(covered / worlds).toBeGreaterThan(0.95);
  });

  it('rests on those at risk at each age, if observations begin late', () => {
    // By hand: of three at risk at 2 one leaves, at 5 one of two, at 7 one of three.
    const entry = Float64Array.of(0, 0, 1, 3, 6, 6);
    const time = Float64Array.of(2, 4, 9, 5, 7, 9);
    const event = Uint8Array.of(1, 0, 0, 1, 1, 0);
    const curve = kaplanMeier(time, event, ones(6), entry);
    expect(Array.from(curve.atRisk)).toEqual([3, 2, 3]);
    expect(curve.shareAt(9)).toBeCloseTo(((((2 / 3) * 1) / 2) * 2) / 3, 12);
    // Between 5 and 6 only one person was at risk, so the lower end can't be higher than with one.
    const alone = kaplanMeier(Float64Array.of(9), Uint8Array.of(0), ones(1));
    expect(curve.survivalAt(9).low).toBeLessThanOrEqual(alone.survivalAt(9).low);
  });

  it('covers the truth in a window that begins late', () => {
    const random = seededRandom(9);
    const [worlds, people] = [300, 200];
    let covered = 0;
    for (let world = 0; world < worlds; world++) {
      const rows: number[][] = [];
      for (let p = 0; p < people; p++) {
        const came = 300 * random();
        const left = came - 100 * Math.log(1 - random());
        if (left <= 240) continue;
        rows.push([Math.max(0, 240 - came), Math.min(left, 300) - came, left < 300 ? 1 : 0]);
      }
      const column = (c: number): Float64Array => Float64Array.from(rows, (row) => row[c]!);
      const curve = kaplanMeier(
        column(1),
        Uint8Array.from(column(2)),
        ones(rows.length),
        column(0),
      );
      const { low, high } = curve.survivalAt(60);
      const truth = Math.exp(-60 / 100);
      if (low <= truth && truth <= high) covered++;
    }
    expect(covered / worlds).toBeGreaterThan(0.93);
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

  it('is the remaining share without censoring', () => {
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

  it('is the same for weights and repeated rows, in any order', () => {
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
