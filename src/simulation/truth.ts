import type { DepartureReason } from '../model/events.ts';
import { DAY, formatInstant } from '../model/instant.ts';
import type { Attribution } from './attribution.ts';
import { FOLLOW_CHURNER_GROUP, FOLLOW_CAUSE } from './lives.ts';
import type { SimulationSettings } from './settings.ts';
import type { SimulatedAudience } from './simulated-audience.ts';
import type { TopicTruth } from './topic-truth.ts';
import { round, topicTruth } from './topic-truth.ts';
import { GROUPS } from './groups.ts';
import { TOPICS } from './topics.ts';
import { FLOOD_EFFECT, HALF_LIFE_DAYS } from './world.ts';

/** What really happened in a simulated world. Tests compare reports with it. */
export interface SimulationTruth {
  settings: Omit<SimulationSettings, 'from'> & { from: string; to: string };
  halfLifeDays: number;
  floodEffect: number;
  topics: TopicTruth[];
  flood: { unfollows: number };
  /** The group of everybody who can be known, by id. */
  groups: Record<string, string>;
  followChurnerIds: string[];
  massDepartures: { after: string; before: string; lost: number }[];
  bursts: { at: string; follows: number }[];
  faultySnapshots: { at: string; fault: string }[];
  missingOnce: { at: string; person: string }[];
  follows: { person: string; at: string; cause: string }[];
  departures: { person: string; at: string; reason: DepartureReason; cause: string }[];
}

/**
 * Computes the truth. Counts only people who can be known from the events. Cost: O(spells x
 * topics).
 */
export function truthOf(audience: SimulatedAudience, attribution: Attribution): SimulationTruth {
  const { settings, lives, snapshots, ids, known } = audience;
  const { person } = lives.spells;
  const spells = [...person.keys()].filter((spell) => known[person[spell]!] === 1);
  const flood = attribution.part[TOPICS.length]!;
  const follows = followsOf(audience, spells);
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
    ...groupsOf(audience),
    massDepartures: massDeparturesOf(audience, spells),
    bursts: [
      {
        at: formatInstant(lives.burstAt),
        follows: follows.filter(({ cause }) => cause === 'burst').length,
      },
    ],
    faultySnapshots: snapshots
      .filter((snapshot) => snapshot.fault !== 'none')
      .map((snapshot) => ({ at: formatInstant(snapshot.at), fault: snapshot.fault })),
    missingOnce: snapshots.flatMap((snapshot) =>
      snapshot.missing.map((who) => ({ at: formatInstant(snapshot.at), person: ids[who]! })),
    ),
    follows,
    departures: departuresOf(audience, attribution, spells),
  };
}

function groupsOf({
  lives,
  ids,
  known,
}: SimulatedAudience): Pick<SimulationTruth, 'groups' | 'followChurnerIds'> {
  const { group } = lives.people;
  const people = [...group.keys()].filter((who) => known[who] === 1);
  const followChurners = people.filter((who) => group[who] === FOLLOW_CHURNER_GROUP);
  return {
    groups: Object.fromEntries(
      people.map((who) => [ids[who]!, GROUPS[group[who]!]?.name ?? 'followChurners']),
    ),
    followChurnerIds: followChurners.map((who) => ids[who]!).sort(),
  };
}

function massDeparturesOf(
  { lives }: SimulatedAudience,
  spells: readonly number[],
): SimulationTruth['massDepartures'] {
  const { leave, purged } = lives.spells;
  const times = spells.filter((spell) => purged[spell]!).map((spell) => leave[spell]!);
  if (times.length === 0) return [];
  const last = times.reduce((latest, at) => Math.max(latest, at));
  return [{ after: formatInstant(lives.purgeAt), before: formatInstant(last), lost: times.length }];
}

function followsOf(
  { settings, lives, ids }: SimulatedAudience,
  spells: readonly number[],
): SimulationTruth['follows'] {
  const { person, follow, cause } = lives.spells;
  return spells
    .filter((spell) => follow[spell]! >= settings.from)
    .map((spell) => ({
      person: ids[person[spell]!]!,
      at: formatInstant(follow[spell]!),
      cause: followCause(cause[spell]!),
    }));
}

function departuresOf(
  { lives, ids }: SimulatedAudience,
  attribution: Attribution,
  spells: readonly number[],
): SimulationTruth['departures'] {
  const { person, leave, reason, purged } = lives.spells;
  return spells
    .filter((spell) => leave[spell]! < Infinity)
    .map((spell) => ({
      person: ids[person[spell]!]!,
      at: formatInstant(leave[spell]!),
      reason: reason[spell]!,
      cause: departureCause(attribution.cause[spell]!, purged[spell]!),
    }));
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
