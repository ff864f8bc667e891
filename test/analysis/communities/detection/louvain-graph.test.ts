import fc from 'fast-check';
import { UndirectedGraph } from 'graphology';
import graphologyLouvain from 'graphology-communities-louvain';
import { describe, expect, it } from 'vitest';
import { compactGraph } from '../../../../src/analysis/similarity/compact-graph.ts';
import { contractGraph } from '../../../../src/analysis/communities/detection/contract-graph.ts';
import { louvain } from '../../../../src/analysis/communities/detection/louvain.ts';
import type { LoopedGraph } from '../../../../src/analysis/communities/detection/louvain-graph.ts';
import { modularity } from '../../../../src/analysis/communities/detection/modularity.ts';
import { seededRandom } from '../../../../src/stats/random.ts';

/** The same graph as graphology keeps it, edges in the same order. */
function graphologyOf({ nodes, start, neighbour, weight, loop }: LoopedGraph): UndirectedGraph {
  const graph = new UndirectedGraph();
  for (let i = 0; i < nodes; i++) graph.addNode(i);
  for (let i = 0; i < nodes; i++) {
    for (let p = start[i]; p < start[i + 1]; p++) {
      if (neighbour[p] > i) graph.addEdge(i, neighbour[p], { weight: weight[p] });
    }
  }
  for (let i = 0; i < nodes; i++) if (loop?.[i]) graph.addEdge(i, i, { weight: loop[i] });
  return graph;
}

const NODES = 12;
const node = fc.nat({ max: NODES - 1 });
const edge = fc.tuple(node, node, fc.integer({ min: 1, max: 5 }));
const graphs = fc.array(edge, { minLength: 1, maxLength: 60 }).map((edges) =>
  compactGraph(NODES, {
    from: edges.map(([a]) => a),
    to: edges.map(([, b]) => b),
    weight: edges.map(([, , weight]) => weight),
  }),
);

/** Zachary's karate club, "An information flow model for conflict and fission in small groups", 1977. */
const KARATE: [number, number[]][] = [
  [2, [1]],
  [3, [1, 2]],
  [4, [1, 2, 3]],
  [5, [1]],
  [6, [1]],
  [7, [1, 5, 6]],
  [8, [1, 2, 3, 4]],
  [9, [1, 3]],
  [10, [3]],
  [11, [1, 5, 6]],
  [12, [1]],
  [13, [1, 4]],
  [14, [1, 2, 3, 4]],
  [17, [6, 7]],
  [18, [1, 2]],
  [20, [1, 2]],
  [22, [1, 2]],
  [26, [24, 25]],
  [28, [3, 24, 25]],
  [29, [3]],
  [30, [24, 27]],
  [31, [2, 9]],
  [32, [1, 25, 26, 29]],
  [33, [3, 9, 15, 16, 19, 21, 23, 24, 30, 31, 32]],
  [34, [9, 10, 14, 15, 16, 19, 20, 21, 23, 24, 27, 28, 29, 30, 31, 32, 33]],
];

function karateClub() {
  const edges = KARATE.flatMap(([a, others]) => others.map((b) => [a - 1, b - 1]));
  return compactGraph(34, {
    from: edges.map(([a]) => a),
    to: edges.map(([, b]) => b),
    weight: edges.map(() => 1),
  });
}

describe('Louvain on a compact graph', () => {
  it('gives the same result and modularity as on a graphology graph', () => {
    fc.assert(
      fc.property(graphs, fc.integer(), (graph, seed) => {
        fc.pre(graph.neighbour.length > 0);
        const real = graphologyLouvain.detailed(graphologyOf(graph), { rng: seededRandom(seed) });
        const found = louvain(graph, seededRandom(seed));
        const theirs = Array.from(found, (_, i) => real.communities[i]);
        expect(pairsTogether(found)).toEqual(pairsTogether(theirs));
        expect(modularity(graph, found)).toBeCloseTo(real.modularity, 10);
      }),
    );
  });

  it('gives the same result on a graph of groups with loops', () => {
    const group = fc.array(fc.nat({ max: 4 }), { minLength: NODES, maxLength: NODES });
    fc.assert(
      fc.property(graphs, group, fc.integer(), (graph, groups, seed) => {
        fc.pre(graph.neighbour.length > 0);
        const contracted = contractGraph(graph, Int32Array.from(groups), 5);
        const real = graphologyLouvain.detailed(graphologyOf(contracted), {
          rng: seededRandom(seed),
        });
        const found = louvain(contracted, seededRandom(seed));
        expect(modularity(contracted, found)).toBeCloseTo(real.modularity, 10);
        const ofMembers = Int32Array.from(groups, (g) => found[g]);
        expect(modularity(graph, ofMembers)).toBeCloseTo(real.modularity, 10);
      }),
    );
  });

  it('leaves people without edges alone, and accepts a graph without edges', () => {
    const graph = compactGraph(3, { from: [], to: [], weight: [] });
    expect([...louvain(graph, seededRandom(1))]).toEqual([0, 1, 2]);
    expect(modularity(graph, Int32Array.of(0, 1, 2))).toBeNaN();
  });

  it('comes close to the best partition of the karate club, 0.4198', () => {
    // Brandes et al., "On modularity clustering", IEEE Transactions on Knowledge and Data Engineering, 2008.
    const graph = karateClub();
    const reached = Array.from({ length: 20 }, (_, seed) =>
      modularity(graph, louvain(graph, seededRandom(seed))),
    );
    expect(Math.max(...reached)).toBeCloseTo(0.4198, 4);
    expect(Math.min(...reached)).toBeGreaterThan(0.38);
  });
});

function pairsTogether(group: ArrayLike<number>): string[] {
  const pairs: string[] = [];
  for (let i = 0; i < group.length; i++) {
    for (let j = 0; j < i; j++) if (group[i] === group[j]) pairs.push(`${j}-${i}`);
  }
  return pairs;
}
