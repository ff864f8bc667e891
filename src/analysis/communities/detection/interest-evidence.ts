import { logGamma } from '../../../stats/gamma-function.ts';
import type { HeldInterests } from './evidence.ts';

/** The prior's weight is sought among powers of two, beginning with the first of these. */
const FIRST_PRIOR = 128;
const LARGEST_PRIOR = 2 ** 17;

/** Up to so many holders of an interest, logarithms are looked up and not worked out. */
const TABLED = 64;

/**
 * What people's interests say about who belongs together: interests of a group are draws from its
 * own distribution over interests, which has a Dirichlet prior around that of everybody. Its
 * parameters are integrated out, so more groups are not better by themselves (Côme and Latouche,
 * "Model selection and clustering in stochastic block models based on the exact integrated complete
 * data likelihood", Statistical Modelling, 2015). Only who has what counts, not how much of it.
 *
 * Figures are natural logarithms of likelihoods, as of interests that do not come in bunches.
 * Memory O(interests x groups + entries).
 */
export class InterestEvidence {
  readonly #held: HeldInterests;
  #groups = 0;
  /** How many of each group have each interest: group g, interest t at t x groups + g. */
  #holders = new Int32Array(0);
  /** Logarithms of the same with the prior: what it says for a group that somebody has t. */
  #says = new Float32Array(0);
  /** Interests of all members together. */
  #shown = new Float64Array(0);
  /** Share of each interest among all that are shown. */
  readonly #share: Float64Array;
  /** For interest t and k <= `TABLED` holders sum_{j<k} log(prior_t + j), at `start[t] + k`. */
  readonly #rising: Float64Array;
  readonly #start: Int32Array;
  /** For each interest the logarithm of the gamma function at its prior. */
  readonly #atPrior: Float64Array;
  /** How many interests of everybody's the prior weighs as much as. */
  #prior = FIRST_PRIOR;
  /** Of all interests in their groups, as of the last {@link fit}; what no division changes left out. */
  likelihood = Number.NEGATIVE_INFINITY;

  constructor(held: HeldInterests) {
    this.#held = held;
    const all = new Int32Array(held.columns);
    for (const t of held.column) all[t]++;
    this.#share = Float64Array.from(all, (count) => count / held.column.length);
    this.#start = new Int32Array(held.columns + 1);
    for (let t = 0; t < held.columns; t++) {
      this.#start[t + 1] = this.#start[t] + Math.min(all[t], TABLED) + 1;
    }
    this.#rising = new Float64Array(this.#start[held.columns]);
    this.#atPrior = new Float64Array(held.columns);
  }

  /** Counts anew who has what. Time O(entries + interests x groups). */
  count(group: Int32Array, groups: number): void {
    const { start, column, columns } = this.#held;
    const holders = new Int32Array(columns * groups);
    const shown = new Float64Array(groups);
    for (let i = 0; i < group.length; i++) {
      const g = group[i];
      if (g < 0) continue;
      for (let p = start[i]; p < start[i + 1]; p++) holders[column[p] * groups + g]++;
      shown[g] += start[i + 1] - start[i];
    }
    this.#groups = groups;
    this.#holders = holders;
    this.#shown = shown;
  }

  /** Has to come between {@link count} and {@link ofPerson}. Time O(interests x groups). */
  weigh(): void {
    const groups = this.#groups;
    const holders = this.#holders;
    const says = new Float32Array(holders.length);
    for (let t = 0, at = 0; t < this.#held.columns; t++) {
      const prior = this.#prior * this.#share[t];
      const none = Math.log(prior);
      for (const end = at + groups; at < end; at++) {
        says[at] = holders[at] === 0 ? none : Math.log(holders[at] + prior);
      }
    }
    this.#says = says;
  }

  /** Somebody joins a group, or leaves it where `times` is -1. Time O(interests of the person). */
  add(person: number, group: number, times: 1 | -1): void {
    const { start, column } = this.#held;
    for (let p = start[person]; p < start[person + 1]; p++) {
      const t = column[p];
      const at = t * this.#groups + group;
      this.#holders[at] += times;
      this.#says[at] = Math.log(this.#holders[at] + this.#prior * this.#share[t]);
    }
    this.#shown[group] += times * (start[person + 1] - start[person]);
  }

