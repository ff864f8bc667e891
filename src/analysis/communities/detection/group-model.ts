import { logGamma } from '../../../stats/gamma-function.ts';
import type { Evidence } from './evidence.ts';
import type { FittedInterests } from './fitted-interests.ts';
import { InterestEvidence } from './interest-evidence.ts';
import type { CountedTies } from './counted-ties.ts';
import { TieEvidence } from './tie-evidence.ts';

/**
 * Groups of people with their counts and fitted parameters. Only a fitted model has a likelihood
 * ({@link logLikelihoodOf}). A `Placement` moves people and a `Merging` merges groups. Both change
 * the arrays of the model and return a new model when they end.
 */
export interface GroupModel {
  readonly evidence: ModelEvidence;
  /** The group of each person, 0 .. `groups` - 1, or -1. */
  readonly group: Int32Array;
  readonly groups: number;
  readonly sizes: Int32Array;
  readonly interests: FittedInterests;
  readonly ties: CountedTies;
}

/** The evidence that judges the groups. */
export interface ModelEvidence {
  readonly interests: InterestEvidence;
  readonly ties: TieEvidence;
  /** The weight of an interest, 0 to 1: less if people's interests depend on each other. */
  readonly independence: number;
}

/** Returns the first model of groups numbered 0 .. `groups` - 1. It changes the array `group`. */
export function firstModel(evidence: Evidence, group: Int32Array, groups: number): GroupModel {
  const { held, follows, independence } = evidence;
  const interests = new InterestEvidence(held);
  return fitGroups({ interests, ties: new TieEvidence(follows), independence }, group, groups);
}

/**
 * Removes empty groups, counts interests and ties by group, and fits how much groups differ in
 * their interests. Cost: O(entries + ties + interests x groups).
 */
export function fitGroups(
  evidence: ModelEvidence,
  group: Int32Array,
  mostGroups: number,
): GroupModel {
  const groups = renumber(group, mostGroups);
  const sizes = new Int32Array(groups);
  for (const g of group) if (g >= 0) sizes[g]++;
  return {
    evidence,
    group,
    groups,
    sizes,
    interests: evidence.interests.fit(group, groups),
    ties: evidence.ties.count(group, groups),
  };
}

/** Numbers the groups with members, in their order. Returns the number of these groups. */
function renumber(group: Int32Array, mostGroups: number): number {
  const number = new Int32Array(mostGroups);
  for (const g of group) if (g >= 0) number[g] = 1;
  let groups = 0;
  for (let g = 0; g < mostGroups; g++) if (number[g] === 1) number[g] = groups++;
  for (let i = 0; i < group.length; i++) if (group[i] >= 0) group[i] = number[group[i]];
  return groups;
}

/**
 * Returns the log likelihood of the groups: of their interests, their ties and their sizes. All
 * divisions of the people into groups are equally likely a priori, whatever their sizes. Leaves out
 * terms that are the same for any groups.
 */
export function logLikelihoodOf({ evidence, groups, sizes, interests, ties }: GroupModel): number {
  const people = sizes.reduce((sum, size) => sum + size, 0);
  const ofSizes = sizes.reduce((sum, size) => sum + logGamma(size + 1), 0);
  // The number of divisions of the people into groups of these sizes.
  const divisions = logGamma(people) - logGamma(groups) - logGamma(people - groups + 1);
  const prior = ofSizes - logGamma(people + 1) - divisions;
  return prior + evidence.independence * interests.logLikelihood + ties.logLikelihood();
}
