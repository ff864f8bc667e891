import type { Random } from '../../../stats/random.ts';
import { edgeCount } from '../../similarity/compact-graph.ts';
import { shareInterests } from '../../similarity/share-interests.ts';
import { type Heavy, heavily } from '../../heavy-work.ts';
import { consensusOf } from './consensus.ts';
import { evidenceOf } from './evidence.ts';
import { independenceIn } from './independence.ts';
import { FINE, louvain } from './louvain.ts';
import { samplePeople } from './sample-people.ts';
import type { CommunityInputs } from './community-inputs.ts';

/**
 * In a larger audience, we find groups in a random sample of this size and then place everybody in
 * them. The sample shows every group that is large enough to matter, and the cost of Louvain does
 * not grow with the audience.
 */
const PEOPLE_SAMPLED = 20_000;

/** The most edges for all runs of Louvain together, which limits the number of runs. */
const EDGES_WORKED = 1_500_000;
const FEWEST_RUNS = 5;
const MOST_RUNS = 10;

/** Groups of people, and the alternatives from other seeds. */
export interface FoundGroups {
  group: Int32Array;
  others: Int32Array[];
}

/** The groups that the evidence supports, and those of Louvain alone. */
interface RefinedGroups {
  borneOut: FoundGroups;
  plain: FoundGroups;
  independence: number;
}

/** The number of people with an edge, and the smallest group to start with. */
interface Sizes {
  people: number;
  smallest: number;
}

/**
 * Finds groups of people. Louvain finds fine groups from several seeds ({@link consensusOf}), and
 * `refinementRuns` merges them as far as interests and ties support it. If everybody ends up in one
 * group, the audience is small, and `isStructured` is true, returns the groups of Louvain alone.
 *
 * Cost: O(runs x edges log edges) for a sample, and placing everybody once for each run that found
 * other groups.
 */
export function* findGroups(
  inputs: CommunityInputs,
  sizes: Sizes,
  isStructured: boolean,
  random: Random,
): Heavy<FoundGroups> {
  if (sizes.people > PEOPLE_SAMPLED) return yield* findBySample(inputs, sizes, random);
  const { borneOut, plain } = yield* refineFine(inputs, sizes.smallest, random);
  return isStructured && !isDivided(borneOut.group, sizes.smallest) ? plain : borneOut;
}

function* findBySample(
  inputs: CommunityInputs,
  { people, smallest }: Sizes,
  random: Random,
): Heavy<FoundGroups> {
  const sample = samplePeople(inputs.interests, inputs.ties, PEOPLE_SAMPLED, random);
  const graph = yield* shareInterests(sample.interests, sample.ties);
  const smallestOfSample = Math.max(3, Math.round((smallest * PEOPLE_SAMPLED) / people));
  const { borneOut, independence } = yield* refineFine(
    { ...sample, graph },
    smallestOfSample,
    random,
  );
  const evidence = evidenceOf(inputs, independence);
  // Several runs often end in the same groups. Everybody is placed in these once.
  const { distinct, which } = distinctOnes([borneOut.group, ...borneOut.others]);
  const beginnings = distinct.map((groups) => {
    const group = new Int32Array(evidence.held.rows).fill(-1);
    for (const [k, person] of sample.people.entries()) group[person] = groups[k];
    return { group, smallest: smallestOfSample };
  });
  const placed = yield* heavily('refinementRuns', { evidence, beginnings });
  return divided(which.map((at) => placed[at]));
}

/**
 * Returns partitions without those that equal an earlier one, and which of them each equals. Groups
 * are numbered by their first members, so equal partitions have equal numbers.
 */
function distinctOnes(all: readonly Int32Array[]): { distinct: Int32Array[]; which: number[] } {
  const distinct: Int32Array[] = [];
  const which = all.map((one) => {
    const at = distinct.findIndex((other) => other.every((group, i) => group === one[i]));
    return at >= 0 ? at : distinct.push(one) - 1;
  });
  return { distinct, which };
}

function* refineFine(
  inputs: CommunityInputs,
  smallest: number,
  random: Random,
): Heavy<RefinedGroups> {
  const { graph } = inputs;
  const affordable = Math.floor(EDGES_WORKED / edgeCount(graph));
  const count = Math.max(FEWEST_RUNS, Math.min(MOST_RUNS, affordable));
  const seeds = Array.from({ length: count }, () => Math.floor(random() * 2 ** 32));
  const runs = yield* heavily('louvainRuns', { graph, seeds });
  const fine = consensusOf(graph, runs, random);
  const independence = independenceIn(inputs.interests.weights, fine.group);
  const evidence = evidenceOf(inputs, independence);
  const finest = louvain(graph, random, FINE);
  const beginnings = [fine.group, ...fine.others].map((group) => ({
    group,
    smallest,
    fine: finest,
  }));
  const refined = yield* heavily('refinementRuns', { evidence, beginnings });
  return { borneOut: divided(refined), plain: { group: fine.best, others: runs }, independence };
}

function divided([group, ...others]: Int32Array[]): FoundGroups {
  return { group, others };
}

/** Returns whether more than one group has that size. */
function isDivided(group: Int32Array, smallest: number): boolean {
  const sizes = new Map<number, number>();
  for (const g of group) sizes.set(g, (sizes.get(g) ?? 0) + 1);
  return [...sizes.values()].filter((size) => size >= smallest).length > 1;
}
