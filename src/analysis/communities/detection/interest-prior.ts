import { logGamma } from '../../../stats/gamma-function.ts';
import type { HeldInterests } from './evidence.ts';

/** The first weight of the search. Weights are powers of two. */
const FIRST_WEIGHT = 128;

/** A table has the logarithms for up to this many holders of an interest. */
const TABLED = 64;

/**
 * The Dirichlet prior of a group's distribution over interests. Its mean is the distribution of the
 * whole audience, and `weight` is the number of interests it counts as.
 *
 * Memory: O(sum over interests of min(holders, {@link TABLED})).
 */
export class InterestPrior {
  #weight = FIRST_WEIGHT;
  /** The share of each interest among all interests of the audience. */
  readonly #share: Float64Array;
  /** At `start[t] + k`, for interest t and k <= `TABLED` holders: sum_{j<k} log(prior_t + j). */
  readonly #rising: Float64Array;
  readonly #start: Int32Array;
  /** The logarithm of the gamma function at the prior count of each interest. */
  readonly #logGammaAtPrior: Float64Array;

  constructor(held: HeldInterests) {
    const all = new Int32Array(held.columns);
    for (const t of held.column) all[t]++;
    this.#share = Float64Array.from(all, (count) => count / held.column.length);
    this.#start = new Int32Array(held.columns + 1);
    for (let t = 0; t < held.columns; t++) {
      this.#start[t + 1] = this.#start[t] + Math.min(all[t], TABLED) + 1;
    }
    this.#rising = new Float64Array(this.#start[held.columns]);
    this.#logGammaAtPrior = new Float64Array(held.columns);
    this.weight = FIRST_WEIGHT;
  }

  get weight(): number {
    return this.#weight;
  }

  /** Changes the weight and fills the tables. Cost: O(their size). */
  set weight(weight: number) {
    this.#weight = weight;
    for (let t = 0; t < this.#share.length; t++) {
      const prior = this.countOf(t);
      let risen = 0;
      for (let place = this.#start[t], k = 0; place < this.#start[t + 1]; place++, k++) {
        this.#rising[place] = risen;
        risen += Math.log(prior + k);
      }
      this.#logGammaAtPrior[t] = logGamma(prior);
    }
  }

  /** Returns the number of holders of the interest that the prior counts as. */
  countOf(interest: number): number {
    return this.#weight * this.#share[interest];
  }

  /** Returns log Gamma(prior + holders) - log Gamma(prior) for the prior count of one interest. */
  logRising(interest: number, holders: number): number {
    if (holders <= TABLED) return this.#rising[this.#start[interest] + holders];
    return logGamma(this.countOf(interest) + holders) - this.#logGammaAtPrior[interest];
  }

  /**
   * Returns {@link logRising} for all interests together: log Gamma(weight + total) - log
   * Gamma(weight).
   */
  logRisingOfAll(total: number): number {
    return logGamma(this.#weight + total) - logGamma(this.#weight);
  }
}
