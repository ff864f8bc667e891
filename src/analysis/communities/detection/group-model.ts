import { logGamma } from '../../../stats/gamma-function.ts';
import type { Evidence } from './evidence.ts';
import { InterestEvidence } from './interest-evidence.ts';
import { TieEvidence } from './tie-evidence.ts';

/**
 * Who belongs to which group, and how likely that makes what is known of them: their interests,
 * their ties, and that any division into groups of any sizes is as likely as another beforehand.
 * Figures are natural logarithms of likelihoods.
 */
export class GroupModel {
  /** For each person the number of their group, 0 .. `groups` - 1, or -1. */
  readonly group: Int32Array;
  groups: number;
  sizes = new Int32Array(0);
  readonly #independence: number;
  readonly #interests: InterestEvidence;
  readonly #ties: TieEvidence;
  #logSizes = new Float64Array(0);

  constructor({ held, follows, independence }: Evidence, group: Int32Array, groups: number) {
    this.#independence = independence;
    this.#interests = new InterestEvidence(held);
    this.#ties = new TieEvidence(follows);
    this.group = group;
    this.groups = groups;
    this.#count();
    this.#interests.fit();
  }

  /** Counts anew who is where. Time O(entries + ties + interests x groups). */
  #count(): void {
    this.sizes = new Int32Array(this.groups);
    for (const g of this.group) if (g >= 0) this.sizes[g]++;
    this.#interests.count(this.group, this.groups);
    this.#ties.count(this.group, this.groups);
  }

  /** Has to come before people are placed, once groups have changed. Time O(interests x groups). */
  weigh(): void {
    this.#interests.weigh();
    this.#ties.weigh();
    this.#logSizes = Float64Array.from(this.sizes, (size) => Math.log(size + 1));
  }

  /**
   * Moves somebody to the likeliest of the first `count` groups of a list, all else as it is.
   *
   * @returns whether that is another group than before.
   */
  place(person: number, candidates: Int32Array, count: number): boolean {
    const own = this.group[person];
    this.#ties.lookAt(person, this.group);
    let best = -Infinity;
    let chosen = own;
    for (let k = 0; k < count; k++) {
      const g = candidates[k];
      const isMember = g === own;
      const likelihood =
        this.#independence * this.#interests.ofPerson(person, g, isMember) +
        this.#ties.ofPerson(person, g, isMember) +
        (isMember ? Math.log(this.sizes[g]) : this.#logSizes[g]);
      if (likelihood > best) {
        best = likelihood;
        chosen = g;
      }
    }
    if (chosen === own) return false;
    if (own >= 0) this.#add(person, own, -1);
    this.#add(person, chosen, 1);
    this.group[person] = chosen;
    return true;
  }

  #add(person: number, group: number, times: 1 | -1): void {
    this.sizes[group] += times;
    this.#logSizes[group] = Math.log(this.sizes[group] + 1);
    this.#interests.add(person, group, times);
    this.#ties.add(person, group, times);
  }

  /**
   * How much likelier interests and sizes are with one group and each of the others as one, whatever
   * becomes of the rest. Time O(interests x groups).
   */
  mergingGains(a: number): Float64Array {
    const gain = new Float64Array(this.groups);
    this.#interests.addMerging(a, gain);
    const sizeA = this.sizes[a];
    return gain.map((ofInterests, g) => {
      const sizeG = this.sizes[g];
      const sizes = logGamma(sizeA + sizeG + 1) - logGamma(sizeA + 1) - logGamma(sizeG + 1);
      return sizes + this.#independence * ofInterests;
    });
  }

  /** How much likelier ties are with two groups as one, as the groups are now. */
  tiesMergingGain(a: number, b: number): number {
    return this.#ties.ofMerging(a, b);
  }

  /** Of all that is known, as of the last {@link refine}; what no division changes left out. */
  likelihood(): number {
    const { groups } = this;
    const people = this.sizes.reduce((sum, size) => sum + size, 0);
    const sizes = this.sizes.reduce((sum, size) => sum + logGamma(size + 1), 0);
    // So many divisions of so many people into so many sizes.
    const divisions = logGamma(people) - logGamma(groups) - logGamma(people - groups + 1);
    const beforehand = sizes - logGamma(people + 1) - divisions;
    return beforehand + this.#independence * this.#interests.likelihood + this.#ties.likelihood();
  }

  /** How much likelier it is beforehand that there is one group fewer than there are now. */
  fewerGain(): number {
    const groups = this.sizes.reduce((count, size) => count + Number(size > 0), 0);
    const people = this.sizes.reduce((sum, size) => sum + size, 0);
    return groups < 2 ? -Infinity : Math.log((people - groups + 1) / (groups - 1));
  }

  /** All of the second group's go over to the first. Time O(people + interests + groups^2). */
  merge(a: number, b: number): void {
    for (let i = 0; i < this.group.length; i++) if (this.group[i] === b) this.group[i] = a;
    this.sizes[a] += this.sizes[b];
    this.sizes[b] = 0;
    this.#interests.merge(a, b);
    this.#ties.merge(a, b);
  }

  /**
   * Once people have been placed: leaves out groups that nobody is in, and learns anew how much groups
   * differ in their interests. Time O(entries + ties + interests x groups).
   */
  refine(): void {
    const number = new Int32Array(this.groups).fill(-1);
    let groups = 0;
    for (let g = 0; g < this.groups; g++) if (this.sizes[g] > 0) number[g] = groups++;
    this.groups = groups;
    for (let i = 0; i < this.group.length; i++) {
      if (this.group[i] >= 0) this.group[i] = number[this.group[i]];
    }
    this.#count();
    this.#interests.fit();
  }
}
