import type { DepartureReason } from '../model/events.ts';
import { DAY, formatInstant } from '../model/instant.ts';
import type { Attribution } from './attribution.ts';
import { CHURNER_GROUP, FOLLOW_CAUSE } from './lives.ts';
import type { SimulationSettings } from './settings.ts';
import type { SimulatedAudience } from './simulated-audience.ts';
import { FLOOD_EFFECT, GROUPS, HALF_LIFE_DAYS, TOPICS } from './world.ts';

/** What really happened in a simulated world: the answers that a report is held against. */
export interface SimulationTruth {
  settings: Omit<SimulationSettings, 'from'> & { from: string; to: string };
  halfLifeDays: number;
  floodEffect: number;
  topics: TopicTruth[];
  flood: { unfollows: number };
  /** Group of everybody who can be known, by id. */
  groups: Record<string, string>;
  churnerIds: string[];
  platformEvents: { after: string; before: string; lost: number }[];
  bursts: { at: string; follows: number }[];
  faultyReadings: { at: string; fault: string }[];
  missingOnce: { at: string; person: string }[];
  follows: { person: string; at: string; cause: string }[];
  departures: { person: string; at: string; reason: DepartureReason; cause: string }[];
}

export interface TopicTruth {
  label: string;
  posts: number;
  /** Log hazard ratio per post, by group. */
  effect: Record<string, number>;
  /** Sum over the unfollows of 1 - exp(-effect x exposure): those that the topic's posts caused. */
  unfollows: number;
  unfollowsByGroup: Record<string, number>;
  /** People who came because of it. */
  follows: number;
  /** Of those who came early enough to be seen so long: the share still there 90 days later. */
  retention90: number | null;
  /** `follows` x `retention90`. */
  lasting: number | null;
}

const WATCHED_DAYS = 90;

/** Only people who can be known from the events are counted. O(spells x topics). */
export function truthOf(audience: SimulatedAudience, attribution: Attribution): SimulationTruth {
  const { settings, lives, readings, ids, known } = audience;
  const { person, follow, leave, reason, cause, purged } = lives.spells;
  const spells = [...person.keys()].filter((spell) => known[person[spell]!] === 1);
  const groupOf = (who: number) => GROUPS[lives.people.group[who]!]?.name ?? 'churners';
  const people = [...lives.people.group.keys()].filter((who) => known[who] === 1);
  const came = spells.filter((spell) => follow[spell]! >= settings.from);
  const left = spells.filter((spell) => leave[spell]! < Infinity);
  const taken = left.filter((spell) => purged[spell]!).map((spell) => leave[spell]!);
  const flood = attribution.part[TOPICS.length]!;
  return {
    settings: {
      ...settings,
      from: formatInstant(settings.from),
      to: formatInstant(settings.from + settings.days * DAY),
    },
    halfLifeDays: HALF_LIFE_DAYS,
    floodEffect: FLOOD_EFFECT,
    topics: TOPICS.map((_, topic) => topicTruth(audience, attribution, topic, spells)),
    flood: { unfollows: round(spells.reduce((sum, spell) => sum + flood[spell]!, 0)) },
    groups: Object.fromEntries(people.map((who) => [ids[who]!, groupOf(who)])),
    churnerIds: people
      .filter((who) => lives.people.group[who] === CHURNER_GROUP)
      .map((who) => ids[who]!)
      .sort(),
    platformEvents:
      taken.length === 0
        ? []
        : [
            {
              after: formatInstant(lives.purgeAt),
              before: formatInstant(taken.reduce((last, at) => Math.max(last, at))),
              lost: taken.length,
            },
          ],
    bursts: [
      {
        at: formatInstant(lives.burstAt),
        follows: came.filter((spell) => cause[spell] === FOLLOW_CAUSE.burst).length,
      },
    ],
    faultyReadings: readings
      .filter((reading) => reading.fault !== 'none')
      .map((reading) => ({ at: formatInstant(reading.at), fault: reading.fault })),
    missingOnce: readings.flatMap((reading) =>
      reading.missing.map((who) => ({ at: formatInstant(reading.at), person: ids[who]! })),
    ),
    follows: came.map((spell) => ({
      person: ids[person[spell]!]!,
      at: formatInstant(follow[spell]!),
      cause: followCause(cause[spell]!),
    })),
    departures: left.map((spell) => ({
      person: ids[person[spell]!]!,
      at: formatInstant(leave[spell]!),
      reason: reason[spell]!,
      cause: departureCause(attribution.cause[spell]!, purged[spell]!),
    })),
  };
}

function topicTruth(
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

function followCause(cause: number): string {
  if (cause >= 0) return TOPICS[cause]!.label;
  return Object.entries(FOLLOW_CAUSE).find(([, code]) => code === cause)![0];
}

function departureCause(cause: number, purged: boolean): string {
  if (purged) return 'purge';
  if (cause === TOPICS.length) return 'flood';
  return TOPICS[cause]?.label ?? 'none';
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}
