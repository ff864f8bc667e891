import { describe, expect, it } from 'vitest';
import {
  joinNearest,
  type NearestRows,
  nearestRows,
} from '../../../src/analysis/similarity/nearest-rows.ts';
import { nearerRows } from '../../../src/analysis/similarity/nearer-rows.ts';
import { nearestByComparing } from '../../calibration/nearest/nearest-by-comparing.ts';
import { plantedInterests } from '../../support/planted-interests.ts';

const NEIGHBOURS = 8;

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
      const wanted = nearestByComparing(matrix.weights, i, NEIGHBOURS);
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
    const sampled = nearestRows(matrix.weights, NEIGHBOURS);
    const ask = (found: NearestRows) => nearerRows(matrix.weights, found, NEIGHBOURS, 0, people);
    const nearer = ask(ask(sampled));
    const requested = Array.from({ length: 100 }, (_, k) => k * 119);
    const wanted = mean(
      requested.flatMap((i) => nearestByComparing(matrix.weights, i, NEIGHBOURS)),
    );
    const found = [sampled, nearer].map(({ start, cosine }) =>
      mean(requested.flatMap((i) => [...cosine.subarray(start[i], start[i + 1])])),
    );
    expect(found[0]).toBeLessThan(wanted);
    expect(found[0]).toBeGreaterThan(0.9 * wanted);
    expect(found[1]).toBeGreaterThan(0.99 * wanted);
    const { start, row } = nearer;
    const sameGroup = requested.flatMap((i) =>
      [...row.subarray(start[i], start[i + 1])].map((j) => Number(group[j] === group[i])),
    );
    expect(mean(sameGroup)).toBeGreaterThan(0.95);
  });

  it('are the same if two threads look around a sample for nearer ones', () => {
    const { matrix } = plantedInterests(
      { people: 1000, groups: 4, own: 12, common: 20, drawn: 12, noise: 0.4 },
      4,
    );
    const found = nearestRows(matrix.weights, 3);
    const [whole, first, second] = [
      [0, 1000],
      [0, 400],
      [400, 1000],
    ].map(([from, to]) => nearerRows(matrix.weights, found, 3, from!, to!));
    expect(joinNearest(first!, second!)).toEqual(whole);
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
