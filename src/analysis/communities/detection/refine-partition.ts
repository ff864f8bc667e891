import { splitDisconnected } from './connected-parts.ts';
import type { Evidence } from './evidence.ts';
import { GroupModel } from './group-model.ts';
import { mergeGroups } from './merge-groups.ts';

/** More groups than these are not begun with; people of smaller ones are placed among them. */
const MOST_GROUPS = 100;

const MOST_ROUNDS = 8;
/** One in so many people moving is rest: there are always some who would be at home in two groups. */
const AT_REST = 200;

/** From what groups are settled. */
export interface Beginning {
  /** For each person the number of their group to begin with, or -1. */
  group: Int32Array;
  /** People of groups smaller than this begin in none. */
  smallest: number;
  /** Finer groups, along which settled ones may come apart again; none: they do not. */
  fine?: Int32Array | undefined;
}

/** {@link settleGroups} from each of some beginnings. They know nothing of one another. */
export function refinementRuns(evidence: Evidence, beginnings: readonly Beginning[]): Int32Array[] {
  return beginnings.map((beginning) => refinePartition(evidence, beginning));
}

/**
 * From many small groups to as many as what is known of people bears out: everybody is placed in
 * the likeliest of the groups that they have an edge into, then groups are merged
 * ({@link mergeGroups}), and again until next to nobody moves. The number of groups is thus chosen
 * by evidence and not by a resolution. The graph says where to look: nobody comes among people with
 * whom they share nothing.
 *
 * Groups that should be apart are taken apart, which Louvain does not see to (Traag et al., "From
 * Louvain to Leiden", Scientific Reports, 2019): the fine groups within each are settled anew, which
 * stands where it makes everything likelier; and those that hang together only through others are
 * split in the end.
 *
 * Classification EM (Celeux and Govaert, "A classification EM algorithm for clustering and two
 * stochastic versions", Computational Statistics & Data Analysis 14, 1992), one person at a time, in
 * the order of their numbers: there is no chance in it.
 *
 * @returns for each person the number of their group, 0 .. as many as there are - 1.
 * Time O(rounds x (entries x groups about a person + edges + groups^2 x interests)).
 */
function refinePartition(evidence: Evidence, { group, smallest, fine }: Beginning): Int32Array {
  const refined = refine(evidence, group, smallest);
  if (refined === undefined) return splitDisconnected(evidence.graph, group);
  const apart = fine && refine(evidence, piecesOf(refined.group, fine), smallest);
  const isLikelier = apart !== undefined && apart.likelihood() > refined.likelihood();
  return splitDisconnected(evidence.graph, (isLikelier ? apart : refined).group);
}

/** Nothing where there is no group to begin with. */
function refine(
  evidence: Evidence,
  beginning: Int32Array,
  smallest: number,
): GroupModel | undefined {
  const { group, groups } = largest(beginning, smallest);
  if (groups === 0) return undefined;
  const model = new GroupModel(evidence, group, groups);
  placeAll(model, evidence);
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const merged = mergeGroups(model, evidence.graph);
    if (merged > 0) model.refine();
    const moved = placeAll(model, evidence);
    if (merged === 0 && moved <= group.length / AT_REST) break;
  }
  return model;
}

/** The largest groups alone, numbered by size, then first member. */
function largest(beginning: Int32Array, smallest: number): { group: Int32Array; groups: number } {
  const sizes = new Map<number, number>();
  for (const g of beginning) if (g >= 0) sizes.set(g, (sizes.get(g) ?? 0) + 1);
  const kept = [...sizes].filter(([, size]) => size >= smallest);
  kept.sort(([, a], [, b]) => b - a);
  const number = new Map(kept.slice(0, MOST_GROUPS).map(([g], k) => [g, k]));
  return { group: beginning.map((g) => number.get(g) ?? -1), groups: number.size };
}

/** The parts of groups that finer ones cut them into. */
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

/** Places everybody once; how many moved. */
function placeAll(model: GroupModel, { graph }: Evidence): number {
  const { nodes, start, neighbour } = graph;
  const { group } = model;
  model.weigh();
  const seen = new Int32Array(model.groups).fill(-1);
  const candidates = new Int32Array(model.groups);
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
    if (model.place(i, candidates, count)) moved++;
  }
  model.refine();
  return moved;
}
