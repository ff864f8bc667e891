import type { CompactGraph } from '../../similarity/compact-graph.ts';
import type { GroupModel } from './group-model.ts';
import { Merging } from './merging.ts';

/** The result of {@link mergeGroups}. */
export interface MergedGroups {
  model: GroupModel;
  /** How many groups were merged into others. */
  merged: number;
}

/**
 * Merges groups with an edge between them, the pair with the largest gain in likelihood first,
 * until no pair has a gain. Cost: O(edges + groups^2 x interests).
 */
export function mergeGroups(model: GroupModel, graph: CompactGraph): MergedGroups {
  const { groups } = model;
  const links = new GroupLinks(graph, model.group, groups);
  const merging = new Merging(model);
  const gain = Array.from({ length: groups }, (_, a) => merging.gainsOf(a));
  for (let merged = 0; ; merged++) {
    const best = bestPair(merging, links, gain);
    if (best === undefined) return { model: merged === 0 ? model : merging.end(), merged };
    const { a, b } = best;
    merging.merge(a, b);
    links.merge(a, b);
    gain[a] = merging.gainsOf(a);
    for (let g = 0; g < groups; g++) gain[g][a] = gain[a][g];
  }
}

/** Returns the linked pair with the largest gain in likelihood, if any pair has a gain. */
function bestPair(
  merging: Merging,
  links: GroupLinks,
  gain: readonly Float64Array[],
): { a: number; b: number } | undefined {
  const groups = gain.length;
  const fewer = merging.fewerGain();
  let most = 0;
  let best: { a: number; b: number } | undefined;
  for (let a = 0; a < groups; a++) {
    for (let b = a + 1; b < groups; b++) {
      if (!links.has(a, b)) continue;
      const total = fewer + gain[a][b] + merging.tieGain(a, b);
      if (total <= most) continue;
      most = total;
      best = { a, b };
    }
  }
  return best;
}

/** Remembers which groups have an edge between them. Memory: O(groups^2). */
class GroupLinks {
  readonly #groups: number;
  /** 1 at a x groups + b for linked groups. Bytes are enough for two values. */
  readonly #linked: Uint8Array;

  constructor({ nodes, start, neighbour }: CompactGraph, group: Int32Array, groups: number) {
    const linked = new Uint8Array(groups * groups);
    // Most pairs are linked, so the loop stops once it has found all links.
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
    this.#groups = groups;
    this.#linked = linked;
  }

  has(a: number, b: number): boolean {
    return this.#linked[a * this.#groups + b] === 1;
  }

  /** Gives the links of group b to group a. */
  merge(a: number, b: number): void {
    for (let g = 0; g < this.#groups; g++) {
      if (this.has(b, g) && g !== a && g !== b) this.#set(a, g, 1);
      this.#set(b, g, 0);
    }
  }

  #set(a: number, b: number, value: 0 | 1): void {
    this.#linked[a * this.#groups + b] = value;
    this.#linked[b * this.#groups + a] = value;
  }
}
