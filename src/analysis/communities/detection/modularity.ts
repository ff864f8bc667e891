import type { LoopedGraph } from './louvain-graph.ts';

/**
 * Returns the modularity of a partition: the share of the edges' weight inside communities, minus
 * the share expected by chance from the degrees (Newman, "Modularity and community structure in
 * networks", PNAS 2006). NaN without edges. Cost: O(edges).
 *
 * @param community of each node, from 0.
 */
export function modularity(graph: LoopedGraph, community: Int32Array): number {
  const { nodes, start, neighbour, weight, loop } = graph;
  const degree = new Float64Array(nodes + 1);
  let inside = 0;
  let total = 0;
  for (let i = 0; i < nodes; i++) {
    const own = community[i];
    const around = 2 * (loop?.[i] ?? 0);
    let sum = around;
    inside += around;
    for (let p = start[i]; p < start[i + 1]; p++) {
      sum += weight[p];
      if (community[neighbour[p]] === own) inside += weight[p];
    }
    degree[own] += sum;
    total += sum;
  }
  return degree.reduce((q, sum) => q - (sum / total) ** 2, inside / total);
}
