import { describe, expect, it } from 'vitest';
import { compactGraph } from '../../../../src/analysis/similarity/compact-graph.ts';
import { splitDisconnected } from '../../../../src/analysis/communities/detection/connected-parts.ts';
import { consensusOf } from '../../../../src/analysis/communities/detection/consensus.ts';
import { louvainRuns } from '../../../../src/analysis/communities/detection/louvain.ts';
import { modularity } from '../../../../src/analysis/communities/detection/modularity.ts';
import { stabilityOf } from '../../../../src/analysis/communities/detection/stability.ts';
import { adjustedRandIndex } from '../../../support/yardsticks/adjusted-rand-index.ts';
import { seededRandom } from '../../../../src/stats/random.ts';
import { plantedGraph } from '../../../support/planted-graph.ts';

describe('the consensus of several runs', () => {
  it('is better than any single run that merges groups', () => {
    const { graph, group } = plantedGraph(
      { nodes: 8000, edges: 60_000, groups: 40, within: 0.65 },
      1,
    );
    const alone = louvainRuns(graph, [1, 2, 3, 4, 5]);
    const best = Math.max(...alone.map((run) => modularity(graph, run)));
    const together = consensusOf(graph, alone, seededRandom(9));
    expect(modularity(graph, together.group)).toBeGreaterThan(best);
    expect(modularity(graph, together.best)).toBeGreaterThanOrEqual(best);
    expect(adjustedRandIndex(together.group, group)).toBeGreaterThan(0.9);
  });

  it('has no group that is connected only through others', () => {
    const { graph } = plantedGraph({ nodes: 2000, edges: 4000, groups: 30, within: 0.5 }, 2);
    const { group } = consensusOf(graph, louvainRuns(graph, [1, 2, 3, 4, 5]), seededRandom(1));
    expect(splitDisconnected(graph, group)).toEqual(group);
  });
});

it('splits a group whose parts are connected only through another group', () => {
  // 0-1 and 3-4 are called one group; 2 stands between them.
  const graph = compactGraph(6, { from: [0, 1, 2, 3], to: [1, 2, 3, 4], weight: [1, 1, 1, 1] });
  const parts = splitDisconnected(graph, Int32Array.of(7, 7, 2, 7, 7, 7));
  expect([...parts]).toEqual([0, 0, 1, 2, 2, 3]);
});

describe('stability', () => {
  const group = Int32Array.of(0, 0, 0, 0, 1, 1, 1);

  it('is the share of other partitions in which a person stays with their group', () => {
    const others = [
      Int32Array.of(5, 5, 5, 5, 3, 3, 3), // The same.
      Int32Array.of(5, 5, 5, 3, 3, 3, 3), // The fourth went over.
    ];
    expect([...stabilityOf(group, others)]).toEqual([1, 1, 1, 0.5, 1, 1, 1]);
  });

  it('drops for the smaller of two merged groups, but not for the larger part of a split one', () => {
    const merged = Int32Array.of(0, 0, 0, 0, 0, 0, 0);
    expect([...stabilityOf(group, [merged])]).toEqual([1, 1, 1, 1, 0, 0, 0]);
    const split = Int32Array.of(0, 0, 0, 2, 1, 1, 1);
    expect([...stabilityOf(group, [split])]).toEqual([1, 1, 1, 0, 1, 1, 1]);
  });
});
