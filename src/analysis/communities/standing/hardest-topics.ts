import { Matrix } from '../../../stats/matrix.ts';
import type { AudienceLog } from '../../../model/audience-log.ts';
import { DAY } from '../../../model/instant.ts';
import type { Estimate } from '../../../model/report.ts';
import type { Audience } from '../../audience/audience.ts';
import type { TopicLevel } from '../../topics/identity/post-topics.ts';
import type { Partition } from '../detection/partition.ts';
import { isByChoice } from '../../effects/design/by-choice.ts';
import { HALF_LIVES_DAYS, USUAL_HALF_LIFE } from '../../effects/design/half-lives.ts';
import { leftOutSums, type LeftOut, TENTHS, tenthsOf, unchanged } from './left-out-tenths.ts';
import { retentionPart, type Tally } from './like-mindedness.ts';
import { topicExposure } from '../../effects/design/post-exposure.ts';

/** The topic with the lowest retention of a community. */
export interface HardestTopic {
  /** The position in `PostTopics.topics`. */
  topic: number;
  /** Its retention during posts on the topic, where everybody has 0.5. */
  retention: Estimate;
}

const STEP = DAY / 4;
const MOST_STEPS = 20_000;

/**
 * Returns the topic with the clearly lowest retention of each community; `undefined` with too few
 * departures. For each topic, a weighted log-rank comparison of the community with everybody
 * (Tarone and Ware, Biometrika 64, 1977) compares departures by choice with those expected if
 * everybody at risk at the time had the same hazard. The weight is the exposure to the topic.
 * Without a tenth of the people, a tenth fewer departures are expected. Cost: O(spells x topics +
 * steps x topics x communities).
 */
export function hardestTopics(
  log: AudienceLog,
  audience: Audience,
  partition: Partition,
  { topics, weights }: TopicLevel,
): LeftOut<HardestTopic | undefined>[] {
  const communities = partition.communities.length;
  const length = audience.to - audience.from;
  if (!(length > 0) || topics.length === 0)
    return partition.communities.map(() => unchanged(undefined));
  const steps = Math.min(MOST_STEPS, Math.ceil(length / STEP));
  const stepOf = (at: number): number =>
    Math.max(0, Math.min(steps - 1, Math.floor(((at - audience.from) / length) * steps)));
  const stepBound = Float64Array.from(
    { length: steps + 1 },
    (_, step) => audience.from + (length * step) / steps,
  );
  const halfLife = HALF_LIVES_DAYS[USUAL_HALF_LIFE] * DAY;
  const upTo = summedUp(topicExposure(log.posts, weights, { stepBound }, halfLife));
  const atRisk = followersByStep(audience, partition, steps, stepOf);
  const tenth = tenthsOf(log.people.ids);
  const left = new Matrix(communities * TENTHS, topics.length);
  const leftAt = new Matrix(steps, topics.length);
  const all = new Float64Array(topics.length);
  const squares = new Float64Array(topics.length);
  const { spells } = audience;
  for (let s = 0; s < spells.count; s++) {
    if (!isByChoice(audience, s)) continue;
    const [first, last] = [stepOf(spells.leaveAfter[s]), stepOf(spells.leaveBefore[s])];
    const middle = (first + last) >> 1;
    const community = partition.community[spells.person[s]];
    for (let k = 0; k < topics.length; k++) {
      const before = first === 0 ? 0 : upTo.at(first - 1, k);
      const exposure = (upTo.at(last, k) - before) / (last - first + 1);
      leftAt.add(middle, k, exposure);
      all[k] += exposure;
      squares[k] += exposure ** 2;
      if (community >= 0) left.add(community * TENTHS + tenth[spells.person[s]], k, exposure);
    }
  }
  const expected = expectedToLeave(leftAt, atRisk);
  // The divisor turns weights into a number of departures of the usual weight.
  const usual = Float64Array.from(topics, (_, k) => squares[k] / all[k]);
  return partition.communities.map((_, c) => {
    const tallies = topics.map((_, k) =>
      leftOutSums(
        Array.from({ length: TENTHS }, (_, tenth) => ({
          count: left.at(c * TENTHS + tenth, k) / usual[k],
          of: expected.at(c, k) / usual[k] / TENTHS,
        })),
      ),
    );
    return {
      all: lowestOf(tallies.map(({ all }) => all)),
      without: Array.from({ length: TENTHS }, (_, tenth) =>
        lowestOf(tallies.map(({ without }) => without[tenth])),
      ),
    };
  });
}

/** @param tallies departures and expected departures, by topic. */
function lowestOf(tallies: readonly Tally[]): HardestTopic | undefined {
  let hardest: HardestTopic | undefined;
  for (const [topic, own] of tallies.entries()) {
    const retention = retentionPart(own, { count: 1, of: 1 });
    if (retention === null || retention.high === 1) continue;
    if (hardest === undefined || retention.high < hardest.retention.high)
      hardest = { topic, retention };
  }
  return hardest;
}

/** Returns the cumulative sums of each column. */
function summedUp(matrix: Matrix): Matrix {
  for (let r = 1; r < matrix.rows; r++) {
    for (let c = 0; c < matrix.columns; c++) matrix.add(r, c, matrix.at(r - 1, c));
  }
  return matrix;
}

/** Returns followers at each step, by community and, last, of all: steps x (communities + 1). */
function followersByStep(
  audience: Audience,
  partition: Partition,
  steps: number,
  stepOf: (at: number) => number,
): Matrix {
  const followers = new Matrix(steps, partition.communities.length + 1);
  const { spells } = audience;
  for (let s = 0; s < spells.count; s++) {
    const person = spells.person[s];
    if (audience.followChurner[person] === 1) continue;
    const from = stepOf(spells.followBefore[s]);
    const leaves = spells.leaveBefore[s] !== Infinity;
    const until = leaves ? stepOf(spells.leaveBefore[s]) + 1 : steps;
    for (const c of [partition.community[person], followers.columns - 1]) {
      if (c < 0) continue;
      followers.add(from, c, 1);
      if (until < steps) followers.add(until, c, -1);
    }
  }
  return summedUp(followers);
}

/**
 * Returns the expected departures of each community if all had the same hazard: communities x
 * topics.
 */
function expectedToLeave(leftAt: Matrix, atRisk: Matrix): Matrix {
  const communities = atRisk.columns - 1;
  const expected = new Matrix(communities, leftAt.columns);
  for (let step = 0; step < leftAt.rows; step++) {
    const everybody = atRisk.at(step, communities);
    if (everybody === 0) continue;
    const lost = leftAt.row(step);
    if (lost.every((weight) => weight === 0)) continue;
    for (let c = 0; c < communities; c++) {
      const share = atRisk.at(step, c) / everybody;
      for (let k = 0; k < lost.length; k++) expected.add(c, k, share * lost[k]);
    }
  }
  return expected;
}
