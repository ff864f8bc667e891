import type { HeldInterests } from './evidence.ts';
import type { FittedInterests } from './fitted-interests.ts';
import type { InterestPrior } from './interest-prior.ts';

/**
 * Computes how well a person's interests fit each group, while people move between groups. Cost of
 * the constructor: O(interests x groups); memory: 4 bytes for each interest and group.
 */
export class InterestWeights {
  readonly #held: HeldInterests;
  readonly #prior: InterestPrior;
  readonly #groups: number;
  readonly #holders: Int32Array;
  readonly #total: Float64Array;
  /** The logarithms of the holders plus the prior count, at t x groups + g like the holders. */
  readonly #logHolders: Float32Array;

  constructor({ evidence, groups, holders, total }: FittedInterests) {
    this.#held = evidence.held;
    this.#prior = evidence.prior;
    this.#groups = groups;
    this.#holders = holders;
    this.#total = total;
    const logHolders = new Float32Array(holders.length);
    for (let at = 0, t = 0; at < holders.length; t++) {
      const prior = this.#prior.countOf(t);
      const none = Math.log(prior);
      for (const end = at + groups; at < end; at++) {
        logHolders[at] = holders[at] === 0 ? none : Math.log(holders[at] + prior);
      }
    }
    this.#logHolders = logHolders;
  }

  /**
   * Returns the log probability of the person's interests in a member of the group.
   *
   * @param isMember whether the group's counts include the person, who is then excluded.
   */
  of(person: number, group: number, isMember: boolean): number {
    const { start, column } = this.#held;
    const groups = this.#groups;
    const count = start[person + 1] - start[person];
    let sum = 0;
    if (isMember) {
      for (let p = start[person]; p < start[person + 1]; p++) {
        const t = column[p];
        const others = this.#holders[t * groups + group] - 1;
        sum += Math.log(others + this.#prior.countOf(t));
      }
    } else {
      for (let p = start[person]; p < start[person + 1]; p++) {
        sum += this.#logHolders[column[p] * groups + group];
      }
    }
    const total = this.#total[group] - (isMember ? count : 0);
    return sum - count * Math.log(total + this.#prior.weight + (count - 1) / 2);
  }

  /** Adds a person to a group, or removes them if `times` is -1. Cost: O(their interests). */
  add(person: number, group: number, times: 1 | -1): void {
    const { start, column } = this.#held;
    for (let p = start[person]; p < start[person + 1]; p++) {
      const t = column[p];
      const at = t * this.#groups + group;
      this.#holders[at] += times;
      this.#logHolders[at] = Math.log(this.#holders[at] + this.#prior.countOf(t));
    }
    this.#total[group] += times * (start[person + 1] - start[person]);
  }
}
