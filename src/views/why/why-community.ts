import type { ReportCommunity, TribeReport } from '../../model/report.ts';
import { isWithin } from '../../analysis/audience/window.ts';
import type { Analysis } from '../../analysis/result.ts';
import { isByChoice } from '../../analysis/effects/design/by-choice.ts';
import { gainedSpells } from '../../analysis/retention/gained-spells.ts';
import { followedBackSince } from '../../analysis/communities/standing/followed-back.ts';
import { likenessTo } from '../../analysis/communities/standing/likeness.ts';
import { shareOut } from '../../analysis/effects/design/intervals.ts';

/** The evidence behind the figures of a community. */
export interface WhyCommunity {
  kind: 'community';
  /** The figures, as in the report. */
  community: ReportCommunity;
  /** Current members, the most typical first: nearest to the centre of the community's interests. */
  members: { id: string; handle?: string; typicality: number; stability: number }[];
  /** How present and past members arrived: those there at the start of the window, and later ones. */
  came: {
    beforeWatching: number;
    watched: number;
    /** How many of the observed follows each topic is expected to have attracted, most first. */
    byTopic: { topic: string; follows: number }[];
  };
  /** Topics that current members engaged with, most people first. */
  engaged: { topic: string; people: number; times: number }[];
  left: { byChoice: number; otherwise: number };
  /** Members whom the owner follows too. */
  followedBack: number;
}

/** @param position of the community in `Partition.communities`. */
export function whyCommunity(
  analysis: Analysis,
  report: TribeReport,
  position: number,
): WhyCommunity {
  const { log, partition, current } = analysis;
  const isMember = (person: number): boolean => partition.community[person] === position;
  const now = Array.from(log.people.ids.keys()).filter(
    (person) => current[person] === 1 && isMember(person),
  );
  const back = followedBackSince(log);
  const { id } = partition.communities[position];
  return {
    kind: 'community',
    community: report.communities.find((community) => community.id === id)!,
    members: typicalMembers(analysis, now),
    came: howTheyCame(analysis, isMember),
    engaged: engagedWith(analysis, now),
    left: departures(analysis, isMember),
    followedBack: now.filter((person) => back[person] !== Infinity).length,
  };
}

function typicalMembers(
  { log, partition, interests }: Analysis,
  now: readonly number[],
): WhyCommunity['members'] {
  const typicality = likenessTo(interests.weights, now);
  return now
    .map((person) => {
      const handle = log.people.profiles[person]?.handle;
      return {
        id: log.people.ids[person],
        ...(handle !== undefined && { handle }),
        typicality: typicality[person],
        stability: partition.stability[person],
      };
    })
    .sort((a, b) => b.typicality - a.typicality || (a.id < b.id ? -1 : 1));
}

function howTheyCame(
  { audience, churn, postTopics, window }: Analysis,
  isMember: (person: number) => boolean,
): WhyCommunity['came'] {
  const { spells } = audience;
  let beforeWatching = 0;
  for (let s = 0; s < spells.count; s++) {
    const isEarlier = spells.followAfter[s] === -Infinity || spells.followBefore[s] <= window.after;
    const isThere = isEarlier && spells.leaveBefore[s] > window.after;
    if (isThere && isMember(spells.person[s])) beforeWatching++;
  }
  const gained = gainedSpells(audience).filter(
    (s) => isMember(spells.person[s]) && isWithin(window, spells.followBefore[s]),
  );
  const { basis } = churn;
  if (basis === null) return { beforeWatching, watched: gained.length, byTopic: [] };
  const { grid, follows, topics } = basis;
  const brought = new Float64Array(topics.length);
  for (const s of gained) {
    shareOut(grid, spells.followAfter[s], spells.followBefore[s], (i, share) => {
      if (follows.expected[i] <= 0) return;
      for (let k = 0; k < topics.length; k++)
        brought[k] += (share * Math.max(0, follows.brought.at(i, k))) / follows.expected[i];
    });
  }
  const byTopic = topics
    .map((topic, k) => ({ topic: postTopics.topics[topic].id, follows: brought[k] }))
    .filter((entry) => entry.follows >= 0.5)
    .toSorted((a, b) => b.follows - a.follows || (a.topic < b.topic ? -1 : 1));
  return { beforeWatching, watched: gained.length, byTopic };
}

function engagedWith(
  { engaged, postTopics }: Analysis,
  now: readonly number[],
): WhyCommunity['engaged'] {
  const people = new Float64Array(postTopics.topics.length);
  const times = new Float64Array(postTopics.topics.length);
  for (const person of now) {
    for (let e = engaged.start[person]; e < engaged.start[person + 1]; e++) {
      people[engaged.column[e]]++;
      times[engaged.column[e]] += engaged.value[e];
    }
  }
  return postTopics.topics
    .map(({ id }, k) => ({ topic: id, people: people[k], times: times[k] }))
    .filter((entry) => entry.people > 0)
    .sort((a, b) => b.people - a.people || (a.topic < b.topic ? -1 : 1));
}

function departures(
  { audience, window }: Analysis,
  isMember: (person: number) => boolean,
): WhyCommunity['left'] {
  const { spells } = audience;
  const left = { byChoice: 0, otherwise: 0 };
  for (let s = 0; s < spells.count; s++) {
    if (!isWithin(window, spells.leaveBefore[s]) || !isMember(spells.person[s])) continue;
    if (isByChoice(audience, s)) left.byChoice++;
    else left.otherwise++;
  }
  return left;
}
