import { logGamma } from '../../stats/gamma-function.ts';
import { InterestEvidence } from './interest-evidence.ts';
import { TieEvidence } from './tie-evidence.ts';
import type { TribeInputs } from './tribe-inputs.ts';

/**
 * Who belongs to which group, and how likely that makes what is known of them: their interests,
 * their ties, and that any division into groups of any sizes is as likely as another beforehand.
 * Figures are natural logarithms of likelihoods.
 */
export class GroupModel {
  /** For each person the number of their group, or -1. */
  readonly group: Int32Array;
  readonly sizes: Int32Array;
  readonly #interests: InterestEvidence;
  readonly #ties: TieEvidence;

  constructor({ interests, ties }: TribeInputs, group: Int32Array, groups: number) {
    this.group = group;
    this.sizes = new Int32Array(groups);
    this.#interests = new InterestEvidence(interests.weights, groups);
    this.#ties = new TieEvidence(group.length, ties, groups);
    for (let i = 0; i < group.length; i++) if (group[i] >= 0) this.#add(i, group[i], 1);
  }

  /** Moves the person to the likeliest of the groups, or leaves them where none is given. */
  place(person: number, candidates: readonly number[]): boolean {
    const before = this.group[person];
    if (before >= 0) this.#add(person, before, -1);
    this.#ties.lookAt(person, this.group);
    let best = -Infinity;
    let chosen = before;
    for (const g of candidates) {
      const likelihood =
        this.#interests.ofPerson(person, g) +
        this.#ties.ofPerson(person, g) +
        Math.log(this.sizes[g] + 1);
      if (likelihood > best) [best, chosen] = [likelihood, g];
    }
    this.group[person] = chosen;
    if (chosen >= 0) this.#add(person, chosen, 1);
    return chosen !== before;
  }

  /** How much likelier everything is with two groups as one. Time O(interests). */
  mergingGain(a: number, b: number): number {
    const [sizeA, sizeB] = [this.sizes[a], this.sizes[b]];
    const sizes = logGamma(sizeA + sizeB + 1) - logGamma(sizeA + 1) - logGamma(sizeB + 1);
    return sizes + this.#interests.ofMerging(a, b) + this.#ties.ofMerging(a, b);
  }

  /** How much likelier it is beforehand that there is one group fewer than there are now. */
  fewerGain(): number {
    const groups = this.sizes.reduce((count, size) => count + Number(size > 0), 0);
    const people = this.sizes.reduce((sum, size) => sum + size, 0);
    return groups < 2 ? -Infinity : Math.log((people - groups + 1) / (groups - 1));
  }

  /** All of the second group's go over to the first. Time O(people + interests + groups). */
  merge(a: number, b: number): void {
    for (let i = 0; i < this.group.length; i++) if (this.group[i] === b) this.group[i] = a;
    this.sizes[a] += this.sizes[b];
    this.sizes[b] = 0;
    this.#interests.merge(a, b);
    this.#ties.merge(a, b);
  }

  /** Learns how much groups differ in their interests. Time O(entries + interests x groups). */
  fitInterests(): void {
    this.#interests.fit();
  }

  /** Learns how much readier people tie within their group. Time O(ties + groups^2). */
  fitTies(): void {
    this.#ties.fit(this.group);
  }

  #add(person: number, group: number, times: 1 | -1): void {
    this.sizes[group] += times;
    this.#interests.add(person, group, times);
    this.#ties.add(person, group, times);
  }
}
