import type { HeldInterests } from './evidence.ts';
import { FittedInterests } from './fitted-interests.ts';
import { InterestPrior } from './interest-prior.ts';

const LARGEST_WEIGHT = 2 ** 17;

/**
 * The likelihood of people's interests, given the groups. The interests of a group are draws from
 * its own distribution over interests, which has a Dirichlet prior ({@link InterestPrior}). The
 * distributions are integrated out, so more groups do not by themselves fit better (Côme and
 * Latouche, "Model selection and clustering in stochastic block models based on the exact
 * integrated complete data likelihood", Statistical Modelling, 2015). It depends only on who has
 * which interest, not on weights.
 *
 * All figures are natural logarithms of likelihoods, as if interests were independent of each
 * other.
 */
export class InterestEvidence {
  readonly held: HeldInterests;
  readonly prior: InterestPrior;

  constructor(held: HeldInterests) {
    this.held = held;
    this.prior = new InterestPrior(held);
  }

  /**
   * Counts the interests of the groups and fits the weight of the prior to them. The search starts
   * from the last weight. Cost: O(entries + interests x groups) for each step of the search; memory
   * O(interests x groups).
   */
  fit(group: Int32Array, groups: number): FittedInterests {
    const fitted = new FittedInterests(this, group, groups);
    fitted.logLikelihood = this.#fitPrior(fitted);
    return fitted;
  }

  /** Finds the weight of the prior with the largest likelihood. Returns the log likelihood there. */
  #fitPrior(fitted: FittedInterests): number {
    const { prior } = this;
    let best = prior.weight;
    let reached = fitted.logLikelihoodUnderPrior();
    for (const step of [2, 1 / 2]) {
      const from = best;
      for (let next = from * step; next >= 1 && next <= LARGEST_WEIGHT; next *= step) {
        prior.weight = next;
        const logLikelihood = fitted.logLikelihoodUnderPrior();
        if (logLikelihood <= reached) break;
        [reached, best] = [logLikelihood, next];
      }
      if (best !== from) break;
    }
    if (best !== prior.weight) prior.weight = best;
    return reached;
  }
}
