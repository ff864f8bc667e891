import type { Analysis } from '../../analysis/result.ts';
import { isWithin } from '../../analysis/audience/window.ts';
import { shareOut } from '../../analysis/effects/design/intervals.ts';
import { gainedSpells } from '../../analysis/retention/gained-spells.ts';
import type { CameWith } from '../../model/pages/answers.ts';
import type { PageBasis } from '../page-basis.ts';
import { MOST_LISTED } from './most-listed.ts';

/** People with a smaller chance are left out. */
const LEAST_CHANCE = 0.05;

/**
 * People who came with a topic and still follow, the likeliest first. The chance of each is the part
 * of the expected follows at that time that the topic attracted.
 *
 * @param topic position in `PostTopics.topics`.
 */
export function cameWith(analysis: Analysis, { listed }: PageBasis, topic: number): CameWith {
  const { growth } = analysis.churn.topics[topic];
  const stayed = [...chances(analysis, topic)]
    .filter(([person, chance]) => analysis.current[person] === 1 && chance >= LEAST_CHANCE)
    .map(([person, chance]) => ({ ...listed.of(person), chance: Math.min(1, chance) }))
    .sort((a, b) => b.chance - a.chance || b.reactions - a.reactions || (a.id < b.id ? -1 : 1));
  const { follows, lasting, retention90, verdict } = growth;
  return {
    topic: analysis.postTopics.topics[topic].id,
    verdict,
    follows,
    lasting,
    retention90,
    people: stayed.slice(0, MOST_LISTED),
    peopleInAll: stayed.length,
  };
}

/** For each person gained in the window, the chance of their last follow. */
function chances({ audience, churn, window }: Analysis, topic: number): Map<number, number> {
  const { basis } = churn;
  const column = basis?.topics.indexOf(topic) ?? -1;
  const found = new Map<number, number>();
  if (basis === null || column < 0) return found;
  const { grid, follows } = basis;
  const { person, followAfter, followBefore } = audience.spells;
  for (const s of gainedSpells(audience)) {
    if (!isWithin(window, followBefore[s])) continue;
    let chance = 0;
    shareOut(grid, followAfter[s], followBefore[s], (i, share) => {
      if (follows.expected[i] > 0)
        chance += (share * Math.max(0, follows.brought.at(i, column))) / follows.expected[i];
    });
    found.set(person[s], chance);
  }
  return found;
}
