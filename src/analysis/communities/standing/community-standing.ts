import type { AudienceLog } from '../../../model/audience-log.ts';
import type { Estimate } from '../../../model/report.ts';
import { DAY } from '../../../model/instant.ts';
import type { SparseRows } from '../../../stats/sparse-rows.ts';
import type { Audience } from '../../audience/audience.ts';
import type { Retentions } from '../../retention/retention.ts';
import type { PostTopics } from '../../topics/identity/post-topics.ts';
import type { Partition } from '../detection/partition.ts';
import { isByChoice } from '../../effects/design/by-choice.ts';
import { followedBackSince } from './followed-back.ts';
import { type HardestTopic, hardestTopics } from './hardest-topics.ts';
import { isTribe } from './is-tribe.ts';
import {
  likeMindedness,
  type LikeMindedness,
  meanShare,
  retentionPart,
  sharePart,
  type ShareTally,
  type Tally,
} from './like-mindedness.ts';

/** How a community relates to the owner: whether it is a tribe, and why. */
export interface CommunityStanding {
  /** Current followers in it. */
  size: number;
  /** Mean share of the owner's topics that they engaged with; null: unknown. */
  breadth: Estimate | null;
  /** Share of them followed by the owner; null: unknown. */
  reciprocity: Estimate | null;
  /** 0 to 1: mean of the parts. */
  likeMindedness: Estimate | null;
  parts: LikeMindedness;
  /** Undefined: no topic has enough evidence. */
  hardestTopic: HardestTopic | undefined;
  /** Null: not enough evidence. */
  isTribe: boolean | null;
}

export interface StandingInputs {
  log: AudienceLog;
  audience: Audience;
  partition: Partition;
  postTopics: PostTopics;
  /** people x topics, see `engagedTopics`. */
  engaged: SparseRows;
  /** For each person 1 if they follow now. */
  current: Uint8Array;
  retentionByCommunity: readonly Retentions[];
}

/**
 * Compares each community with the whole audience on what makes a tribe: retention through all of
 * the owner's topics (its hazard of leaving by choice against everybody's), breadth of engagement,
 * and reciprocity; {@link isTribe} decides. Cost: O(people + spells + engaged topics), and that of
 * {@link hardestTopics}.
 */
export function communityStandings(inputs: StandingInputs): CommunityStanding[] {
  const { log, audience, partition, postTopics, retentionByCommunity } = inputs;
  const everybody = partition.communities.length;
  const { breadth, reciprocity } = sharesOfMembers(inputs);
  const hazard = departuresAndDays(audience, partition);
  const hardest = hardestTopics(log, audience, partition, postTopics);
  return partition.communities.map((_, c) => {
    const parts = {
      retention: retentionPart(hazard[c], hazard[everybody]),
      breadth: sharePart(breadth[c], breadth[everybody]),
      reciprocity: sharePart(reciprocity[c], reciprocity[everybody]),
    };
    const size = breadth[c].people;
    return {
      size,
      breadth: parts.breadth && meanShare(breadth[c]),
      reciprocity: parts.reciprocity && meanShare(reciprocity[c]),
      likeMindedness: likeMindedness(parts),
      parts,
      hardestTopic: hardest[c],
      isTribe: isTribe({
        size,
        parts,
        hardestRetention: hardest[c]?.retention ?? null,
        isRetentionKnown: retentionByCommunity[c].retention90 !== null,
        isClear: partition.clear,
      }),
    };
  });
}

/** Returns tallies over current followers, by community and, last, of everybody. */
function sharesOfMembers({
  log,
  audience,
  partition,
  postTopics,
  engaged,
  current,
}: StandingInputs): {
  breadth: ShareTally[];
  reciprocity: ShareTally[];
} {
  const nothing = () =>
    Array.from({ length: partition.communities.length + 1 }, () => ({
      people: 0,
      sum: 0,
      squares: 0,
    }));
  const [breadth, reciprocity] = [nothing(), nothing()];
  const back = followedBackSince(log);
  for (let person = 0; person < log.people.count; person++) {
    if (current[person] === 0 || audience.followChurner[person] === 1) continue;
    const topics = engaged.start[person + 1] - engaged.start[person];
    for (const c of [partition.community[person], partition.communities.length]) {
      if (c < 0) continue;
      add(breadth[c], topics / Math.max(1, postTopics.topics.length));
      add(reciprocity[c], back[person] === Infinity ? 0 : 1);
    }
  }
  return { breadth, reciprocity };
}

function add(tally: ShareTally, share: number): void {
  tally.people++;
  tally.sum += share;
  tally.squares += share ** 2;
}

/** Returns departures by choice and person-days, by community and, last, of everybody. */
function departuresAndDays(audience: Audience, partition: Partition): Tally[] {
  const { spells } = audience;
  const tallies = Array.from({ length: partition.communities.length + 1 }, () => ({
    count: 0,
    of: 0,
  }));
  for (let s = 0; s < spells.count; s++) {
    const person = spells.person[s];
    if (audience.followChurner[person] === 1) continue;
    const until = Math.min(spells.leaveBefore[s], audience.to);
    const stay = Math.max(0, until - Math.max(audience.from, spells.followBefore[s])) / DAY;
    for (const c of [partition.community[person], partition.communities.length]) {
      if (c < 0) continue;
      tallies[c].of += stay;
      if (isByChoice(audience, s)) tallies[c].count++;
    }
  }
  return tallies;
}
