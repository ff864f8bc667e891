import type { CompactGraph } from '../../similarity/compact-graph.ts';
import type { GroupModel } from './group-model.ts';

/**
 * Makes one of two groups that are linked in the graph, the pair first by which everything becomes
 * likeliest, until no pair makes it likelier. Time O(edges + groups^2 x interests).
 *
 * @returns how many groups went into others.
 */
export function mergeGroups(model: GroupModel, graph: CompactGraph): number {
  const { groups } = model;
  const linked = linksBetween(graph, model.group, groups);
  // What interests and sizes gain by merging a and b does not change by merging others.
  const gain = Array.from({ length: groups }, (_, a) => model.mergingGains(a));
  for (let merged = 0; ; merged++) {
    const best = bestPair(model, linked, gain);
    if (best === undefined) return merged;
    const { a, b } = best;
    model.merge(a, b);
    for (let g = 0; g < groups; g++) {
      if (linked[b * groups + g] === 1 && g !== a) {
        linked[a * groups + g] = linked[g * groups + a] = 1;
      }
      linked[b * groups + g] = linked[g * groups + b] = 0;
    }
    gain[a] = model.mergingGains(a);
    for (let g = 0; g < groups; g++) gain[g][a] = gain[a][g];
  }
}

/** The pair by which everything becomes likeliest; none where no pair makes it likelier. */
function bestPair(
  model: GroupModel,
  linked: Uint8Array,
  gain: readonly Float64Array[],
): { a: number; b: number } | undefined {
  const { groups } = model;
  const fewer = model.fewerGain();
  let most = 0;
  let best: { a: number; b: number } | undefined;
  for (let a = 0; a < groups; a++) {
    for (let b = a + 1; b < groups; b++) {
      if (linked[a * groups + b] === 0) continue;
      const likelier = fewer + gain[a][b] + model.tiesMergingGain(a, b);
      if (likelier <= most) continue;
      most = likelier;
      best = { a, b };
    }
  }
  return best;
}

/** 1 at a x groups + b where somebody in a has an edge to somebody in b. */
function linksBetween(
  { nodes, start, neighbour }: CompactGraph,
  group: Int32Array,
  groups: number,
): Uint8Array {
  const linked = new Uint8Array(groups * groups);
  // Most pairs are linked, which is seen long before everybody has been looked at.
  let missing = groups * groups;
  for (let i = 0; i < nodes && missing > 0; i++) {
    if (group[i] < 0) continue;
    for (let p = start[i]; p < start[i + 1]; p++) {
      const other = group[neighbour[p]];
      const at = group[i] * groups + other;
      if (other < 0 || linked[at] === 1) continue;
      linked[at] = 1;
      missing--;
    }
  }
  return linked;
}
