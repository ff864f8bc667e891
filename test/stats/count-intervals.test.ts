import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clopperPearsonInterval } from '../../src/stats/clopper-pearson-interval.ts';
import { exactPoissonInterval } from '../../src/stats/exact-poisson-interval.ts';
import { poissonLowerTail, poissonUpperTail } from '../../src/stats/poisson-distribution.ts';
import { wilsonInterval } from '../../src/stats/wilson-interval.ts';
import { relativeError } from './support.ts';

describe('intervals of counts and shares', () => {
  it("gives Garwood's limits: R 4.2.2, poisson.test(k)$conf.int", () => {
    const rows = [
      [0, 0, 3.6888794541139],
      [1, 0.02531780798429, 5.5716433909389],
      [3, 0.6186721228956, 8.7672730697423],
      [10, 4.7953886961324, 18.390356042018],
      [100, 81.363991250923, 121.62679379243],
      [12345, 12128.180907899, 12564.722206913],
    ] as const;
    for (const [count, low, high] of rows) {
      const interval = exactPoissonInterval(count, 0.95);
      expect(relativeError([interval.low, interval.high], [low, high])).toBeLessThan(1e-10);
    }
  });

  it('holds the truth of a Poisson count as often as it says: 95%, and not much oftener', () => {
    for (const mean of [0.5, 3, 12.3, 40]) {
      let covered = 0;
      for (let count = 0; count < 120; count++) {
        const { low, high } = exactPoissonInterval(count, 0.95);
        const probability = poissonLowerTail(count, mean) - poissonLowerTail(count - 1, mean);
        if (low <= mean && mean <= high) covered += probability;
      }
      expect(covered).toBeGreaterThanOrEqual(0.95);
      expect(covered).toBeLessThan(0.99);
    }
    expect(poissonUpperTail(120, 40)).toBeLessThan(1e-12);
  });

  // R 4.2.2: k, n, binom.test(k, n)$conf.int, prop.test(k, n, correct = FALSE)$conf.int
  const SHARES = [
    [0, 10, 0, 0.30849710781876, 0, 0.27753279986289],
    [1, 10, 0.0025285785444618, 0.4450161170282, 0.017876213095073, 0.40415002679524],
    [5, 10, 0.1870860284474, 0.8129139715526, 0.23659309051256, 0.76340690948744],
    [10, 10, 0.69150289218124, 1, 0.72246720013711, 1],
    [3, 1000, 0.00061909993164957, 0.0087420232384783, 0.0010207838811386, 0.0087830140535032],
    [0, 1e6, 0, 3.6888726502065e-6, 0, 3.8414440639449e-6],
    [5000, 12000, 0.40782526259723, 0.42554851596881, 0.40787386005513, 0.42551280979876],
  ] as const;

  it("gives Clopper and Pearson's and Wilson's limits of R", () => {
    for (const [count, total, ...limits] of SHARES) {
      const exact = clopperPearsonInterval(count, total, 0.95);
      const score = wilsonInterval(count, total, 0.95);
      const ours = [exact.low, exact.high, score.low, score.high];
      expect(relativeError(ours, limits)).toBeLessThan(1e-10);
    }
  });

  it('says 0 to 1 of nobody', () => {
    expect(clopperPearsonInterval(0, 0, 0.95)).toEqual({ low: 0, high: 1 });
    expect(wilsonInterval(0, 0, 0.95)).toEqual({ low: 0, high: 1 });
  });

  it('holds the share seen, mirrors its complement, and widens with confidence', () => {
    const seen = fc.tuple(fc.nat(400), fc.nat(400)).filter(([yes, no]) => yes + no > 0);
    fc.assert(
      fc.property(seen, ([yes, no]) => {
        for (const of of [clopperPearsonInterval, wilsonInterval]) {
          const { low, high } = of(yes, yes + no, 0.95);
          expect(low).toBeLessThanOrEqual(yes / (yes + no));
          expect(high).toBeGreaterThanOrEqual(yes / (yes + no));
          const others = of(no, yes + no, 0.95);
          expect(others.low).toBeCloseTo(1 - high, 12);
          expect(others.high).toBeCloseTo(1 - low, 12);
          const wider = of(yes, yes + no, 0.99);
          expect(wider.high - wider.low).toBeGreaterThan(high - low);
        }
      }),
    );
  });
});
