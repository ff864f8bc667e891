import { ACCOUNT_STATUSES, DEPARTURE_REASONS } from '../../model/events.ts';
import type { NoCommunity } from '../../model/pages/person-page.ts';
import type { OccurrenceColumns } from '../../model/audience-log.ts';
import { formatInstant } from '../../model/instant.ts';
import type { Analysis } from '../../analysis/result.ts';
import { followedBackSince } from '../../analysis/communities/standing/followed-back.ts';
import {
  type SharedInterest,
  sharedInterests,
} from '../../analysis/similarity/shared-interests.ts';
import {
  type FollowChurnerSigns,
  followChurnerSigns,
} from '../../analysis/audience/follow-churners/find-follow-churners.ts';
import { called } from '../person/called.ts';
import { cameBy } from '../person/came-by.ts';
import { ownerCorrections } from '../../analysis/audience/owner-corrections.ts';

/** One bound of a time, and its source. */
export interface KnownTime {
  /** Null: unbounded. */
  at: string | null;
  from: 'an event' | 'a snapshot' | 'other facts of this person' | 'nothing';
}

/** What the data shows about one person, with the source of each time. */
export interface WhyPerson {
  kind: 'person';
  id: string;
  handle?: string;
  name?: string;
  follows: boolean;
  /** The name of what brought them, such as a starter pack; null: unknown. */
  cameBy: string | null;
  /** Every spell. A time lies after its first bound and up to its second. */
  spells: {
    followed: { after: KnownTime; before: KnownTime };
    /** Null: still following. */
    left: { after: KnownTime; before: KnownTime; reason: string; massDeparture: boolean } | null;
  }[];
  statuses: { at: string; status: string }[];
  ownerFollows: boolean;
  community: { id: string; label: string; stability: number } | null;
  /** Why they are in no community; null: they are in one. */
  noCommunity: NoCommunity | null;
  interests: string[];
  /** The most similar people, the nearest first, and the interests they share. */
  joinedTo: {
    id: string;
    handle?: string;
    strength: number;
    sameCommunity: boolean;
    shared: SharedInterest[];
  }[];
  engaged: { topic: string; times: number }[];
  /** `ownerBelieves`: the owner's correction, which overrides the data; null: none. */
  followChurner: FollowChurnerSigns & { isFollowChurner: boolean; ownerBelieves: boolean | null };
}

/** @param person the person's number. */
export function whyPerson(analysis: Analysis, person: number): WhyPerson {
  const { log, audience, partition, current, engaged, postTopics } = analysis;
  const community = partition.communities[partition.community[person]];
  return {
    kind: 'person',
    ...called(analysis, person),
    follows: current[person] === 1,
    cameBy: cameBy(log, person),
    spells: spellsOf(analysis, person),
    statuses: rowsOf(log.statuses.person, person).map((s) => ({
      at: formatInstant(log.statuses.at[s]),
      status: ACCOUNT_STATUSES[log.statuses.status[s]],
    })),
    ownerFollows: followedBackSince(log)[person] !== Infinity,
    community:
      community === undefined
        ? null
        : { id: community.id, label: community.label, stability: partition.stability[person] },
    noCommunity: community === undefined ? whyNoCommunity(analysis, person) : null,
    interests: interestsOf(analysis, person),
    joinedTo: joinedTo(analysis, person),
    engaged: Array.from({ length: engaged.start[person + 1] - engaged.start[person] }, (_, n) => {
      const e = engaged.start[person] + n;
      return { topic: postTopics.topics[engaged.column[e]].id, times: engaged.value[e] };
    }).sort((a, b) => b.times - a.times || (a.topic < b.topic ? -1 : 1)),
    followChurner: {
      isFollowChurner: audience.followChurner[person] === 1,
      ownerBelieves: ownerCorrections(log).followChurners.get(person) ?? null,
      ...followChurnerSigns(
        audience.spells,
        rowsOf(audience.spells.person, person),
        audience.learnedSigns.get(person),
        log.engagements.person.includes(person),
      ),
    },
  };
}

function whyNoCommunity({ audience, graph }: Analysis, person: number): NoCommunity {
  if (audience.followChurner[person] === 1) return 'follow churner';
  if (!audience.spells.person.includes(person)) return 'never followed';
  return graph.start[person] === graph.start[person + 1] ? 'nothing shared' : 'too few alike';
}

function spellsOf({ log, audience }: Analysis, person: number): WhyPerson['spells'] {
  const { spells } = audience;
  const snapshots = new Set(log.snapshots.flatMap(({ at, began }) => [at, began ?? at]));
  const follows = endsOf(log.follows, person);
  const unfollows = endsOf(log.unfollows, person);
  const known = (at: number, events: Set<number>): KnownTime => {
    if (!Number.isFinite(at)) return { at: null, from: 'nothing' };
    const source = events.has(at)
      ? 'an event'
      : snapshots.has(at)
        ? 'a snapshot'
        : 'other facts of this person';
    return { at: formatInstant(at), from: source };
  };
  return rowsOf(spells.person, person).map((s) => ({
    followed: {
      after: known(spells.followAfter[s], follows),
      before: known(spells.followBefore[s], follows),
    },
    left:
      spells.leaveBefore[s] === Infinity
        ? null
        : {
            after: known(spells.leaveAfter[s], unfollows),
            before: known(spells.leaveBefore[s], unfollows),
            reason: DEPARTURE_REASONS[spells.reason[s]],
            massDeparture: spells.massDeparture[s] >= 0,
          },
  }));
}

function endsOf(events: OccurrenceColumns, person: number): Set<number> {
  return new Set(rowsOf(events.person, person).flatMap((e) => [events.after[e], events.before[e]]));
}

/** Returns the positions of a person in a column sorted by person. */
function rowsOf(column: Int32Array, person: number): number[] {
  const first = column.indexOf(person);
  if (first < 0) return [];
  const rows: number[] = [];
  for (let row = first; column[row] === person; row++) rows.push(row);
  return rows;
}

function interestsOf({ interests }: Analysis, person: number): string[] {
  const { start, column, value } = interests.weights;
  return Array.from({ length: start[person + 1] - start[person] }, (_, n) => start[person] + n)
    .sort((a, b) => value[b] - value[a] || column[a] - column[b])
    .flatMap((e) => interests.terms[column[e]] ?? []);
}

function joinedTo(
  { graph, interests, partition, log }: Analysis,
  person: number,
): WhyPerson['joinedTo'] {
  const { ids } = log.people;
  return Array.from(
    { length: graph.start[person + 1] - graph.start[person] },
    (_, n) => graph.start[person] + n,
  )
    .sort(
      (a, b) =>
        graph.weight[b] - graph.weight[a] ||
        (ids[graph.neighbour[a]] < ids[graph.neighbour[b]] ? -1 : 1),
    )
    .map((e) => {
      const other = graph.neighbour[e];
      const handle = log.people.profiles[other]?.handle;
      return {
        id: ids[other],
        ...(handle !== undefined && { handle }),
        strength: graph.weight[e],
        sameCommunity:
          partition.community[other] >= 0 &&
          partition.community[other] === partition.community[person],
        shared: sharedInterests(interests, person, other),
      };
    });
}
