import { DAY } from '../../model/instant.ts';
import { countUpTo } from '../../stats/count-up-to.ts';
import { type SparseRows, sparseRows } from '../../stats/sparse-rows.ts';
import { likeliestHalfLife } from '../effects/design/half-lives.ts';
import { integrateIntervals } from '../effects/design/interval-integrals.ts';
import { exposureToPost } from '../effects/design/post-exposure.ts';
import { intervalCount } from '../effects/design/time-grid.ts';
import type { EffectBasis } from '../effects/verdict/topic-effects.ts';
import type { Analysis } from '../result.ts';

/** The share of each post in the figures of its topics: posts x topics. */
export interface PostShares {
  unfollows: SparseRows;
  follows: SparseRows;
}

/** After so many half-lives a post has no effect left. */
const HALF_LIVES = 10;

/**
 * Divides the figures of each topic among its posts. A post's share of the unfollows is its part of
 * the exposure while people left; its share of the follows is its part of all exposure. The shares
 * of a topic add up to 1, with those of earlier posts that still act in the window. Cost: O(posts x
 * steps in ten half-lives).
 */
export function postShares({ log, postTopics }: Analysis, basis: EffectBasis): PostShares {
  const { grid, costs, follows, topics } = basis;
  const columnOf = new Map(topics.map((topic, column) => [topic, column]));
  const steps = Array.from({ length: grid.stepBound.length - 1 }, (_, s) => ({
    begin: grid.stepBound[s],
    end: grid.stepBound[s + 1],
  }));
  const shares = (halfLife: number, weightOf: (step: number, column: number) => number) => {
    const entries = { row: [] as number[], column: [] as number[], value: [] as number[] };
    const totals = new Float64Array(postTopics.topics.length);
    const { start, column, value } = postTopics.weights;
    for (const [p, post] of log.posts.entries()) {
      const first = Math.max(0, countUpTo(grid.stepBound, post.at) - 1);
      for (let e = start[p]; e < start[p + 1]; e++) {
        const at = columnOf.get(column[e]);
        if (at === undefined) continue;
        let part = 0;
        for (let s = first; s < steps.length; s++) {
          if (steps[s].begin > post.at + HALF_LIVES * halfLife) break;
          part += exposureToPost(post, steps[s], halfLife) * weightOf(s, at);
        }
        entries.row.push(p);
        entries.column.push(column[e]);
        entries.value.push(part * value[e]);
        totals[column[e]] += part * value[e];
      }
    }
    const partOfTotal = entries.value.map((part, e) => part / (totals[entries.column[e]] || 1));
    return sparseRows(log.posts.length, totals.length, { ...entries, value: partOfTotal });
  };
  const left = departuresByStep(basis);
  return {
    unfollows: shares(
      costs.halfLives[likeliestHalfLife(costs.halfLives)].ms,
      (s, k) => left[s] * fractionPerExposure(costs.effects[k] * costs.exposure.at(s, k)),
    ),
    follows: shares(follows.halfLife, (s) => (steps[s].end - steps[s].begin) / DAY),
  };
}

/** The departures of every step, distributed within their interval by the fitted hazard. */
function departuresByStep({ grid, costs }: EffectBasis): Float64Array {
  const { weight } = integrateIntervals(grid, costs.exposure, costs.effects);
  const left = new Float64Array(weight.length);
  for (let i = 0; i < intervalCount(grid); i++) {
    for (let s = grid.stepStart[i]; s < grid.stepStart[i + 1]; s++)
      left[s] = costs.counts.leftOfAll[i] * weight[s];
  }
  return left;
}

/** The attributable fraction 1 - exp(-x), relative to x. */
function fractionPerExposure(x: number): number {
  return Math.abs(x) < 1e-9 ? 1 : -Math.expm1(-x) / x;
}
