import { describe, expect, it } from 'vitest';
import { runHere } from '../../../../src/analysis/heavy-work.ts';
import { shareInterests } from '../../../../src/analysis/similarity/share-interests.ts';
import type { InterestMatrix } from '../../../../src/analysis/interests/interest-matrix.ts';
import { findCommunities } from '../../../../src/analysis/communities/detection/find-communities.ts';
import { shuffleInterests } from '../../../../src/analysis/communities/detection/shuffle-interests.ts';
import type { Partition } from '../../../../src/analysis/communities/detection/partition.ts';
import { adjustedRandIndex } from '../../../support/yardsticks/adjusted-rand-index.ts';
import { seededRandom } from '../../../../src/stats/random.ts';
import { plantedGraph } from '../../../support/planted-graph.ts';
import type { Planting } from '../../../support/planted-interests.ts';
import { plantedInterests } from '../../../support/planted-interests.ts';
import { tries } from '../../../support/soak.ts';

const NO_TIES = { from: [], to: [] };
const PLANTING: Planting = { people: 1200, groups: 6, own: 40, common: 200, drawn: 9, noise: 0.3 };

function communitiesOf(interests: InterestMatrix, seed = 1): Partition {
  const graph = runHere(shareInterests(interests, NO_TIES));
  return runHere(findCommunities({ graph, interests, ties: NO_TIES }, seededRandom(seed)));
}

describe('communities', () => {
  const { matrix, group } = plantedInterests(PLANTING, 1);
  const partition = communitiesOf(matrix);

  it('are the planted groups, clear and stable, named by their own interests', () => {
    expect(adjustedRandIndex(partition.community, group)).toBeGreaterThanOrEqual(0.95);
    expect(partition.clear).toBe(true);
    expect(partition.communities).toHaveLength(6);
    for (const [c, { terms, stability, cohesion }] of partition.communities.entries()) {
      const planted = group[partition.community.indexOf(c)];
      expect(terms.every((term) => term.startsWith(`g${planted}`))).toBe(true);
      expect(stability).toBeGreaterThan(0.9);
      expect(cohesion).toBeGreaterThan(0.1);
      expect(cohesion).toBeLessThan(1);
    }
  });

  it('are sorted by size, and their sizes add up to all their members', () => {
    const sizes = partition.communities.map(({ size }) => size);
    expect(sizes).toEqual(sizes.toSorted((a, b) => b - a));
    for (const [c, size] of sizes.entries()) {
      expect(partition.community.filter((number) => number === c)).toHaveLength(size);
    }
  });

  it('are identical each time, and nearly the same people with another seed', () => {
    expect(communitiesOf(matrix)).toEqual(partition);
    expect(
      adjustedRandIndex(communitiesOf(matrix, 2).community, partition.community),
    ).toBeGreaterThan(0.95);
  });

  it.each(tries([1], [1, 2, 3]))('are not called clear if interests are random (%i)', (seed) => {
    const shuffled = shuffleInterests(matrix, seededRandom(seed + 50));
    expect(communitiesOf(shuffled).clear).toBe(false);
    const unstructured = plantedInterests({ ...PLANTING, groups: 1, noise: 1 }, seed).matrix;
    expect(communitiesOf(unstructured).clear).toBe(false);
  });

  it('are clear with few topics, if people care more for some than for others', () => {
    const few = plantedInterests(
      { people: 1500, groups: 4, own: 3, common: 4, drawn: 6, noise: 0.2 },
      3,
    );
    const found = communitiesOf(few.matrix);
    expect(found.clear).toBe(true);
    expect(adjustedRandIndex(found.community, few.group)).toBeGreaterThan(0.7);
  });

  it('are found from ties alone, and not from random ties', () => {
    const nobodysInterests: InterestMatrix = {
      terms: [],
      rarity: new Float64Array(0),
      weights: {
        rows: 400,
        columns: 0,
        start: new Int32Array(401),
        column: new Int32Array(0),
        value: new Float64Array(0),
      },
    };
    const communitiesFromTies = (within: number): { found: Partition; group: Int32Array } => {
      const { graph: planted, group: circles } = plantedGraph(
        { nodes: 400, edges: 4000, groups: 5, within },
        4,
      );
      const from: number[] = [];
      const to: number[] = [];
      for (let i = 0; i < 400; i++) {
        for (let p = planted.start[i]; p < planted.start[i + 1]; p++) {
          if (planted.neighbour[p] < i) continue;
          from.push(i);
          to.push(planted.neighbour[p]);
        }
      }
      const ties = { from, to };
      const graph = runHere(shareInterests(nobodysInterests, ties));
      const inputs = { graph, interests: nobodysInterests, ties };
      return { found: runHere(findCommunities(inputs, seededRandom(1))), group: circles };
    };
    const real = communitiesFromTies(0.8);
    expect(real.found.clear).toBe(true);
    expect(adjustedRandIndex(real.found.community, real.group)).toBeGreaterThanOrEqual(0.95);
    expect(real.found.communities[0]).toMatchObject({ terms: [], cohesion: 0 });
    expect(communitiesFromTies(0).found.clear).toBe(false);
  });

  it('leave out people who share nothing, and groups of two', () => {
    const { terms, rarity, weights } = plantedInterests(
      { people: 60, groups: 2, own: 8, common: 1, drawn: 4, noise: 0 },
      5,
    ).matrix;
    // Two more people who share an interest nobody else has, and one who has none.
    const start = Int32Array.from([...weights.start, 0, 0, 0]);
    const entries = weights.column.length;
    start.set([entries + 1, entries + 2, entries + 2], 61);
    const column = Int32Array.from([...weights.column, terms.length, terms.length]);
    const value = Float64Array.from([...weights.value, 1, 1]);
    const found = communitiesOf({
      terms: [...terms, 'falconry'],
      rarity: Float64Array.from([...rarity, 3]),
      weights: { rows: 63, columns: terms.length + 1, start, column, value },
    });
    expect([...found.community.subarray(60)]).toEqual([-1, -1, -1]);
    expect([...found.stability.subarray(60)]).toEqual([0, 0, 0]);
    expect(found.communities.map(({ terms: own }) => own).flat()).not.toContain('falconry');
  });

  it('are not found if nobody has anything in common', () => {
    const nothing = plantedInterests({ ...PLANTING, people: 0 }, 1).matrix;
    expect(communitiesOf(nothing)).toMatchObject({
      communities: [],
      clear: false,
      modularity: Number.NaN,
    });
  });
});
