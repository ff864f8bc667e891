import { compactGraph } from '../../similarity/compact-graph.ts';
import type { LoopedGraph } from './louvain-graph.ts';

/**
 * Returns the graph of the groups: one node for each group, edges with the weight of all edges
 * between members, and loops for edges within. A partition of the groups has the same modularity as
 * the same partition of their members. Cost: O(edges) in time and memory.
 *
 * @param group of each node, from 0 to `groups` - 1.
 */
export function contractGraph(graph: LoopedGraph, group: Int32Array, groups: number): LoopedGraph {
  const { nodes, start, neighbour, weight } = graph;
  const loop = new Float64Array(groups);
  let between = 0;
  for (let i = 0; i < nodes; i++) {
    loop[group[i]] += graph.loop?.[i] ?? 0;
    for (let p = start[i]; p < start[i + 1] && neighbour[p] < i; p++) {
      if (group[i] === group[neighbour[p]]) loop[group[i]] += weight[p];
      else between++;
    }
  }
  const from = new Int32Array(between);
  const to = new Int32Array(between);
  const weights = new Float64Array(between);
  let end = 0;
  for (let i = 0; i < nodes; i++) {
    for (let p = start[i]; p < start[i + 1] && neighbour[p] < i; p++) {
      if (group[i] === group[neighbour[p]]) continue;
      from[end] = group[i];
      to[end] = group[neighbour[p]];
      weights[end++] = weight[p];
    }
  }
  return { ...compactGraph(groups, { from, to, weight: weights }), loop };
}
