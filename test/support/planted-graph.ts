import type { CompactGraph } from '../../src/analysis/similarity/compact-graph.ts';
import { compactGraph } from '../../src/analysis/similarity/compact-graph.ts';
import { seededRandom } from '../../src/stats/random.ts';

/**
 * A planted partition: node i is of group i modulo `groups`; a share `within` of the edges joins two
 * of one group, the others any two.
 */
export function plantedGraph(
  { nodes, edges, groups, within }: Record<'nodes' | 'edges' | 'groups' | 'within', number>,
  seed: number,
): { graph: CompactGraph; group: Int32Array } {
  const random = seededRandom(seed);
  const from = new Int32Array(edges);
  const to = new Int32Array(edges);
  for (let e = 0; e < edges; e++) {
    from[e] = Math.floor(random() * nodes);
    const other = Math.floor(random() * nodes);
    const likewise = other - (other % groups) + (from[e] % groups);
    to[e] = random() < within && likewise < nodes ? likewise : other;
  }
  const weight = new Float64Array(edges).fill(1);
  return {
    graph: compactGraph(nodes, { from, to, weight }),
    group: Int32Array.from({ length: nodes }, (_, i) => i % groups),
  };
}
