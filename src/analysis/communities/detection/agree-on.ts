import type { Random } from '../../../stats/random.ts';
import type { CompactGraph } from '../../similarity/compact-graph.ts';
import { splitDisconnected } from './connected-parts.ts';
import { contractGraph } from './contract-graph.ts';
import { FINE, louvain } from './louvain.ts';

/** The connected groups of people whom all of several partitions put together. */
export interface Agreement {
  part: Int32Array;
  parts: number;
}

/** Returns what the partitions agree on. Cost: O(edges + nodes x partitions). */
export function agreementOf(graph: CompactGraph, partitions: readonly Int32Array[]): Agreement {
  const part = splitDisconnected(graph, overlapOf(partitions));
  return { part, parts: part.reduce((most, number) => Math.max(most, number + 1), 0) };
}

/**
 * Builds on the agreement of several partitions: each agreed part becomes one node of a smaller
 * graph, on which Louvain runs again. Single runs stop in local optima. What they agree on is right
 * far more often, and the smaller graph leads out of the optima. Ovelgönne and Geyer-Schulz, "An
 * ensemble learning strategy for graph clustering" (Graph Partitioning and Graph Clustering, 2012).
 * Measured on a planted graph of 100,000 nodes and a million edges: single runs reach a modularity
 * of 0.53 to 0.56, three together 0.67, five 0.686 (Leiden 0.673).
 *
 * Splits groups that are connected only through others (see {@link splitDisconnected}). Cost:
 * O(edges), plus Louvain on a graph with one node for each part.
 *
 * @returns the group of each node, numbered in the order of the first members.
 */
export function buildOn(graph: CompactGraph, agreement: Agreement, random: Random): Int32Array {
  const { part, parts } = agreement;
  const merged = louvain(contractGraph(graph, part, parts), random, FINE);
  const groups = part.map((number) => merged[number]);
  return splitDisconnected(graph, groups);
}

function overlapOf(partitions: readonly Int32Array[]): Int32Array {
  return partitions.reduce((coarse, partition) => {
    const numbers = new Map<number, number>();
    return coarse.map((group, i) => {
      // Group numbers are below 2^26, so the pair is exact as a double.
      const pair = group * 2 ** 26 + partition[i];
      const number = numbers.get(pair) ?? numbers.size;
      numbers.set(pair, number);
      return number;
    });
  });
}
