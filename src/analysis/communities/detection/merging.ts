import { logGamma } from '../../../stats/gamma-function.ts';
import { fitGroups, type GroupModel } from './group-model.ts';

/**
 * Merges groups, pair by pair. `end` returns the model of the remaining groups. All gains are
 * natural logarithms of likelihood ratios.
 */
export class Merging {
  readonly #model: GroupModel;

  constructor(model: GroupModel) {
    this.#model = model;
  }

  /**
   * Returns the gains in interests and sizes from merging a group with each of the others. They do
   * not change while other groups merge. Cost: O(interests x groups).
   */
  gainsOf(a: number): Float64Array {
    const { evidence, groups, interests, sizes } = this.#model;
    const gain = new Float64Array(groups);
    interests.addMergingGains(a, gain);
    return gain.map((ofInterests, g) => {
      const ofSizes =
        logGamma(sizes[a] + sizes[g] + 1) - logGamma(sizes[a] + 1) - logGamma(sizes[g] + 1);
      return ofSizes + evidence.independence * ofInterests;
    });
  }

  /** Returns the gain in ties from merging two groups. It changes as other groups merge. */
  tieGain(a: number, b: number): number {
    return this.#model.ties.mergingGain(a, b);
  }

  /** Returns the gain in the prior from one group fewer. */
  fewerGain(): number {
    const { sizes } = this.#model;
    const groups = sizes.reduce((count, size) => count + Number(size > 0), 0);
    const people = sizes.reduce((sum, size) => sum + size, 0);
    return groups < 2 ? -Infinity : Math.log((people - groups + 1) / (groups - 1));
  }

  /** Moves everybody of group b to group a. Cost: O(people + interests + groups^2). */
  merge(a: number, b: number): void {
    const { group, sizes, interests, ties } = this.#model;
    for (let i = 0; i < group.length; i++) if (group[i] === b) group[i] = a;
    sizes[a] += sizes[b];
    sizes[b] = 0;
    interests.merge(a, b);
    ties.merge(a, b);
  }

  end(): GroupModel {
    const { evidence, group, groups } = this.#model;
    return fitGroups(evidence, group, groups);
  }
}
