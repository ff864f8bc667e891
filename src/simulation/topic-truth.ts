import { DAY } from '../model/instant.ts';
import type { Attribution } from './attribution.ts';
import type { SimulatedAudience } from './simulated-audience.ts';
import { GROUPS } from './groups.ts';
import { TOPICS } from './topics.ts';

/** The true effects of one topic. */
export interface TopicTruth {
  label: string;
  posts: number;
  /** The log hazard ratio per post, by group. */
  effect: Record<string, number>;
  /** The unfollows that the topic's posts caused: the sum of 1 - exp(-effect x exposure). */
  unfollows: number;
  unfollowsByGroup: Record<string, number>;
  /** The number of people who came because of it. */
  follows: number;
  /**
   * The share still there 90 days later, of those who came early enough to be observed that long.
   */
  retention90: number | null;
  /** `follows` x `retention90`. */
  lasting: number | null;
}

const WATCHED_DAYS = 90;

/** Computes the truth of a topic from some spells. Cost: O(spells). */
export function topicTruth(
  audience: SimulatedAudience,
  attribution: Attribution,
  topic: number,
  spells: readonly number[],
): TopicTruth {
  const { settings, lives, posts } = audience;
  const { person, follow, leave, cause } = lives.spells;
  const byGroup = GROUPS.map(() => 0);
  for (const spell of spells) {
    const part = attribution.part[topic]![spell]!;
    if (part !== 0) byGroup[lives.people.group[person[spell]!]!]! += part;
  }
  const came = spells.filter((spell) => cause[spell] === topic);
  const watchedUntil = settings.from + (settings.days - WATCHED_DAYS) * DAY;
  const early = came.filter((spell) => follow[spell]! <= watchedUntil);
  const stayed = early.filter((spell) => leave[spell]! > follow[spell]! + WATCHED_DAYS * DAY);
  const retention90 = early.length === 0 ? null : stayed.length / early.length;
  return {
    label: TOPICS[topic]!.label,
    posts: posts.filter((post) => post.topics.some((part) => part.topic === topic)).length,
    effect: Object.fromEntries(GROUPS.map((group) => [group.name, group.effect[topic]!])),
    unfollows: round(byGroup.reduce((sum, part) => sum + part, 0)),
    unfollowsByGroup: Object.fromEntries(
      GROUPS.map((group, g) => [group.name, round(byGroup[g]!)]),
    ),
    follows: came.length,
    retention90: retention90 === null ? null : round(retention90),
    lasting: retention90 === null ? null : round(came.length * retention90),
  };
}

/** Rounds to three decimals, enough for counts of people. */
export function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}
