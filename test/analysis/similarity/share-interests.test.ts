import { describe, expect, it } from 'vitest';
import { runHere } from '../../../src/analysis/heavy-work.ts';
import type { CompactGraph } from '../../../src/analysis/similarity/compact-graph.ts';
import { shareInterests } from '../../../src/analysis/similarity/share-interests.ts';
import { sharedInterests } from '../../../src/analysis/similarity/shared-interests.ts';
import { splitDisconnected } from '../../../src/analysis/communities/detection/connected-parts.ts';
import { weightByRarity } from '../../../src/analysis/interests/rarity.ts';
import { sparseRows } from '../../../src/stats/sparse-rows.ts';
import { plantedInterests } from '../../support/planted-interests.ts';

const NO_TIES = { from: [], to: [] };

function weightBetween(graph: CompactGraph, a: number, b: number): number {
  const row = graph.neighbour.subarray(graph.start[a], graph.start[a + 1]);
  return row.includes(b) ? graph.weight[graph.start[a] + row.indexOf(b)] : 0;
}

/** People who each have the interests named in their word, one letter an interest. */
function matrixOf(words: string[]) {
  const letters = [...new Set(words.join(''))].sort();
  const row = words.flatMap((word, i) => [...word].map(() => i));
  const column = words.flatMap((word) => [...word].map((letter) => letters.indexOf(letter)));
  const value = row.map(() => 1);
  return weightByRarity(
    sparseRows(words.length, letters.length, { row, column, value }),
    (term) => letters[term],
  );
}

describe('the graph of shared interests', () => {
  it('weighs each edge by interests that it can name', () => {
    const { matrix } = plantedInterests(
      { people: 200, groups: 4, own: 20, common: 40, drawn: 6, noise: 0.3 },
      1,
    );
    const graph = runHere(shareInterests(matrix, NO_TIES));
    for (let i = 0; i < graph.nodes; i++) {
      for (let p = graph.start[i]; p < graph.start[i + 1]; p++) {
        const why = sharedInterests(matrix, i, graph.neighbour[p]);
        expect(why.length).toBeGreaterThan(0);
        expect(why).toEqual(why.toSorted((x, y) => y.contribution - x.contribution));
        const cosine = why.reduce((sum, { contribution }) => sum + contribution, 0);
        expect(cosine).toBeCloseTo(graph.weight[p], 10);
      }
    }
  });

  it('joins two people if either is among the nearest of the other', () => {
    const { matrix } = plantedInterests(
      { people: 400, groups: 2, own: 30, common: 60, drawn: 8, noise: 0.3 },
      2,
    );
    const graph = runHere(shareInterests(matrix, NO_TIES));
    const degrees = Array.from({ length: 400 }, (_, i) => graph.start[i + 1] - graph.start[i]);
    expect(Math.min(...degrees)).toBeGreaterThanOrEqual(20);
    expect(Math.max(...degrees)).toBeGreaterThan(20);
  });

  it('keeps people with the same few interests connected to others', () => {
    const words = Array.from({ length: 900 }, (_, i) => ['ab', 'bc', 'cd'][i % 3]);
    const graph = runHere(shareInterests(matrixOf([...words, 'yz', 'yz', 'z']), NO_TIES));
    const parts = splitDisconnected(graph, new Int32Array(graph.nodes));
    expect(new Set(parts.subarray(0, 900))).toEqual(new Set([0]));
    expect(new Set(parts.subarray(900))).toEqual(new Set([1]));
  });

  it('adds ties, strong within a circle, weak between circles', () => {
    // A square with one diagonal (0 to 3) and, far off, a stranger (4) whom 3 alone follows.
    const ties = { from: [0, 1, 2, 3, 0, 3, 2], to: [1, 2, 3, 0, 2, 4, 0] };
    const graph = runHere(shareInterests(matrixOf(['', '', '', '', '']), ties));
    // Circles with oneself: 0 {0123}, 1 {012}, 2 {0123}, 3 {0234}, 4 {34}.
    expect(weightBetween(graph, 0, 2)).toBeCloseTo(4 / 4, 12);
    expect(weightBetween(graph, 0, 1)).toBeCloseTo((0.5 * 3) / Math.sqrt(4 * 3), 12);
    expect(weightBetween(graph, 3, 4)).toBeCloseTo((0.5 * 2) / Math.sqrt(4 * 2), 12);
    expect(weightBetween(graph, 1, 3)).toBe(0);
  });

  it('adds interests and ties if a pair has both', () => {
    const matrix = matrixOf(['ab', 'a', 'bc', 'c']);
    const apart = weightBetween(runHere(shareInterests(matrix, NO_TIES)), 0, 1);
    const together = runHere(shareInterests(matrix, { from: [0, 1], to: [1, 0] }));
    expect(apart).toBeGreaterThan(0);
    expect(weightBetween(together, 0, 1)).toBeCloseTo(apart + 1, 12);
  });

  it('leaves people alone who share nothing, and accepts an empty audience', () => {
    const graph = runHere(shareInterests(matrixOf(['ab', 'ab', 'c', '', 'de', 'de']), NO_TIES));
    expect(graph.start[3] - graph.start[2]).toBe(0);
    expect(graph.start[4] - graph.start[3]).toBe(0);
    expect(runHere(shareInterests(matrixOf([]), NO_TIES)).nodes).toBe(0);
  });

  it('uses fewer neighbours in very large audiences', () => {
    const requested = [0, 100, 50_000, 100_000].map((people) => {
      const nobody = sparseRows(people, 1, { row: [], column: [], value: [] });
      const work = shareInterests(weightByRarity(nobody, String), NO_TIES).next().value;
      return 'kind' in work && work.kind === 'nearestRows' ? work.input.k : undefined;
    });
    expect(requested).toEqual([20, 20, 20, 10]);
  });
});
