import type { HeldInterests } from './evidence.ts';

/** The number of interests of the whole audience added to those of each group, as a prior. */
const PRIOR = 128;
/** Smaller groups show too little of what is usual in them. */
const FEWEST_MEMBERS = 4;

/**
 * The exponent of the design effect. It is above 1 because fine groups have already absorbed much
 * of the clustering. At 1, the groups of simulated years with 1,000 to 100,000 followers split by
 * language. At 2, small parties of a parliament disappear in large ones, by interests alone. For
 * circles that people drew themselves, it makes little difference: mean best-match F1 with ties is
 * 0.61 at 1, and 0.63 at 1.5 and 2; by interests alone it is 0.53 at each.
 */
const POWER = 1.5;

/** The variance of the evidence from interests, and its variance if interests were independent. */
interface Spread {
  seen: number;
  alone: number;
}

/**
 * Returns the weight of one of a person's interests relative to an independent one. The words of a
 * phrase, a hashtag and its parts, or the words of a language cluster, so ten of them are weaker
 * evidence than ten independent interests.
 *
 * It is one over a power of the design effect, by which a clustered sample is worth less than an
 * independent one (Kish, "Survey Sampling", 1965, section 5.4). The effect is the variance of the
 * evidence for each person's own group, divided by its variance if the group's interests were
 * assigned to its people one by one. Returns 1 without clustering. Cost: O(entries).
 *
 * @param groups fine ones, whose clustering does not yet come from differences between communities.
 */
export function independenceIn(held: HeldInterests, groups: Int32Array): number {
  const share = sharesOf(held);
  const holders = new Int32Array(held.columns);
  let seen = 0;
  let alone = 0;
  for (const members of membersOf(held, groups)) {
    if (members.length < FEWEST_MEMBERS) continue;
    const spread = spreadWithin(held, members, share, holders);
    seen += spread.seen;
    alone += spread.alone;
  }
  return seen > alone ? (alone / seen) ** POWER : 1;
}

/** Returns the share of each interest among all interests. */
function sharesOf({ column, columns }: HeldInterests): Float64Array {
  const holders = new Float64Array(columns);
  for (const t of column) holders[t]++;
  return holders.map((count) => count / column.length);
}

/**
 * Returns the sums of squares within one group. `holders` is scratch space: zeros before and after.
 */
function spreadWithin(
  { start, column }: HeldInterests,
  members: readonly number[],
  share: Float64Array,
  holders: Int32Array,
): Spread {
  let shown = 0;
  for (const i of members) {
    for (let p = start[i]; p < start[i + 1]; p++) holders[column[p]]++;
    shown += start[i + 1] - start[i];
  }
  const sums = new Float64Array(members.length);
  let squares = 0;
  for (const [k, i] of members.entries()) {
    // The counts of the others: without this person.
    const others = shown - (start[i + 1] - start[i]) + PRIOR;
    for (let p = start[i]; p < start[i + 1]; p++) {
      const t = column[p];
      const evidence = Math.log((holders[t] - 1 + PRIOR * share[t]) / (others * share[t]));
      sums[k] += evidence;
      squares += evidence * evidence;
    }
  }
  const sum = sums.reduce((total, ofPerson) => total + ofPerson, 0);
  const mean = sum / shown;
  let seen = 0;
  for (const [k, i] of members.entries()) {
    seen += (sums[k] - (start[i + 1] - start[i]) * mean) ** 2;
    for (let p = start[i]; p < start[i + 1]; p++) holders[column[p]] = 0;
  }
  return { seen, alone: squares - sum * mean };
}

/** Returns the people of each group who have any interest. */
function membersOf({ start }: HeldInterests, groups: Int32Array): number[][] {
  const members: number[][] = [];
  for (let i = 0; i < groups.length; i++) {
    if (groups[i] >= 0 && start[i] < start[i + 1]) (members[groups[i]] ??= []).push(i);
  }
  return members.filter((group) => group !== undefined);
}
