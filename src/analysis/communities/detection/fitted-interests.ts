import type { HeldInterests } from './evidence.ts';
import type { InterestPrior } from './interest-prior.ts';

/** People's interests, and the prior of the groups' distributions over interests. */
interface InterestModel {
  readonly held: HeldInterests;
  readonly prior: InterestPrior;
}

/**
 * The number of people with each interest by group, with a prior fitted to it. Callers merge
 * groups, or turn the counts into the {@link InterestWeights} that place people.
 */
export class FittedInterests {
  readonly evidence: InterestModel;
  readonly groups: number;
  /**
   * The number of people in group g with interest t, at t x groups + g. It is a plain array because
   * the innermost loops read it in order.
   */
  readonly holders: Int32Array;
  /** The number of interests of all members of each group together. */
  readonly total: Float64Array;
  /** The log likelihood of all interests, without terms that are the same for any groups. */
  logLikelihood = -Infinity;

  constructor(evidence: InterestModel, group: Int32Array, groups: number) {
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

  /** Returns the log likelihood under the current prior. Cost: O(interests x groups). */
  logLikelihoodUnderPrior(): number {
    const { groups, holders, total } = this;
    const { prior } = this.evidence;
    let sum = 0;
    for (let at = 0, t = 0; at < holders.length; t++) {
      for (const end = at + groups; at < end; at++) {
        if (holders[at] > 0) sum += prior.logRising(t, holders[at]);
      }
    }
    return total.reduce((left, count) => left - prior.logRisingOfAll(count), sum);
  }
}
