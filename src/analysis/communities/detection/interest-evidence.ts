import type { HeldInterests } from './evidence.ts';
import { InterestPrior } from './interest-prior.ts';

const LARGEST_WEIGHT = 2 ** 17;

/**
 * How likely people's interests are, given the groups: the interests of a group are draws from its
 * own distribution over interests, which has a Dirichlet prior ({@link InterestPrior}). The
 * distributions are integrated out, so more groups are not better by themselves (Côme and Latouche,
 * "Model selection and clustering in stochastic block models based on the exact integrated complete
 * data likelihood", Statistical Modelling, 2015). What counts is who has which interest, not how
 * strongly.
 *
 * All figures are natural logarithms of likelihoods, as if interests were independent of each other.
 */
export class InterestEvidence {
  readonly held: HeldInterests;
  readonly prior: InterestPrior;

  constructor(held: HeldInterests) {
    this.held = held;
    this.prior = new InterestPrior(held);
  }

  /**
   * Counts the interests of the groups and fits the weight of the prior to them. The last weight is
   * where the search for it begins.
   *
   * Cost: O(entries + interests x groups) a step of the search; memory O(interests x groups).
   */
  fit(group: Int32Array, groups: number): FittedInterests {
    const fitted = new FittedInterests(this, group, groups);
    fitted.logLikelihood = this.#fitPrior(fitted);
    return fitted;
  }

  /** Climbs to the likeliest weight of the prior. Returns the log likelihood there. */
  #fitPrior(fitted: FittedInterests): number {
    const { prior } = this;
    let best = prior.weight;
    let reached = logLikelihoodOf(fitted, prior);
    for (const step of [2, 1 / 2]) {
      const from = best;
      for (let next = from * step; next >= 1 && next <= LARGEST_WEIGHT; next *= step) {
        prior.weight = next;
        const logLikelihood = logLikelihoodOf(fitted, prior);
        if (logLikelihood <= reached) break;
        [reached, best] = [logLikelihood, next];
      }
      if (best !== from) break;
    }
    if (best !== prior.weight) prior.weight = best;
    return reached;
  }
}

/**
 * Counts of interests by group, with a prior that fits them. They can be merged group by group, or
 * become the {@link InterestWeights} by which people are placed.
 */
export class FittedInterests {
  readonly evidence: InterestEvidence;
  readonly groups: number;
  /**
   * How many people of each group have each interest: group g, interest t at t x groups + g. A plain
   * array, as the innermost loops run through it in the order of its entries.
   */
  readonly holders: Int32Array;
  /** Interests of all members of each group together. */
  readonly total: Float64Array;
  /** Of all interests, without the terms that are the same for any groups. */
  logLikelihood = -Infinity;

  constructor(evidence: InterestEvidence, group: Int32Array, groups: number) {
    const { start, column, columns } = evidence.held;
    const holders = new Int32Array(columns * groups);
    const total = new Float64Array(groups);
    for (let i = 0; i < group.length; i++) {
      const g = group[i];
      if (g < 0) continue;
      for (let p = start[i]; p < start[i + 1]; p++) holders[column[p] * groups + g]++;
      total[g] += start[i + 1] - start[i];
    }
    this.evidence = evidence;
    this.groups = groups;
    this.holders = holders;
    this.total = total;
  }

  /**
   * Adds to `gain[g]` the log likelihood gained by merging groups a and g, for every g.
   * Cost: O(interests x groups).
   */
  addMergingGains(a: number, gain: Float64Array): void {
    const { groups, holders, total } = this;
    const { held, prior } = this.evidence;
    for (let t = 0, row = 0; t < held.columns; t++, row += groups) {
      const inA = holders[row + a];
      if (inA === 0) continue;
      const ofA = prior.logRising(t, inA);
      for (let g = 0; g < groups; g++) {
        const inG = holders[row + g];
        if (inG > 0) gain[g] += prior.logRising(t, inA + inG) - ofA - prior.logRising(t, inG);
      }
    }
    for (let g = 0; g < groups; g++) {
      gain[g] +=
        prior.logRisingOfAll(total[a]) +
        prior.logRisingOfAll(total[g]) -
        prior.logRisingOfAll(total[a] + total[g]);
    }
  }

  /** Moves everybody of group b to group a. Cost: O(interests). */
  merge(a: number, b: number): void {
    for (let at = 0; at < this.holders.length; at += this.groups) {
      this.holders[at + a] += this.holders[at + b];
      this.holders[at + b] = 0;
    }
    this.total[a] += this.total[b];
    this.total[b] = 0;
  }
}

function logLikelihoodOf(
  { groups, holders, total }: FittedInterests,
  prior: InterestPrior,
): number {
  let sum = 0;
  for (let at = 0, t = 0; at < holders.length; t++) {
    for (const end = at + groups; at < end; at++) {
      if (holders[at] > 0) sum += prior.logRising(t, holders[at]);
    }
  }
  return total.reduce((left, count) => left - prior.logRisingOfAll(count), sum);
}
