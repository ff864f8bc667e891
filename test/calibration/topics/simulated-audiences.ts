import { analyse } from '../../../src/analysis/analyse.ts';
import { runHere } from '../../../src/analysis/heavy-work.ts';
import type { Analysis } from '../../../src/analysis/result.ts';
import { SIMULATION_DEFAULTS } from '../../../src/simulation/settings.ts';
import { simulateAudience } from '../../../src/simulation/simulate-audience.ts';
import { seededRandom } from '../../../src/stats/random.ts';
import { finestTopics, mainTopics } from '../../analysis/topics/main-topic.ts';
import { audienceOf } from '../../support/audience-of.ts';
import { adjustedRandIndex } from '../../support/yardsticks/adjusted-rand-index.ts';
import { vectorsKept } from './vectors-kept.ts';

/** How a report without given topics compares with the one on the same audience that has them. */
export interface BesidePlanted {
  broad: number;
  fine: number;
  /** Adjusted Rand indices of the posts' found topics with the planted ones. */
  ari: { broad: number; fine: number };
  /** Verdicts on cost and growth of given topics, and how many of them are the same without. */
  verdicts: number;
  same: number;
}

/** Analyses a simulated audience with its planted topics given, and with topics found in its posts. */
export async function besidePlanted(seed: number): Promise<BesidePlanted> {
  const given = await analysed(seed, true);
  const found = await analysed(seed, false);
  const planted = mainTopics(given.postTopics);
  const broad = mainTopics(found.postTopics);
  const finest = finestTopics(found.postTopics);
  const verdicts = given.churn.topics.flatMap(({ cost, growth }, topic) => {
    const match = mostCommon(broad.filter((_, post) => planted[post] === topic));
    const effect = found.churn.topics[match];
    return [cost.verdict === effect?.cost.verdict, growth.verdict === effect?.growth.verdict];
  });
  return {
    broad: found.postTopics.topics.length,
    fine: finest.topics.length,
    ari: {
      broad: adjustedRandIndex(broad, planted),
      fine: adjustedRandIndex(mainTopics(finest), planted),
    },
    verdicts: verdicts.length,
    same: verdicts.filter((isSame) => isSame).length,
  };
}

async function analysed(seed: number, labelPosts: boolean): Promise<Analysis> {
  const { events } = simulateAudience({ ...SIMULATION_DEFAULTS, labelPosts }, seededRandom(seed));
  const log = await audienceOf(events);
  const vectors = labelPosts ? undefined : await vectorsKept(log.posts);
  return runHere(analyse(log, { seed: 1 }, () => undefined, vectors));
}

/** @param topics of some posts; -1: none. */
function mostCommon(topics: Int32Array): number {
  const counts = [...Map.groupBy(topics, (topic) => topic)];
  counts.sort(([a, m], [b, n]) => n.length - m.length || a - b);
  return counts[0]?.[0] ?? -1;
}
