import { leastThatMatters } from '../../analysis/effects/verdict/verdicts.ts';
import { DAY } from '../../model/instant.ts';
import type { AccountComparison, Rates } from '../../model/pages/account-comparison.ts';
import type { Estimate, ReportTopic, TribeReport } from '../../model/report.ts';
import { differenceOf } from './difference-of.ts';
import { judgeDifferences } from './judge-differences.ts';
import { matchTopics, type MatchedTopics } from './match-topics.ts';
import { poissonCount, scaled } from './rates.ts';

/** Counts are for so many followers in a year. */
const FOLLOWERS = 1000;
const YEAR_DAYS = 365.25;

type Pair<Value> = [Value, Value];
type TopicPair = MatchedTopics<ReportTopic>['topics'];

/**
 * Compares the audiences of two accounts of one owner. Nobody is joined across them, so the figures
 * are those of the two reports, per 1,000 followers and year. What is left over in `Other` is not
 * compared.
 *
 * Returns null if nothing is known of the audience of one of the two.
 */
export function compareAccounts(reports: Pair<TribeReport>): AccountComparison | null {
  const [one, other] = reports.map(accountOf);
  if (one === null || other === null) return null;
  const factors: Pair<number> = [factorOf(one), factorOf(other)];
  const rates = (counts: Pair<Estimate | null>): Pair<Estimate | null> => [
    scaled(counts[0], factors[0]),
    scaled(counts[1], factors[1]),
  ];
  const counted = (counts: Pair<number>): Rates => {
    const figures = rates([poissonCount(counts[0]), poissonCount(counts[1])]);
    const difference = differenceIn(figures);
    return { figures, difference, differs: difference && difference.low * difference.high > 0 };
  };
  const [audience, otherAudience] = [reports[0].audience, reports[1].audience];
  const matched = matchTopics(broadTopics(reports[0]), broadTopics(reports[1]));
  const gained = counted([audience.gained, otherAudience.gained]);
  const lost = counted([audience.lost, otherAudience.lost]);
  const unfollows = compared(
    lost,
    matched.map(({ topics }) => rates(ofEach(topics, ({ cost }) => cost.unfollows))),
    matched.map(({ topics }) => ofEach(topics, ({ cost }) => cost.verdict)),
  );
  const follows = compared(
    gained,
    matched.map(({ topics }) => rates(ofEach(topics, ({ growth }) => growth.follows))),
    matched.map(({ topics }) => ofEach(topics, ({ growth }) => growth.verdict)),
  );
  return {
    accounts: [one, other],
    gained,
    lost,
    topics: matched.map(({ topics, matchedBy }, at) => ({
      topics: ofEach(topics, ({ id, label }) => ({ id, label })),
      matchedBy,
      unfollows: unfollows[at],
      follows: follows[at],
    })),
  };
}

/** Returns whether the audience is known over some time, so that its figures can be compared. */
export function isComparable(report: TribeReport): boolean {
  return accountOf(report) !== null;
}

function accountOf({ account, audience }: TribeReport): AccountComparison['accounts'][0] | null {
  const { observed, history, retention90 } = audience;
  if (observed === null) return null;
  const followers = history.reduce((sum, step) => sum + step.followers, 0) / history.length;
  return followers > 0 ? { account, observed, followers, retention90 } : null;
}

function factorOf({ observed, followers }: AccountComparison['accounts'][0]): number {
  const days = (Date.parse(observed.to) - Date.parse(observed.from)) / DAY;
  return (FOLLOWERS * YEAR_DAYS) / (followers * days);
}

function broadTopics({ topics }: TribeReport): ReportTopic[] {
  return topics.filter(({ parent, isOther }) => parent === null && isOther !== true);
}

function ofEach<Value>(
  [one, other]: TopicPair,
  value: (topic: ReportTopic) => Value,
): Pair<Value | null> {
  return [one && value(one), other && value(other)];
}

/**
 * Adds which differences can be measured.
 *
 * @param all the figure of everybody on both accounts.
 */
function compared<Verdict extends string>(
  all: Rates,
  figures: readonly Pair<Estimate | null>[],
  verdicts: readonly Pair<Verdict | null>[],
): (Rates & { verdicts: Pair<Verdict | null> })[] {
  const matters = leastThatMatters(Math.max(...all.figures.map((rate) => rate!.estimate)));
  const differences = figures.map(differenceIn);
  const differs = judgeDifferences(differences, matters);
  return figures.map((pair, at) => ({
    figures: pair,
    verdicts: verdicts[at],
    difference: differences[at],
    differs: differs[at],
  }));
}

function differenceIn([one, other]: Pair<Estimate | null>): Estimate | null {
  return one === null || other === null ? null : differenceOf(one, other);
}
