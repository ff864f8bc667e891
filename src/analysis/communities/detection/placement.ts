import { fitGroups, type GroupModel } from './group-model.ts';
import { InterestWeights } from './interest-weights.ts';
import { TieWeights } from './tie-weights.ts';

/**
 * Moves people, one at a time, to the group that fits them best. `end` returns the model of the new
 * groups. Cost of the constructor: O(interests x groups).
 */
export class Placement {
  readonly #model: GroupModel;
  readonly #interests: InterestWeights;
  readonly #ties: TieWeights;
  readonly #logSizes: Float64Array;

  constructor(model: GroupModel) {
    this.#model = model;
    this.#interests = new InterestWeights(model.interests);
    this.#ties = new TieWeights(model.ties);
    this.#logSizes = Float64Array.from(model.sizes, (size) => Math.log(size + 1));
  }

  /**
   * Moves a person to the likeliest of the first `count` groups in a list, given everybody else's
   * group. Cost: O(candidates x (interests + ties of the person)).
   *
   * @returns whether the person changed group.
   */
  place(person: number, candidates: Int32Array, count: number): boolean {
    const { group, sizes, evidence } = this.#model;
    const own = group[person];
    const ties = this.#ties.of(person, group);
    let best = -Infinity;
    let chosen = own;
    for (let k = 0; k < count; k++) {
      const g = candidates[k];
      const isMember = g === own;
      const logLikelihood =
        evidence.independence * this.#interests.of(person, g, isMember) +
        (ties === undefined ? 0 : ties.logRatio(g, isMember)) +
        (isMember ? Math.log(sizes[g]) : this.#logSizes[g]);
      if (logLikelihood > best) {
        best = logLikelihood;
        chosen = g;
      }
    }
    if (chosen === own) return false;
    if (own >= 0) this.#add(person, own, -1);
    this.#add(person, chosen, 1);
    group[person] = chosen;
    return true;
  }

  end(): GroupModel {
    const { evidence, group, groups } = this.#model;
    return fitGroups(evidence, group, groups);
  }

  #add(person: number, group: number, times: 1 | -1): void {
    const { sizes } = this.#model;
    sizes[group] += times;
    this.#logSizes[group] = Math.log(sizes[group] + 1);
    this.#interests.add(person, group, times);
    this.#ties.add(person, group, times);
  }
}