  /**
   * How likely such interests are in somebody of that group.
   *
   * @param isMember whether they are counted there; then it is as if they were not.
   */
  ofPerson(person: number, group: number, isMember: boolean): number {
    const { start, column } = this.#held;
    const groups = this.#groups;
    const count = start[person + 1] - start[person];
    let sum = 0;
    if (isMember) {
      for (let p = start[person]; p < start[person + 1]; p++) {
        const t = column[p];
        const others = this.#holders[t * groups + group] - 1;
        sum += Math.log(others + this.#prior * this.#share[t]);
      }
    } else {
      for (let p = start[person]; p < start[person + 1]; p++) {
        sum += this.#says[column[p] * groups + group];
      }
    }
    const shown = this.#shown[group] - (isMember ? count : 0);
    return sum - count * Math.log(shown + this.#prior + (count - 1) / 2);
  }

  /**
   * How much likelier everything is with two groups as one, for all pairs of a group with the others:
   * adds them to `gain[g]`. Time O(interests x groups).
   */
  addMerging(a: number, gain: Float64Array): void {
    const groups = this.#groups;
    const holders = this.#holders;
    for (let t = 0, row = 0; t < this.#held.columns; t++, row += groups) {
      const inA = holders[row + a];
      if (inA === 0) continue;
      const ofA = this.#risen(t, inA);
      for (let g = 0; g < groups; g++) {
        const inG = holders[row + g];
        if (inG > 0) gain[g] += this.#risen(t, inA + inG) - ofA - this.#risen(t, inG);
      }
    }
    const shownInA = this.#shown[a];
    for (let g = 0; g < groups; g++) {
      const shownInG = this.#shown[g];
      gain[g] +=
        this.#ofTotal(shownInA) + this.#ofTotal(shownInG) - this.#ofTotal(shownInA + shownInG);
    }
  }

  /** All of the second group's go over to the first. Time O(interests). */
  merge(a: number, b: number): void {
    for (let at = 0; at < this.#holders.length; at += this.#groups) {
      this.#holders[at + a] += this.#holders[at + b];
      this.#holders[at + b] = 0;
    }
    this.#shown[a] += this.#shown[b];
    this.#shown[b] = 0;
  }

  /**
   * Finds the weight of the prior under which the groups are likeliest, climbing from the last. Has to
   * come before merging. Time O(entries + interests x groups) a step.
   */
  fit(): void {
    let best = this.#prior;
    let reached = this.#likelihoodWith(best);
    for (const step of [2, 1 / 2]) {
      const from = best;
      for (let next = from * step; next >= 1 && next <= LARGEST_PRIOR; next *= step) {
        const likelihood = this.#likelihoodWith(next);
        if (likelihood <= reached) break;
        [reached, best] = [likelihood, next];
      }
      if (best !== from) break;
    }
    if (best !== this.#prior) this.#likelihoodWith(best);
    this.likelihood = reached;
  }

  /** The likelihood under a prior of that weight, which is then the prior. */
  #likelihoodWith(prior: number): number {
    this.#prior = prior;
    const rising = this.#rising;
    const holders = this.#holders;
    let sum = 0;
    for (let t = 0, at = 0; t < this.#held.columns; t++) {
      const from = this.#start[t];
      const priorOfT = prior * this.#share[t];
      let risen = 0;
      for (let place = from, k = 0; place < this.#start[t + 1]; place++, k++) {
        rising[place] = risen;
        risen += Math.log(priorOfT + k);
      }
      this.#atPrior[t] = logGamma(priorOfT);
      for (const end = at + this.#groups; at < end; at++) {
        if (holders[at] > 0) sum += this.#risen(t, holders[at]);
      }
    }
    return this.#shown.reduce((left, shown) => left - this.#ofTotal(shown), sum);
  }

  /** sum_{j<holders} log(prior_t + j). */
  #risen(t: number, holders: number): number {
    if (holders <= TABLED) return this.#rising[this.#start[t] + holders];
    return logGamma(this.#prior * this.#share[t] + holders) - this.#atPrior[t];
  }

  /** log of prior (prior + 1) .. (prior + shown - 1). */
  #ofTotal(shown: number): number {
    return logGamma(this.#prior + shown) - logGamma(this.#prior);
  }
}
