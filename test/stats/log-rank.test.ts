import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { logRank } from '../../src/stats/log-rank.ts';
import { mercaptopurine, placebo } from './remission.ts';
import { relativeError } from './support.ts';

// Reference values: R 4.2.2, survival 3.5-3.

describe('log-rank test', () => {
  it('finds that 6-mercaptopurine prolongs remission', () => {
    const time = Float64Array.of(...mercaptopurine.time, ...placebo.time);
    const event = Uint8Array.of(...mercaptopurine.event, ...placebo.event);
    const group = Array.from(time, (_, i) => Math.floor(i / 21));
    // survdiff(Surv(time, event) ~ group)
    const test = logRank(time, event, group, 2);
    expect(Array.from(test.observed)).toEqual([9, 21]);
    expect(relativeError(test.expected, [19.250500948, 10.749499052])).toBeLessThan(1e-10);
    expect(
      relativeError([test.chiSquare, test.pValue], [16.7929409892, 4.16880910933e-5]),
    ).toBeLessThan(1e-10);
    expect(test.freedom).toBe(1);
  });

  // Edmunson et al., Cancer Treatment Reports 63 (1979), as `ovarian` in survival.
  const time = Float64Array.of(
    59,
    115,
    156,
    421,
    431,
    448,
    464,
    475,
    477,
    563,
    638,
    744,
    769,
    770,
    803,
    855,
    1040,
    1106,
    1129,
    1206,
    1227,
    268,
    329,
    353,
    365,
    377,
  );
  const event = Uint8Array.of(
    1,
    1,
    1,
    0,
    1,
    0,
    1,
    1,
    0,
    1,
    1,
    0,
    0,
    0,
    0,
    0,
    0,
    0,
    0,
    0,
    0,
    1,
    1,
    1,
    1,
    0,
  );
  const group = [2, 2, 2, 1, 1, 1, 1, 1, 2, 1, 1, 1, 1, 1, 0, 0, 0, 0, 1, 0, 1, 2, 0, 2, 2, 1];

  it('compares three groups', () => {
    // survdiff(Surv(futime, fustat) ~ cut(age, c(0, 50, 60, 100)), data = ovarian)
    const test = logRank(time, event, group, 3);
    expect(Array.from(test.observed)).toEqual([1, 5, 6]);
    expect(
      relativeError(test.expected, [3.59826726556, 6.93411604167, 1.46761669277]),
    ).toBeLessThan(1e-10);
    expect(
      relativeError([test.chiSquare, test.pValue], [17.6785937145, 0.00014492461356]),
    ).toBeLessThan(1e-9);
    expect(test.freedom).toBe(2);
  });

  it('ignores an empty group, and gives no result for one group', () => {
    const twoOfFour = logRank(
      time,
      event,
      group.map((g) => (g === 0 ? 1 : 3)),
      4,
    );
    const two = logRank(
      time,
      event,
      group.map((g) => (g === 0 ? 0 : 1)),
      2,
    );
    expect(twoOfFour.freedom).toBe(1);
    expect(twoOfFour.chiSquare).toBeCloseTo(two.chiSquare, 10);
    expect(
      logRank(
        time,
        event,
        group.map(() => 0),
        1,
      ),
    ).toMatchObject({ freedom: 0, pValue: 1 });
    expect(logRank(new Float64Array(0), new Uint8Array(0), [], 2).pValue).toBe(1);
  });

  it('does not depend on the names of groups or the unit of time', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray([0, 1, 2], { minLength: 3 }), (names) => {
        const renamed = logRank(
          time.map((t) => t ** 2),
          event,
          group.map((g) => names[g]),
          3,
        );
        expect(renamed.chiSquare).toBeCloseTo(17.6785937145, 8);
      }),
    );
  });
});
