import type { Audience } from '../../audience/audience.ts';
import { watchedPart, wholeWindow } from '../../audience/window.ts';
import { costHalfLives } from '../cost/topic-cost.ts';
import type { CostInputs } from '../cost/count-departures.ts';
import { growthHalfLives } from '../growth/topic-growth.ts';
import type { WeightedHalfLife } from '../design/half-lives.ts';
import { intervalCount, timeGrid } from '../design/time-grid.ts';
import { selectTopics } from '../design/topic-selection.ts';
import type { PostTopics } from '../../topics/identity/post-topics.ts';
import type { AudienceLog } from '../../../model/audience-log.ts';

/** The half-lives of the effects on leaving and on follows. */
export interface UsualHalfLives {
  cost: WeightedHalfLife[];
  growth: WeightedHalfLife[];
}

/**
 * Returns the half-lives by everything known, because a window often has too few data. Cost: that of
 * the fits of a report on everything known.
 */
export function usualHalfLives(
  log: AudienceLog,
  audience: Audience,
  postTopics: PostTopics,
  groups: Pick<CostInputs, 'groupOf' | 'groups'>,
): UsualHalfLives {
  const window = watchedPart(wholeWindow(log), audience);
  const grid = timeGrid(audience, window);
  const topics = selectTopics(log.posts, postTopics, intervalCount(grid), window);
  const basis = { log, audience, window, grid, topics };
  return { cost: costHalfLives({ ...basis, ...groups }), growth: growthHalfLives(basis) };
}
