import { describe, expect, it, onTestFinished } from 'vitest';
import { evidenceOf } from '../../../src/analysis/communities/detection/evidence.ts';
import { type Heavy, heavily, type HeavyWork, runHere } from '../../../src/analysis/heavy-work.ts';
import { shareInterests } from '../../../src/analysis/similarity/share-interests.ts';
import { HEAVY_WORK } from '../../../src/app/analyse/heavy-work-name.ts';
import { shareHeavyWork } from '../../../src/app/analyse/share-heavy-work.ts';
import { threadPool } from '../../../src/app/threads.ts';
import { plantedGraph } from '../../support/planted-graph.ts';
import { plantedInterests } from '../../support/planted-interests.ts';

describe('heavy work in two threads', () => {
  it('gives the same partitions as one thread', async () => {
    const { graph } = plantedGraph({ nodes: 1000, edges: 10_000, groups: 20, within: 0.7 }, 1);
    for (const seeds of [[5, 6, 7], [5], []]) {
      const runs = (): Heavy<Int32Array[]> => heavily('louvainRuns', { graph, seeds });
      expect(await shareHeavyWork(runs(), 0)).toEqual(runHere(runs()));
    }
  });

  it('refines partitions like one thread', async () => {
    const planting = { people: 700, groups: 5, own: 30, common: 150, drawn: 7, noise: 0.35 };
    const { matrix } = plantedInterests(planting, 1);
    const ties = { from: [0, 1, 2], to: [3, 4, 5] };
    const graph = runHere(shareInterests(matrix, ties));
    const evidence = evidenceOf({ graph, interests: matrix, ties }, 0.5);
    const runs = runHere(heavily('louvainRuns', { graph, seeds: [1, 2, 3] }));
    const beginnings = runs.map((group) => ({ group, smallest: 5, fine: runs[0] }));
    const refined = (): Heavy<Int32Array[]> => heavily('refinementRuns', { evidence, beginnings });
    expect(await shareHeavyWork(refined(), 0)).toEqual(runHere(refined()));
  });

  it('gives the same neighbours as one thread', async () => {
    const planted = { groups: 12, own: 200, common: 5000, drawn: 15, noise: 0.3 };
    for (const people of [801, 1, 0]) {
      const { matrix } = plantedInterests({ people, ...planted }, 1);
      const ties = { from: [], to: [] };
      expect(await shareHeavyWork(shareInterests(matrix, ties), 0)).toEqual(
        runHere(shareInterests(matrix, ties)),
      );
    }
  });

  const { graph } = plantedGraph({ nodes: 100, edges: 500, groups: 4, within: 0.9 }, 1);

  it('does half of the work in the other thread', async () => {
    const thread = threadPool();
    onTestFinished(() => thread.end());
    const told: string[] = [];
    const work: HeavyWork = { kind: 'louvainRuns', input: { graph, seeds: [3] } };
    const runs = await thread.run(HEAVY_WORK, work, (progress) => told.push(progress));
    expect(told).toEqual(['begins']);
    expect(runs).toEqual(runHere(heavily('louvainRuns', { graph, seeds: [3] })));
  });

  it('does in this thread what the other can’t, and throws what fails in both', async () => {
    const unsendable = { ...graph, note: () => 'functions cannot be sent' };
    const runs = (): Heavy<Int32Array[]> =>
      heavily('louvainRuns', { graph: unsendable, seeds: [1, 2, 3, 4] });
    expect(await shareHeavyWork(runs(), 0)).toEqual(runHere(runs()));
    const impossible = { ...graph, neighbour: undefined as unknown as Int32Array };
    await expect(
      shareHeavyWork(heavily('louvainRuns', { graph: impossible, seeds: [1, 2] }), -1),
    ).rejects.toThrow(TypeError);
  });
});
