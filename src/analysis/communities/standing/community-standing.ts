import type { AudienceLog } from '../../../model/audience-log.ts';
import { DAY } from '../../../model/instant.ts';
import type { SparseRows } from '../../../stats/sparse-rows.ts';
import type { Audience } from '../../audience/audience.ts';
import type { PostTopics } from '../../topics/post-topics.ts';
import type { Partition } from '../detection/partition.ts';
import { isByChoice } from '../../effects/design/cells.ts';
import { followedBackSince } from './followed-back.ts';
import { type HardestTopic, hardestTopics, isBelow } from './hardest-topics.ts';
import {
  isLikeMinded,
  type LikeMindedness,
  meanPart,
  sharePart,
  retentionPart,
  type Tally,
} from './like-mindedness.ts';

/** How a community stands to the owner: whether it is a tribe, and what that rests on. */
export interface CommunityStanding {
  /** Current followers in it. */
  size: number;
  /** Share of them who engaged with more than one of the owner's topics. */
  breadth: number;
  /** Share of them whom the owner follows too. */
  reciprocity: number;
  /** 0 to 1: mean of staying, breadth and reciprocity, each against the audience at large at 0.5. */
  likeMindedness: number;
  parts: LikeMindedness;
  /** Where topics say anything. */
  hardestTopic: HardestTopic | undefined;
  isTribe: boolean;
}

/** Fewer current followers than this are company, not yet a tribe. */
const SMALLEST_TRIBE = 5;

/**
 * Looks at each community by what makes a tribe: it stays through all that the owner posts (its
 * hazard of leaving by choice against everybody's), it engages with more than one topic, and it
 * shares both ways. Each part is scaled so that 0.5 is the audience at large. A part that nothing
 * is known of is left out; a tribe is only called one where at least one part besides staying is
 * known, no known part is below the audience at large, and all together are above it by more than
 * chance has it. And there is no topic
 * through which it clearly stays less than everybody.
 *
 * @param engaged people x topics, see `engagedTopics`.
 * @param current for each person 1 where they follow now.
 * Time O(people + spells + engaged topics), and that of {@link hardestTopics}.
 */
export function communityStandings(
  log: AudienceLog,
  audience: Audience,
  partition: Partition,
  engaged: SparseRows,
  current: Uint8Array,
  postTopics: PostTopics,
): CommunityStanding[] {
  const communities = partition.communities.length;
  const everybody = communities;
  const size = new Float64Array(communities + 1);
  const broad = new Float64Array(communities + 1);
  const mutual = new Float64Array(communities + 1);
  const back = followedBackSince(log);
  for (let person = 0; person < log.people.count; person++) {
    if (current[person] === 0 || audience.followChurner[person] === 1) continue;
    for (const c of [partition.community[person], everybody]) {
      if (c < 0) continue;
      size[c]++;
      if (engaged.start[person + 1] - engaged.start[person] > 1) broad[c]++;
      if (back[person] !== Infinity) mutual[c]++;
    }
  }
  const hazard = departuresAndDays(audience, partition);
  const hardest = hardestTopics(log, audience, partition, postTopics);
  const tally = (counts: Float64Array, of: number): Tally => ({ count: counts[of], of: size[of] });
  return partition.communities.map((_, c) => {
    const retention = retentionPart(hazard[c], hazard[everybody]);
    const breadth = sharePart(tally(broad, c), tally(broad, everybody));
    const reciprocity = sharePart(tally(mutual, c), tally(mutual, everybody));
    const parts = [retention, breadth, reciprocity].filter((part) => part !== undefined);
    return {
      size: size[c],
      breadth: size[c] > 0 ? broad[c] / size[c] : 0,
      reciprocity: size[c] > 0 ? mutual[c] / size[c] : 0,
      likeMindedness: meanPart(parts),
      parts: {
        retention: retention?.value ?? null,
        breadth: breadth?.value ?? null,
        reciprocity: reciprocity?.value ?? null,
      },
      hardestTopic: hardest[c],
      isTribe:
        partition.clear &&
        size[c] >= SMALLEST_TRIBE &&
        (breadth !== undefined || reciprocity !== undefined) &&
        isLikeMinded(parts) &&
        !(hardest[c] && isBelow(hardest[c].retention)),
    };
  });
}

/** Departures by choice and person-days, by community and, last, of everybody. */
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
