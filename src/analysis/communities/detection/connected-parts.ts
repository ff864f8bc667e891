import type { CompactGraph } from '../../similarity/compact-graph.ts';

/**
 * Splits groups that are connected only through others into their connected parts. Louvain produces
 * such groups (Traag et al., "From Louvain to Leiden", Scientific Reports, 2019). Numbers groups in
 * the order of their first members. Cost: O(edges).
 */
export function splitDisconnected(graph: CompactGraph, group: Int32Array): Int32Array {
  const { nodes, start, neighbour } = graph;
  const part = new Int32Array(nodes).fill(-1);
  const reached = new Int32Array(nodes);
  let parts = 0;
  for (let first = 0; first < nodes; first++) {
    if (part[first] >= 0) continue;
    part[first] = parts;
    reached[0] = first;
    for (let at = 0, end = 1; at < end; at++) {
      const i = reached[at];
      for (let p = start[i]; p < start[i + 1]; p++) {
        const j = neighbour[p];
        if (part[j] >= 0 || group[j] !== group[i]) continue;
        part[j] = parts;
        reached[end++] = j;
      }
    }
    parts++;
  }
  return part;
}
