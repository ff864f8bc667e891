import { describe, expect, it } from 'vitest';
import type { Ties } from '../../../src/analysis/graph/share-interests.ts';
import { shareInterests } from '../../../src/analysis/graph/share-interests.ts';
import { settleGroups } from '../../../src/analysis/tribes/settle-groups.ts';
import { adjustedRandIndex } from '../../../src/stats/adjusted-rand-index.ts';
import { seededRandom } from '../../../src/stats/random.ts';
import { plantedInterests } from '../../support/planted-interests.ts';

const NO_TIES: Ties = { from: [], to: [] };
const PLANTING = { people: 900, groups: 5, own: 30, common: 150, drawn: 7, noise: 0.35 };

describe('groups that evidence settles', () => {
  const { matrix, group } = plantedInterests(PLANTING, 1);
  const graph = shareInterests(matrix, NO_TIES);
  const inputs = { graph, interests: matrix, ties: NO_TIES };

  it('bring together what began in pieces, and put right who began in the wrong place', () => {
    const random = seededRandom(1);
    const pieces = group.map((g, i) =>
      random() < 0.15 ? Math.floor(random() * 20) : g * 4 + (i % 4),
    );
    const settled = settleGroups(inputs, pieces, 3, seededRandom(2));
    expect(new Set(settled.filter((g) => g >= 0)).size).toBe(5);
    expect(adjustedRandIndex(settled, group)).toBeGreaterThan(0.95);
  });

  it('place people by whom they are tied to where interests say little', () => {
    const vague = plantedInterests({ ...PLANTING, drawn: 3, noise: 0.6 }, 3);
    const random = seededRandom(4);
    const from: number[] = [];
    const to: number[] = [];
    for (let i = 0; i < PLANTING.people; i++) {
      const own = [...vague.group.keys()].filter(
        (j) => j !== i && vague.group[j] === vague.group[i],
      );
      for (let k = 0; k < 2; k++) {
        from.push(i);
        to.push(own[Math.floor(random() * own.length)]);
      }
    }
    const agreement = (ties: Ties): number => {
      const known = { graph: shareInterests(vague.matrix, ties), interests: vague.matrix, ties };
      const wrong = vague.group.map((g) => (random() < 0.3 ? Math.floor(random() * 5) : g));
      return adjustedRandIndex(settleGroups(known, wrong, 3, seededRandom(5)), vague.group);
    };
    expect(agreement({ from, to })).toBeGreaterThan(agreement(NO_TIES) + 0.2);
  });

  it('leave people where they are in none who have an edge to nobody in a group', () => {
    const lone = { ...graph, start: graph.start.slice() };
    // The first person loses their edges.
    const edges = lone.start[1];
    for (let i = 1; i < lone.start.length; i++) lone.start[i] -= edges;
    lone.neighbour = graph.neighbour.slice(edges);
    lone.weight = graph.weight.slice(edges);
    const begin = group.map((g, i) => (i === 0 ? 99 : g));
    const settled = settleGroups({ ...inputs, graph: lone }, begin, 3, seededRandom(1));
    expect(settled[0]).toBe(-1);
    expect(settled.subarray(1)).not.toContain(-1);
  });
});
