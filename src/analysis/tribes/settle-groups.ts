import type { Random } from '../../stats/random.ts';
import type { CompactGraph } from '../graph/compact-graph.ts';
import { GroupModel } from './group-model.ts';
import { mergeGroups } from './merge-groups.ts';
import type { TribeInputs } from './tribe-inputs.ts';

/** More groups than these are not begun with; people of smaller ones are placed among them. */
const MOST_GROUPS = 100;

const MOST_ROUNDS = 8;
/** One in so many people moving is rest. */
const AT_REST = 1000;

/**
 * From many small groups to as many as what is known of people bears out: everybody is placed in
 * the likeliest of the groups that they have an edge into, then groups are merged
 * ({@link mergeGroups}), and again until next to nobody moves. The number of groups is thus chosen
 * by evidence and not by a resolution. The graph says where to look: nobody comes among people with
 * whom they share nothing.
 *
 * @param fine for each person the number of their group to begin with.
 * @param smallest people of groups smaller than this begin in none.
 * @returns for each person the number of their group, 0 .. as many as there are - 1, or -1.
 * Time O(rounds x (entries x groups about a person + edges + groups^2 x interests)).
 */
export function settleGroups(
  inputs: TribeInputs,
  fine: Int32Array,
  smallest: number,
  random: Random,
): Int32Array {
  const { group, groups } = largest(fine, smallest);
  if (groups === 0) return group;
  const { graph } = inputs;
  const model = new GroupModel(inputs, group, groups);
  const people = Int32Array.from(group.keys().filter((i) => graph.start[i] < graph.start[i + 1]));
  model.fitInterests();
  model.fitTies();
  placeAll(model, graph, people, random);
  for (let round = 0; round < MOST_ROUNDS; round++) {
    model.fitTies();
    const merged = mergeGroups(model, graph);
    const moved = placeAll(model, graph, people, random);
    if (merged === 0 && moved <= people.length / AT_REST) break;
  }
  return group;
}

/** The largest groups alone, numbered by size, then first member. */
function largest(fine: Int32Array, smallest: number): { group: Int32Array; groups: number } {
  const sizes = new Map<number, number>();
  for (const g of fine) sizes.set(g, (sizes.get(g) ?? 0) + 1);
  const kept = [...sizes].filter(([, size]) => size >= smallest);
  kept.sort(([, a], [, b]) => b - a);
  const number = new Map(kept.slice(0, MOST_GROUPS).map(([g], k) => [g, k]));
  return { group: fine.map((g) => number.get(g) ?? -1), groups: number.size };
}

/** Places everybody once, in random order; how many moved. */
function placeAll(
  model: GroupModel,
  { start, neighbour }: CompactGraph,
  people: Int32Array,
  random: Random,
): number {
  for (let k = people.length - 1; k > 0; k--) {
    const other = Math.floor(random() * (k + 1));
    [people[k], people[other]] = [people[other], people[k]];
  }
  const seen = new Int32Array(model.sizes.length).fill(-1);
  const candidates: number[] = [];
  let moved = 0;
  for (const i of people) {
    candidates.length = 0;
    const consider = (g: number): void => {
      if (g < 0 || seen[g] === i) return;
      seen[g] = i;
      candidates.push(g);
    };
    consider(model.group[i]);
    for (let p = start[i]; p < start[i + 1]; p++) consider(model.group[neighbour[p]]);
    if (model.place(i, candidates)) moved++;
  }
  return moved;
}
