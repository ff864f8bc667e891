import graphologyLouvain from 'graphology-communities-louvain';
import type { Random } from '../../../stats/random.ts';
import { seededRandom } from '../../../stats/random.ts';
import type { LoopedGraph } from './louvain-graph.ts';
import { LouvainGraph } from './louvain-graph.ts';

/** Finds groups finer than tribes are: which of them belong together is for evidence to say. */
export const FINE = 3;

type Graph = Parameters<typeof graphologyLouvain>[0];

/**
 * Communities by the Louvain method (Blondel et al., "Fast unfolding of communities in large
 * networks", Journal of Statistical Mechanics, 2008), by `graphology-communities-louvain`.
 * Nodes without edges are communities of their own.
 *
 * @param resolution more than 1: smaller communities; less: larger ones.
 * @returns for each node the number of its community, 0 .. as many as there are - 1.
 */
export function louvain(graph: LoopedGraph, random: Random, resolution: number = 1): Int32Array {
  const shape = new LouvainGraph(graph) as unknown as Graph;
  const found = graphologyLouvain(shape, { rng: random, getEdgeWeight: 'weight', resolution });
  return renumbered(Int32Array.from({ length: graph.nodes }, (_, i) => found[i]));
}

/** {@link louvain} once from each seed. The runs know nothing of one another. */
export function louvainRuns(graph: LoopedGraph, seeds: readonly number[]): Int32Array[] {
  return seeds.map((seed) => louvain(graph, seededRandom(seed)));
}

/** The same groups, numbered in the order in which their first members come. */
function renumbered(community: Int32Array): Int32Array {
  const numbers = new Map<number, number>();
  return community.map((old) => {
    const number = numbers.get(old) ?? numbers.size;
    numbers.set(old, number);
    return number;
  });
}
