import { describe, expect, it } from 'vitest';
import { runHere } from '../../../../src/analysis/heavy-work.ts';
import type { Ties } from '../../../../src/analysis/similarity/ties.ts';
import { shareInterests } from '../../../../src/analysis/similarity/share-interests.ts';
import type { InterestMatrix } from '../../../../src/analysis/interests/interest-matrix.ts';
import { splitDisconnected } from '../../../../src/analysis/communities/detection/connected-parts.ts';
import type { Evidence } from '../../../../src/analysis/communities/detection/evidence.ts';
import { evidenceOf } from '../../../../src/analysis/communities/detection/evidence.ts';
import { louvain } from '../../../../src/analysis/communities/detection/louvain.ts';
import {
  type Beginning,
  refinementRuns,
} from '../../../../src/analysis/communities/detection/refine-partition.ts';
import { adjustedRandIndex } from '../../../support/yardsticks/adjusted-rand-index.ts';
import { seededRandom } from '../../../../src/stats/random.ts';
import { plantedInterests } from '../../../support/planted-interests.ts';

const NO_TIES: Ties = { from: [], to: [] };
const PLANTING = { people: 900, groups: 5, own: 30, common: 150, drawn: 7, noise: 0.35 };

function evidenceFor(interests: InterestMatrix, ties: Ties): Evidence {
  return evidenceOf({ graph: runHere(shareInterests(interests, ties)), interests, ties }, 1);
}

const refinePartition = (evidence: Evidence, beginning: Beginning): Int32Array =>
  refinementRuns(evidence, [beginning])[0];

describe('refined groups', () => {
  const { matrix, group } = plantedInterests(PLANTING, 1);
  const evidence = evidenceFor(matrix, NO_TIES);

  it('join the pieces of a group, and correct people who began in the wrong one', () => {
    const random = seededRandom(1);
    const pieces = group.map((g, i) =>
      random() < 0.15 ? Math.floor(random() * 20) : g * 4 + (i % 4),
    );
    const settled = refinePartition(evidence, { group: pieces, smallest: 3 });
    expect(new Set(settled).size).toBe(5);
    expect(adjustedRandIndex(settled, group)).toBeGreaterThan(0.95);
  });

  it('split what began as one group and should not be, and nothing else', () => {
    const merged = group.map((g) => (g === 1 ? 0 : g));
    const fine = louvain(evidence.graph, seededRandom(3), 4);
    expect(new Set(refinePartition(evidence, { group: merged, smallest: 3 })).size).toBe(4);
    for (const beginning of [merged, group]) {
      const settled = refinePartition(evidence, { group: beginning, smallest: 3, fine });
      expect(new Set(settled).size).toBe(5);
      expect(adjustedRandIndex(settled, group)).toBeGreaterThan(0.95);
    }
  });

  it('do not depend on the first resolution, and each is connected', () => {
    for (const resolution of [1, 1.5, 2, 3, 5]) {
      const begun = louvain(evidence.graph, seededRandom(7), resolution);
      const settled = refinePartition(evidence, { group: begun, smallest: 3 });
      expect(adjustedRandIndex(settled, group)).toBeGreaterThan(0.95);
      expect(splitDisconnected(evidence.graph, settled)).toEqual(settled);
    }
  });

  it('separate a loose circle from a dense one by ties alone', () => {
    const random = seededRandom(6);
    const from: number[] = [];
    const to: number[] = [];
    const circle = Int32Array.from({ length: 300 }, (_, i) => Math.floor(i / 100));
    for (let i = 0; i < 300; i++) {
      for (let j = 0; j < 300; j++) {
        const within = [0.3, 0.12, 0.06][circle[i]];
        if (i !== j && random() < (circle[i] === circle[j] ? within : 0.01)) {
          from.push(i);
          to.push(j);
        }
      }
    }
    const nothing = plantedInterests({ ...PLANTING, people: 0 }, 1).matrix;
    const weights = { ...nothing.weights, rows: 300, start: new Int32Array(301) };
    const tied = evidenceFor({ ...nothing, weights }, { from, to });
    const begun = louvain(tied.graph, seededRandom(2), 3);
    const settled = refinePartition(tied, { group: begun, smallest: 3 });
    expect(adjustedRandIndex(settled, circle)).toBeGreaterThan(0.95);
  });

  it('place people by their ties if interests show little', () => {
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
      const wrong = vague.group.map((g) => (random() < 0.3 ? Math.floor(random() * 5) : g));
      const known = evidenceFor(vague.matrix, ties);
      return adjustedRandIndex(refinePartition(known, { group: wrong, smallest: 3 }), vague.group);
    };
    expect(agreement({ from, to })).toBeGreaterThan(agreement(NO_TIES) + 0.2);
  });

  it('leave out people without an edge into any group', () => {
    const { graph } = evidence;
    const lone = { ...graph, start: graph.start.slice() };
    // The first person loses their edges.
    const edges = lone.start[1];
    for (let i = 1; i < lone.start.length; i++) lone.start[i] -= edges;
    lone.neighbour = graph.neighbour.slice(edges);
    lone.weight = graph.weight.slice(edges);
    const begin = group.map((g, i) => (i === 0 ? 99 : g));
    const settled = refinePartition({ ...evidence, graph: lone }, { group: begin, smallest: 3 });
    expect(settled.filter((g) => g === settled[0])).toHaveLength(1);
    expect(new Set(settled).size).toBe(6);
  });
});
