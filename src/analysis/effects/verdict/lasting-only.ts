import type { Audience } from '../../audience/audience.ts';
import { currentFollowers } from '../../audience/current-followers.ts';
import { howDeparturesAreKnown } from '../../audience/how-departures-are-known.ts';
import type { Post } from '../../../model/audience-log.ts';
import { intervalCount, type TimeGrid } from '../design/time-grid.ts';
import type { EffectFindings, TopicEffect } from './topic-effects.ts';
import { FEWEST_INTERVALS } from './weeks-ahead.ts';

/**
 * Returns the current followers alone, from the first post on, if only they can show effects: their
 * follow times are exact, as in a download of Instagram, and there are too few snapshots to compare
 * departures. Otherwise returns `undefined`.
 *
 * @param grid of the departures.
 */
export function onlyCurrent(
  audience: Audience,
  grid: TimeGrid,
  posts: readonly Post[],
): Audience | undefined {
  if (posts.length === 0 || showsDepartures(audience, grid)) return undefined;
  return currentFollowers(audience, posts[0].at);
}

/** Whether there are enough intervals, and somebody was or could be seen to leave in them. */
function showsDepartures({ spells, watched }: Audience, grid: TimeGrid): boolean {
  const { between, exact } = howDeparturesAreKnown(spells);
  return intervalCount(grid) >= FEWEST_INTERVALS && (watched.length > 1 || between + exact > 0);
}

/**
 * Returns effects estimated from current followers alone. All follows are lasting ones, how many
 * came and left is unknown, and so is the cost.
 *
 * @param departures by choice in the window, of which none could be used.
 */
export function lastingOnly(findings: EffectFindings, departures: number): EffectFindings {
  return {
    ...findings,
    topics: findings.topics.map(withLastingOnly),
    fine: findings.fine.map(withLastingOnly),
    evidence: { ...findings.evidence, departures, currentFollowersOnly: true },
  };
}

function withLastingOnly(effect: TopicEffect): TopicEffect {
  const { growth, roleReason } = effect;
  return {
    ...effect,
    growth: { ...growth, follows: null, lasting: growth.follows, weeksNeeded: null },
    roleReason: growth.verdict === 'attracts' ? 'cost unknown' : roleReason,
  };
}
