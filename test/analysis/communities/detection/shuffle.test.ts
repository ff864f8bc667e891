import { describe, expect, it } from 'vitest';
import { shuffleInterests } from '../../../../src/analysis/communities/detection/shuffle-interests.ts';
import { shuffleTies } from '../../../../src/analysis/communities/detection/shuffle-ties.ts';
import { sharedInterests } from '../../../../src/analysis/similarity/shared-interests.ts';
import { seededRandom } from '../../../../src/stats/random.ts';
import { plantedInterests } from '../../../support/planted-interests.ts';

function counts(values: ArrayLike<number>): Map<number, number> {
  const found = new Map<number, number>();
  for (const value of Array.from(values)) found.set(value, (found.get(value) ?? 0) + 1);
  return found;
}

describe('shuffled interests', () => {
  const { matrix, group } = plantedInterests(
    { people: 400, groups: 4, own: 20, common: 30, drawn: 6, noise: 0.2 },
    1,
  );
  const shuffled = shuffleInterests(matrix, seededRandom(1));

  it('keep how many each person has, and how many people have each', () => {
    expect(shuffled.weights.start).toEqual(matrix.weights.start);
    expect(counts(shuffled.weights.column)).toEqual(counts(matrix.weights.column));
  });

  it('stay rows of length 1 with every interest once', () => {
    const { start, column, value } = shuffled.weights;
    for (let i = 0; i < 400; i++) {
      const row = column.subarray(start[i], start[i + 1]);
      expect(row).toEqual(Int32Array.from([...new Set(row)].sort((a, b) => a - b)));
      expect(Math.hypot(...value.subarray(start[i], start[i + 1]))).toBeCloseTo(
        row.length > 0 ? 1 : 0,
        10,
      );
    }
  });

  it('no longer show the planted groups', () => {
    const nearness = (of: typeof matrix, sameGroup: boolean): number => {
      let sum = 0;
      let pairs = 0;
      for (let i = 0; i < 400; i += 3) {
        for (let j = 1; j < i; j += 3) {
          if ((group[i] === group[j]) !== sameGroup) continue;
          pairs++;
          for (const { contribution } of sharedInterests(of, i, j)) sum += contribution;
        }
      }
      return sum / pairs;
    };
    expect(nearness(matrix, true)).toBeGreaterThan(3 * nearness(matrix, false));
    expect(nearness(shuffled, true) / nearness(shuffled, false)).toBeCloseTo(1, 0);
    expect(nearness(shuffled, true)).toBeLessThan(1.2 * nearness(shuffled, false));
  });
});

describe('shuffled ties', () => {
  it("keep everybody's number of ties in both directions, without loops or doubles", () => {
    const random = seededRandom(3);
    const pairs = new Set<string>();
    while (pairs.size < 500) {
      const a = Math.floor(random() * 60);
      const b = Math.floor(random() * 60);
      if (a !== b) pairs.add(`${a}-${b}`);
    }
    const ties = [...pairs].map((pair) => pair.split('-').map(Number));
    const from = ties.map(([a]) => a);
    const to = ties.map(([, b]) => b);
    const shuffled = shuffleTies({ from, to }, seededRandom(1));
    expect(counts(shuffled.from)).toEqual(counts(from));
    expect(counts(shuffled.to)).toEqual(counts(to));
    const after = Array.from(from, (_, e) => `${shuffled.from[e]}-${shuffled.to[e]}`);
    expect(new Set(after).size).toBe(500);
    expect(after.some((pair) => pair.split('-')[0] === pair.split('-')[1])).toBe(false);
    expect(after.filter((pair) => pairs.has(pair)).length).toBeLessThan(250);
  });
});
