import { kaplanMeier } from '../../../src/stats/kaplan-meier.ts';
import type { HourlyExposure } from './exposure.ts';
import type { Lived } from './events.ts';
import { personId } from './events.ts';
import type { Rates } from './rates.ts';
import { seenEnds } from './snapshots.ts';

/** The answers a report is held against. */
export interface WorldTruth {
  topics: TopicTruth[];
  /** Ids of the follow churners of whom at least one visit was seen, and of whom one was seen from its beginning to its end. */
  followChurners: string[];
  followChurnersSeenToLeave: string[];
  /** Share of those who came, seen or not, that followed 90 days later; NaN where nobody was watched so long. */
  retention90: number;
}

export interface TopicTruth {
  label: string;
  /** Of the unfollows seen, the sum of 1 - exp(-effect x exposure). */
  unfollows: number;
  /** Of the follows seen, the sum of the topic's part of the rate at their moment. */
  follows: number;
}

/** Only what was to be seen counts, and no follow churners, suspensions and deletions. */
export function truthOf(lived: Lived, exposure: HourlyExposure, rates: Rates): WorldTruth {
  const { plan, people, snapshots } = lived;
  const topics = plan.topics.map(({ label }) => ({ label, unfollows: 0, follows: 0 }));
  const followChurners: string[] = [];
  const followChurnersSeenToLeave: string[] = [];
  for (const [who, { group, spells }] of people.entries()) {
    const ends = spells.map((_, s) => seenEnds(spells, s, snapshots));
    if (group < 0) {
      if (ends.some(({ follow }) => follow)) followChurners.push(personId(who));
      if (ends.some(({ follow, leave }) => follow && leave))
        followChurnersSeenToLeave.push(personId(who));
      continue;
    }
    for (const [s, { follow, leave, why, isNew }] of spells.entries()) {
      if (ends[s].leave && why === 'unfollowed') {
        const hour = Math.floor(leave * 24);
        for (const [k, topic] of topics.entries()) {
          topic.unfollows -= Math.expm1(-plan.groups[group].effect[k] * exposure.byTopic[k][hour]);
        }
      }
      if (!ends[s].follow || !isNew) continue;
      const hour = Math.floor(follow * 24);
      const all = rates.byTopic.reduce(
        (sum, rate) => sum + rate[hour],
        rates.base[hour] + rates.burst[hour],
      );
      for (const [k, topic] of topics.entries()) topic.follows += rates.byTopic[k][hour] / all;
    }
  }
  return {
    topics,
    followChurners,
    followChurnersSeenToLeave,
    retention90: retentionAfter(90, lived),
  };
}

/** By Kaplan and Meier from the moments of coming and going themselves. */
function retentionAfter(days: number, { plan, people }: Lived): number {
  const durations = people
    .filter(({ group }) => group >= 0)
    .flatMap(({ spells }) => spells)
    .filter(({ follow }) => follow > 0)
    .map(({ follow, leave, why }) => ({
      days: Math.min(leave, plan.days) - follow,
      left: leave < plan.days && why !== 'purged' ? 1 : 0,
    }));
  if (!durations.some((stay) => stay.days >= days)) return Number.NaN;
  const curve = kaplanMeier(
    Float64Array.from(durations, (stay) => stay.days),
    Uint8Array.from(durations, ({ left }) => left),
    new Float64Array(durations.length).fill(1),
  );
  return curve.shareAt(days);
}
