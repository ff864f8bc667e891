import { afterAll, describe, expect, it } from 'vitest';
import { shareInterests } from '../../../src/analysis/similarity/share-interests.ts';
import { IN_ONE_THREAD } from '../../../src/analysis/heavy-steps.ts';
import { evidenceOf } from '../../../src/analysis/communities/detection/evidence.ts';
import { SecondThread } from '../../../src/app/analyse/second-thread.ts';
import { inTwoThreads } from '../../../src/app/analyse/two-threads.ts';
import { plantedGraph } from '../../support/planted-graph.ts';
import { plantedInterests } from '../../support/planted-interests.ts';

describe('heavy steps in two threads', () => {
  const { steps, end } = inTwoThreads(0);
  afterAll(end);

  it('give the partitions that one thread gives', () => {
    const { graph } = plantedGraph({ nodes: 1000, edges: 10_000, groups: 20, within: 0.7 }, 1);
    for (const seeds of [[5, 6, 7], [5], []]) {
      expect(steps.louvainRuns(graph, seeds)).toEqual(IN_ONE_THREAD.louvainRuns(graph, seeds));
    }
  });

  it('settle groups as one thread does', () => {
    const planting = { people: 700, groups: 5, own: 30, common: 150, drawn: 7, noise: 0.35 };
    const { matrix } = plantedInterests(planting, 1);
    const ties = { from: [0, 1, 2], to: [3, 4, 5] };
    const graph = shareInterests(matrix, ties);
    const evidence = evidenceOf({ graph, interests: matrix, ties }, 0.5);
    const runs = IN_ONE_THREAD.louvainRuns(graph, [1, 2, 3]);
    const beginnings = runs.map((group) => ({ group, smallest: 5, fine: runs[0] }));
    expect(steps.refinementRuns(evidence, beginnings)).toEqual(
      IN_ONE_THREAD.refinementRuns(evidence, beginnings),
    );
  });

  it('give the neighbours that one thread gives', () => {
    const planted = { groups: 12, own: 200, common: 5000, drawn: 15, noise: 0.3 };
    for (const people of [801, 1, 0]) {
      const { weights } = plantedInterests({ people, ...planted }, 1).matrix;
      expect(steps.nearestRows(weights, 10)).toEqual(IN_ONE_THREAD.nearestRows(weights, 10));
    }
  });
});

describe('a second thread', () => {
  const { graph } = plantedGraph({ nodes: 100, edges: 500, groups: 4, within: 0.9 }, 1);
  const [partition] = IN_ONE_THREAD.louvainRuns(graph, [1]);
  const ofGraph = (seeds: number[]) => ({ name: 'louvainRuns' as const, graph, seeds });

  it('does its part itself', () => {
    const second = new SecondThread();
    let reads = 0;
    const work = {
      ...ofGraph([]),
      get seeds() {
        reads++;
        return [1];
      },
    };
    expect(second.share(() => 'own', work)).toEqual(['own', [partition]]);
    // Sent there; nothing was looked at here.
    expect(reads).toBe(1);
    second.end();
  });

  it('throws here what went wrong there, and its work is done here from then on', () => {
    const second = new SecondThread();
    const impossible = ofGraph(undefined as unknown as number[]);
    expect(() => second.share(() => 'own', impossible)).toThrow(TypeError);
    expect(second.share(() => 'own', ofGraph([1]))).toEqual(['own', [partition]]);
    second.end();
  });
});
