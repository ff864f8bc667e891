import graphologyLouvain from 'graphology-communities-louvain';
import type { Random } from '../../../stats/random.ts';
import { seededRandom } from '../../../stats/random.ts';
import type { LoopedGraph } from './louvain-graph.ts';
import { LouvainGraph } from './louvain-graph.ts';

/** A resolution with groups finer than communities. The evidence decides which of them merge. */
export const FINE = 3;

type Graph = Parameters<typeof graphologyLouvain>[0];

/**
 * Finds communities by the Louvain method (Blondel et al., "Fast unfolding of communities in large
 * networks", Journal of Statistical Mechanics, 2008), with `graphology-communities-louvain`. A node
 * without edges is a community of its own.
 *
 * @param resolution above 1 for smaller communities, below 1 for larger ones.
 * @returns the community of each node, 0 .. communities - 1.
 */
export function louvain(graph: LoopedGraph, random: Random, resolution: number = 1): Int32Array {
  const shape = new LouvainGraph(graph) as unknown as Graph;
  const found = graphologyLouvain(shape, { rng: random, getEdgeWeight: 'weight', resolution });
  return renumbered(Int32Array.from({ length: graph.nodes }, (_, i) => found[i]));
}

/** Runs {@link louvain} once from each seed, independently. */
export function louvainRuns(graph: LoopedGraph, seeds: readonly number[]): Int32Array[] {
  return seeds.map((seed) => louvain(graph, seededRandom(seed)));
}

/** Numbers the groups in the order of their first members. */
function renumbered(community: Int32Array): Int32Array {
  const numbers = new Map<number, number>();
  return community.map((old) => {
    const number = numbers.get(old) ?? numbers.size;
    numbers.set(old, number);
    return number;
  });
}
