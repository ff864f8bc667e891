import { describe, expect, it } from 'vitest';
import { nearestRows } from '../../../src/analysis/similarity/nearest-rows.ts';
import type { SparseRows } from '../../../src/stats/sparse-rows.ts';
import { plantedInterests } from '../../support/planted-interests.ts';

const NEIGHBOURS = 8;

/** Cosines of a row with all others, the highest first: what the index must come to. */
function nearestByComparingAll(rows: SparseRows, i: number): number[] {
  const own = new Map<number, number>();
  for (let p = rows.start[i]; p < rows.start[i + 1]; p++) own.set(rows.column[p], rows.value[p]);
  const cosines: number[] = [];
  for (let j = 0; j < rows.rows; j++) {
    if (j === i) continue;
    let sum = 0;
    for (let p = rows.start[j]; p < rows.start[j + 1]; p++) {
      sum += (own.get(rows.column[p]) ?? 0) * rows.value[p];
    }
    if (sum > 0) cosines.push(sum);
  }
  return cosines.sort((a, b) => b - a).slice(0, NEIGHBOURS);
}

function mean(values: Iterable<number>): number {
  const all = [...values];
  return all.reduce((sum, value) => sum + value, 0) / all.length;
}

describe('the nearest rows', () => {
  it('are those of a comparison of all pairs, in an audience of ordinary size', () => {
    const { matrix } = plantedInterests(
      { people: 1200, groups: 6, own: 60, common: 300, drawn: 10, noise: 0.4 },
      1,
    );
    const nearest = nearestRows(matrix.weights, NEIGHBOURS);
    for (let i = 0; i < 1200; i += 7) {
      const found = [...nearest.cosine.subarray(nearest.start[i], nearest.start[i + 1])];
      const wanted = nearestByComparingAll(matrix.weights, i);
      expect(found).toHaveLength(wanted.length);
      for (const [k, cosine] of found.entries()) expect(cosine).toBeCloseTo(wanted[k], 12);
    }
  });

  it('are nearly as near if interests have too many holders to compare all', () => {
    const people = 12_000;
    const { matrix, group } = plantedInterests(
      { people, groups: 4, own: 12, common: 20, drawn: 12, noise: 0.4 },
      2,
    );
    const nearest = nearestRows(matrix.weights, NEIGHBOURS);
    const requested = Array.from({ length: 100 }, (_, k) => k * 119);
    const wanted = mean(requested.flatMap((i) => nearestByComparingAll(matrix.weights, i)));
    const found = mean(
      requested.flatMap((i) => [
        ...nearest.cosine.subarray(nearest.start[i], nearest.start[i + 1]),
      ]),
    );
    expect(found).toBeLessThan(wanted);
    expect(found).toBeGreaterThan(0.9 * wanted);
    const sameGroup = requested.flatMap((i) =>
      [...nearest.row.subarray(nearest.start[i], nearest.start[i + 1])].map((j) =>
        Number(group[j] === group[i]),
      ),
    );
    expect(mean(sameGroup)).toBeGreaterThan(0.95);
  });

  it('never include the row itself, a repeated row, or one that shares nothing', () => {
    const { matrix } = plantedInterests(
      { people: 300, groups: 30, own: 5, common: 1, drawn: 3, noise: 0 },
      3,
    );
    const { start, row, cosine } = nearestRows(matrix.weights, NEIGHBOURS);
    for (let i = 0; i < 300; i++) {
      const named = [...row.subarray(start[i], start[i + 1])];
      expect(named).not.toContain(i);
      expect(new Set(named).size).toBe(named.length);
    }
    expect(cosine.every((value) => value > 0)).toBe(true);
  });
});
