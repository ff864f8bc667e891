import type { TopicPage } from '../../model/pages/topic-page.ts';
import { logRank } from '../../stats/log-rank.ts';
import type { Audience } from '../audience/audience.ts';
import { isWithin, type Window } from '../audience/window.ts';
import { meanExposure } from '../effects/design/topic-intervals.ts';
import { gainedSpells } from './gained-spells.ts';
import { intervalAt } from '../effects/design/intervals.ts';
import { retentionCurve } from './retention-curve.ts';
import { spellDurationsOf } from './spell-durations.ts';
import { intervalCount } from '../effects/design/time-grid.ts';
import type { EffectBasis } from '../effects/verdict/topic-effects.ts';

/** The least exposure of a day that counts as a day with the topic. */
const ON = 0.25;

/**
 * Compares the retention of people who came in the window while the owner posted about a topic with
 * that of everybody else who came in it, by the log-rank test. This compares days. The report compares topics,
 * because some people came on these days for another reason.
 *
 * @param column of the topic in the basis.
 * @returns null if either group is too small.
 */
export function retentionByTopic(
  audience: Audience,
  basis: EffectBasis,
  column: number,
  window: Window,
): TopicPage['retention'] {
  const exposure = meanExposure(basis);
  const intervals = intervalCount(basis.grid);
  const gained = gainedSpells(audience).filter((s) =>
    isWithin(window, audience.spells.followBefore[s]),
  );
  const came = gained.map((s) => {
    const i = intervalAt(basis.grid.bound, audience.spells.followBefore[s]);
    return i >= 0 && i < intervals && exposure.at(i, column) >= ON ? 1 : 0;
  });
  const during = retentionCurve(
    audience,
    gained.filter((_, i) => came[i] === 1),
    window,
  );
  const rest = retentionCurve(
    audience,
    gained.filter((_, i) => came[i] === 0),
    window,
  );
  if (during === null || rest === null) return null;
  const { days, left, weight } = spellDurationsOf(audience, gained, window);
  const counted = gained.map((_, i) => i).filter((i) => weight[i] > 0);
  const { pValue } = logRank(
    Float64Array.from(counted, (i) => days[i]),
    Uint8Array.from(counted, (i) => left[i]),
    Array.from(counted, (i) => came[i]),
    2,
  );
  return { with: during, rest, pValue };
}
