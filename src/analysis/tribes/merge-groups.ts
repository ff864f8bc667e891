import type { CompactGraph } from '../graph/compact-graph.ts';
import type { GroupModel } from './group-model.ts';

/**
 * Makes one of two groups that are linked in the graph, the pair first by which everything becomes
 * likeliest, until no pair makes it likelier. Time O(edges + groups^2 x interests).
 *
 * @returns how many groups went into others.
 */
export function mergeGroups(model: GroupModel, graph: CompactGraph): number {
  const groups = model.sizes.length;
  const linked = linksBetween(graph, model.group, groups);
  const gain = new Float64Array(groups * groups).fill(-Infinity);
  const weigh = (a: number, b: number): void => {
    if (linked[a * groups + b])
      gain[Math.min(a, b) * groups + Math.max(a, b)] = model.mergingGain(a, b);
  };
  for (let a = 0; a < groups; a++) for (let b = a + 1; b < groups; b++) weigh(a, b);
  for (let merged = 0; ; merged++) {
    const best = gain.reduce((at, value, k) => (value > gain[at] ? k : at), 0);
    if (!(gain[best] + model.fewerGain() > 0)) return merged;
    const [a, b] = [Math.floor(best / groups), best % groups];
    model.merge(a, b);
    for (let g = 0; g < groups; g++) {
      gain[Math.min(b, g) * groups + Math.max(b, g)] = -Infinity;
      if (g === b || !linked[b * groups + g]) continue;
      linked[a * groups + g] = linked[g * groups + a] = 1;
      linked[b * groups + g] = linked[g * groups + b] = 0;
    }
    for (let g = 0; g < groups; g++) if (g !== a) weigh(a, g);
  }
}

/** 1 at a x groups + b where somebody in a has an edge to somebody in b. */
function linksBetween(
  { nodes, start, neighbour }: CompactGraph,
  group: Int32Array,
  groups: number,
): Uint8Array {
  const linked = new Uint8Array(groups * groups);
  for (let i = 0; i < nodes; i++) {
    if (group[i] < 0) continue;
    for (let p = start[i]; p < start[i + 1]; p++) {
      const other = group[neighbour[p]];
      if (other >= 0) linked[group[i] * groups + other] = 1;
    }
  }
  return linked;
}
