import type { AudienceLog } from '../../../model/audience-log.ts';
import type { Estimate } from '../../../model/report.ts';
import { DAY } from '../../../model/instant.ts';
import type { SparseRows } from '../../../stats/sparse-rows.ts';
import type { Audience } from '../../audience/audience.ts';
import type { Retentions } from '../../retention/retention.ts';
import type { TopicLevel } from '../../topics/identity/post-topics.ts';
import type { Partition } from '../detection/partition.ts';
import { isByChoice } from '../../effects/design/by-choice.ts';
import { followedBackSince } from './followed-back.ts';
import { type HardestTopic, hardestTopics } from './hardest-topics.ts';
import { isTribe } from './is-tribe.ts';
import { type LeftOut, leftOutSums, mapLeftOut, TENTHS, tenthsOf } from './left-out-tenths.ts';
import {
  likeMindedness,
  type LikeMindedness,
  meanShare,
  retentionPart,
  sharePart,
  type ShareTally,
  type Tally,
} from './like-mindedness.ts';

/** Whether a community is a tribe, and why. */
export interface CommunityStanding {
  /** The number of its current followers. */
  size: number;
  /** The mean share of the owner's topics that they engaged with; null if unknown. */
  breadth: Estimate | null;
  /** The share of them whom the owner follows; null if unknown. */
  reciprocity: Estimate | null;
  /** The mean of the parts, 0 to 1. */
  likeMindedness: Estimate | null;
  parts: LikeMindedness;
  /** `undefined` if no topic has enough evidence. */
  hardestTopic: HardestTopic | undefined;
  /** Null if there is not enough evidence. */
  isTribe: boolean | null;
  /** The share of the tenths of people without whom the verdict stays the same. */
  verdictStability: number;
}

export interface StandingInputs {
  log: AudienceLog;
  audience: Audience;
  partition: Partition;
  postTopics: TopicLevel;
  /** people x topics, see `engagedTopics`. */
  engaged: SparseRows;
  /** 1 for each person who follows now. */
  current: Uint8Array;
  retentionByCommunity: readonly Retentions[];
}

/** The least stability of a verdict. Below it, there is not enough evidence. */
const LEAST_STABILITY = 0.9;

/**
 * Compares each community with the whole audience on what makes a tribe: retention through all of
 * the owner's topics (its hazard of leaving by choice against everybody's), breadth of engagement,
 * and reciprocity. {@link isTribe} decides. The verdict must stay the same without any tenth of the
 * people (a delete-a-group jackknife: Kott, Journal of Official Statistics 17, 2001), so that a few
 * people cannot decide it. Cost: O(people + spells + engaged topics), and that of {@link
 * hardestTopics}.
 */
export function communityStandings(inputs: StandingInputs): CommunityStanding[] {
  const { log, audience, partition, postTopics, retentionByCommunity } = inputs;
  const everybody = partition.communities.length;
  const { breadth, reciprocity } = sharesOfMembers(inputs);
  const hazard = departuresAndDays(inputs);
  const hardest = hardestTopics(log, audience, partition, postTopics);
  return partition.communities.map((_, c) => {
    const parts = mapLeftOut(hazard[c], (own, tenth): LikeMindedness => ({
      retention: retentionPart(own, pick(hazard[everybody], tenth)),
      breadth: sharePart(pick(breadth[c], tenth), pick(breadth[everybody], tenth)),
      reciprocity: sharePart(pick(reciprocity[c], tenth), pick(reciprocity[everybody], tenth)),
    }));
    const size = breadth[c].all.people;
    const verdicts = mapLeftOut(parts, (ofPart, tenth) =>
      isTribe({
        size,
        parts: ofPart,
        hardestRetention: pick(hardest[c], tenth)?.retention ?? null,
        isRetentionKnown: retentionByCommunity[c].retention90 !== null,
        isClear: partition.clear,
      }),
    );
    return {
      size,
      breadth: parts.all.breadth && meanShare(breadth[c].all),
      reciprocity: parts.all.reciprocity && meanShare(reciprocity[c].all),
      likeMindedness: likeMindedness(parts.all),
      parts: parts.all,
      hardestTopic: hardest[c].all,
      ...steadyVerdict(verdicts),
    };
  });
}

function pick<Value>({ all, without }: LeftOut<Value>, tenth: number | null): Value {
  return tenth === null ? all : without[tenth];
}

function steadyVerdict({
  all,
  without,
}: LeftOut<boolean | null>): Pick<CommunityStanding, 'isTribe' | 'verdictStability'> {
  const verdictStability = without.filter((verdict) => verdict === all).length / without.length;
  return { isTribe: verdictStability < LEAST_STABILITY ? null : all, verdictStability };
}

/** Returns tallies over current followers, by community and, last, for everybody. */
function sharesOfMembers({
  log,
  audience,
  partition,
  postTopics,
  engaged,
  current,
}: StandingInputs): {
  breadth: LeftOut<ShareTally>[];
  reciprocity: LeftOut<ShareTally>[];
} {
  const nothing = () => byTenth(partition, () => ({ people: 0, sum: 0, squares: 0 }));
  const [breadth, reciprocity] = [nothing(), nothing()];
  const back = followedBackSince(log);
  const tenth = tenthsOf(log.people.ids);
  for (let person = 0; person < log.people.count; person++) {
    if (current[person] === 0 || audience.followChurner[person] === 1) continue;
    const topics = engaged.start[person + 1] - engaged.start[person];
    for (const c of [partition.community[person], partition.communities.length]) {
      if (c < 0) continue;
      add(breadth[c][tenth[person]], topics / Math.max(1, postTopics.topics.length));
      add(reciprocity[c][tenth[person]], back[person] === Infinity ? 0 : 1);
    }
  }
  return { breadth: breadth.map(leftOutSums), reciprocity: reciprocity.map(leftOutSums) };
}

/** Returns one tally for each tenth, by community and, last, for everybody. */
function byTenth<Tally>({ communities }: Partition, nothing: () => Tally): Tally[][] {
  return Array.from({ length: communities.length + 1 }, () =>
    Array.from({ length: TENTHS }, nothing),
  );
}

function add(tally: ShareTally, share: number): void {
  tally.people++;
  tally.sum += share;
  tally.squares += share ** 2;
}

/** Returns departures by choice and person-days, by community and, last, for everybody. */
function departuresAndDays({ log, audience, partition }: StandingInputs): LeftOut<Tally>[] {
  const tenth = tenthsOf(log.people.ids);
  const { spells } = audience;
  const tallies = byTenth(partition, () => ({ count: 0, of: 0 }));
  for (let s = 0; s < spells.count; s++) {
    const person = spells.person[s];
    if (audience.followChurner[person] === 1) continue;
    const until = Math.min(spells.leaveBefore[s], audience.to);
    const stay = Math.max(0, until - Math.max(audience.from, spells.followBefore[s])) / DAY;
    for (const c of [partition.community[person], partition.communities.length]) {
      if (c < 0) continue;
      const tally = tallies[c][tenth[person]];
      tally.of += stay;
      if (isByChoice(audience, s)) tally.count++;
    }
  }
  return tallies.map(leftOutSums);
}
