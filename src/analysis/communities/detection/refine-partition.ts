import type { CompactGraph } from '../../similarity/compact-graph.ts';
import { splitDisconnected } from './connected-parts.ts';
import type { Evidence } from './evidence.ts';
import { firstModel, type GroupModel, logLikelihoodOf } from './group-model.ts';
import { mergeGroups } from './merge-groups.ts';
import { Placement } from './placement.ts';

/** The most groups at the start. We place people of smaller groups in the largest ones. */
const MOST_GROUPS = 100;

const MOST_ROUNDS = 8;
/**
 * Refinement ends when at most one in this many people moves. Some people fit two groups equally
 * well and would move forever.
 */
const AT_REST = 200;

/** The start of a refinement. */
export interface Beginning {
  /** The group of each person at the start, or -1. */
  group: Int32Array;
  /** People in groups smaller than this start in none. */
  smallest: number;
  /** Finer groups, along which refined groups may be split. Without them, no group is split. */
  fine?: Int32Array | undefined;
}

/** Refines the partition from each of several starts, independently. */
export function refinementRuns(evidence: Evidence, beginnings: readonly Beginning[]): Int32Array[] {
  return beginnings.map((beginning) => refinePartition(evidence, beginning));
}

/**
 * Refines a partition. Everybody moves to the likeliest of the groups they have an edge into, then
 * groups merge ({@link mergeGroups}), and both steps repeat until almost nobody moves. So the
 * evidence chooses the number of groups, not a resolution. The graph limits the search.
 *
 * Groups can also be split, which Louvain does not do (Traag et al., "From Louvain to Leiden",
 * Scientific Reports, 2019): the fine groups within each are refined again, and the result is used
 * if it is likelier. Finally, groups that are connected only through others are split.
 *
 * This is classification EM (Celeux and Govaert, "A classification EM algorithm for clustering and
 * two stochastic versions", Computational Statistics & Data Analysis 14, 1992), one person at a
 * time in the order of their numbers, without randomness.
 *
 * Cost: O(rounds x (entries x groups near a person + edges + groups^2 x interests)).
 *
 * @returns the group of each person, 0 .. groups - 1.
 */
function refinePartition(evidence: Evidence, { group, smallest, fine }: Beginning): Int32Array {
  const refined = refine(evidence, group, smallest);
  if (refined === undefined) return splitDisconnected(evidence.graph, group);
  const apart = fine && refine(evidence, piecesOf(refined.group, fine), smallest);
  const isLikelier = apart !== undefined && logLikelihoodOf(apart) > logLikelihoodOf(refined);
  return splitDisconnected(evidence.graph, (isLikelier ? apart : refined).group);
}

/**
 * Refines groups without splitting them. Returns `undefined` if there is no group to start with.
 */
function refine(
  evidence: Evidence,
  beginning: Int32Array,
  smallest: number,
): GroupModel | undefined {
  const { group, groups } = largest(beginning, smallest);
  if (groups === 0) return undefined;
  let { model } = placeAll(firstModel(evidence, group, groups), evidence.graph);
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const merge = mergeGroups(model, evidence.graph);
    const placed = placeAll(merge.model, evidence.graph);
    model = placed.model;
    if (merge.merged === 0 && placed.moved <= group.length / AT_REST) break;
  }
  return model;
}

/** Returns the largest groups, numbered by size, then first member. */
function largest(beginning: Int32Array, smallest: number): { group: Int32Array; groups: number } {
  const sizes = new Map<number, number>();
  for (const g of beginning) if (g >= 0) sizes.set(g, (sizes.get(g) ?? 0) + 1);
  const kept = [...sizes].filter(([, size]) => size >= smallest);
  kept.sort(([, a], [, b]) => b - a);
  const number = new Map(kept.slice(0, MOST_GROUPS).map(([g], k) => [g, k]));
  return { group: beginning.map((g) => number.get(g) ?? -1), groups: number.size };
}

/** Splits groups along the finer ones. */
function piecesOf(group: Int32Array, fine: Int32Array): Int32Array {
  const numbers = new Map<number, number>();
  return group.map((g, i) => {
    if (g < 0) return -1;
    // Group numbers are below 2^26, so the pair is exact as a double.
    const pair = g * 2 ** 26 + fine[i];
    const number = numbers.get(pair) ?? numbers.size;
    numbers.set(pair, number);
    return number;
  });
}

/** Places everybody once. */
function placeAll(
  before: GroupModel,
  { nodes, start, neighbour }: CompactGraph,
): { model: GroupModel; moved: number } {
  const { group, groups } = before;
  const placement = new Placement(before);
  const seen = new Int32Array(groups).fill(-1);
  const candidates = new Int32Array(groups);
  let moved = 0;
  for (let i = 0; i < nodes; i++) {
    const own = group[i];
    let count = 0;
    if (own >= 0) {
      seen[own] = i;
      candidates[count++] = own;
    }
    for (let p = start[i]; p < start[i + 1]; p++) {
      const g = group[neighbour[p]];
      if (g < 0 || seen[g] === i) continue;
      seen[g] = i;
      candidates[count++] = g;
    }
    if (count === 0 || (count === 1 && own >= 0)) continue;
    if (placement.place(i, candidates, count)) moved++;
  }
  return { model: placement.end(), moved };
}
