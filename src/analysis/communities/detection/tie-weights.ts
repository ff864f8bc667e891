import type { CountedTies, FollowCount, TieModel } from './counted-ties.ts';

/** The follows of one person. */
export interface PersonTies {
  /**
   * Returns the log likelihood ratio of the person's follows in the group and in no group.
   *
   * @param isMember whether the group's counts include the person, who is then excluded.
   */
  logRatio(group: number, isMember: boolean): number;
}

/**
 * Computes how well a person's follows fit each group, while people move between groups. The
 * densities stay as they were at the start. Memory: O(groups).
 */
export class TieWeights {
  readonly #evidence: TieModel;
  /** The ends of follows in each group. */
  readonly #ends: Float64Array;
  /**
   * The density within each group minus the density across groups, and the logarithm of their
   * ratio.
   */
  readonly #excess: Float64Array;
  readonly #logExcess: Float64Array;
  /** The follows between one person and each group. */
  readonly #into: Float64Array;

  constructor(ties: CountedTies) {
    const groups = ties.ends.length;
    const across = densityOf(ties.across);
    const within = Float64Array.from({ length: groups }, (_, g) => densityOf(ties.within(g)));
    this.#evidence = ties.evidence;
    this.#ends = ties.ends;
    this.#excess = within.map((density) => density - across);
    this.#logExcess = within.map((density) => Math.log(density / across));
    this.#into = new Float64Array(groups);
  }

  /**
   * Counts a person's follows by group; `undefined` without any. The result is valid until the next
   * call. Cost: O(their follows + groups).
   */
  of(person: number, group: Int32Array): PersonTies | undefined {
    const { degree, totalDegree, follows } = this.#evidence;
    if (degree[person] === 0) return undefined;
    const { start, neighbour, weight } = follows;
    this.#into.fill(0);
    for (let p = start[person]; p < start[person + 1]; p++) {
      const other = group[neighbour[p]];
      if (other >= 0) this.#into[other] += weight[p];
    }
    return {
      logRatio: (g, isMember) => {
        const ends = this.#ends[g] - (isMember ? degree[person] : 0);
        const expected = (degree[person] * ends) / totalDegree;
        return this.#into[g] * this.#logExcess[g] - expected * this.#excess[g];
      },
    };
  }

  /** Adds a person to a group, or removes them if `times` is -1. */
  add(person: number, group: number, times: 1 | -1): void {
    this.#ends[group] += times * this.#evidence.degree[person];
  }
}

/** Returns the posterior mean of the density. */
function densityOf({ seen, expected }: FollowCount): number {
  return (seen + 1) / (expected + 1);
}
