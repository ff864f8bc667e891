import { usualCount } from '../../analysis/posts/against-usual.ts';
import type { Span } from '../../analysis/posts/times-after-posts.ts';
import type { TopicEffect } from '../../analysis/effects/verdict/topic-effects.ts';
import { isWithin, watchedPart } from '../../analysis/audience/window.ts';
import type { Analysis } from '../../analysis/result.ts';
import { DAY } from '../../model/instant.ts';
import type { Mix } from '../../model/pages/answers.ts';
import type { Estimate } from '../../model/report.ts';
import type { PageBasis } from '../page-basis.ts';
import { sumOf } from './sum-of.ts';

const MONTH_DAYS = 30;
const WEEK = 7 * DAY;

/**
 * What the next 30 days would look like with so many posts of each topic: what is usual, and what
 * each topic changes by being posted more or less often than usual. Topics without enough evidence
 * change nothing. Topics that `requested` does not name are posted as often as in the last 30 days.
 *
 * @param requested posts by id of a topic.
 */
export function mix(
  analysis: Analysis,
  basis: PageBasis,
  requested: ReadonlyMap<string, number>,
): Mix {
  const { audience, postTopics, churn, window } = analysis;
  const observed = watchedPart(window, audience);
  const days = (observed.to - observed.from) / DAY;
  const inAll = postsByTopic(analysis, observed.from);
  const lately = postsByTopic(analysis, observed.to - MONTH_DAYS * DAY);
  const changeOf = (k: number, posts: number) =>
    changes(churn.topics[k], inAll[k] > 0 ? posts / inAll[k] : 0);
  const topics = postTopics.topics.map(({ id }, k): Mix['topics'][number] => {
    const usual = days > 0 ? (inAll[k] * MONTH_DAYS) / days : 0;
    const last = lately[k];
    const posts = requested.get(id) ?? last;
    const change = changeOf(k, posts - last);
    return { topic: id, posts, usual, last, ...changeOf(k, posts - usual), change };
  });
  const { came, left } = basis.comingsAndGoings;
  const weeks = weeksOf(observed.from, observed.to);
  const usualLeft = usualCount(left, left.peopleAt(observed.to) * MONTH_DAYS, weeks);
  const usualCame = usualCount(came, MONTH_DAYS, weeks);
  const project = (changed: readonly Change[]): Change => ({
    unfollows: projected(
      usualLeft,
      changed.map((change) => change.unfollows),
    ),
    follows: projected(
      usualCame,
      changed.map((change) => change.follows),
    ),
  });
  const { unfollows, follows } = project(topics);
  const changed = topics.filter(({ posts, last }) => posts !== last).map(({ change }) => change);
  return {
    days: MONTH_DAYS,
    topics,
    unfollows,
    follows,
    net: unfollows && follows && sumOf([follows, scaled(unfollows, -1)]),
    usual: usualLeft && usualCame && { unfollows: usualLeft.estimate, follows: usualCame.estimate },
    last: project(topics.map(({ last, usual }, k) => changeOf(k, last - usual))),
    change: {
      unfollows: sumOf(known(changed.map((change) => change.unfollows))),
      follows: sumOf(known(changed.map((change) => change.follows))),
    },
  };
}

type Change = Pick<Mix, 'unfollows' | 'follows'>;

function known(changes: readonly (Estimate | null)[]): Estimate[] {
  return changes.filter((change) => change !== null);
}

/** Adds all known changes to what is usual. Returns null if none is known. */
function projected(usual: Estimate | null, changed: readonly (Estimate | null)[]): Estimate | null {
  const changes = known(changed);
  return usual === null || changes.length === 0 ? null : sumOf([usual, ...changes]);
}

/** @param share of the topic's figures that the mix adds; negative: that it saves. */
function changes({ cost, growth }: TopicEffect, share: number): Change {
  const isCostKnown = cost.verdict !== 'not enough evidence';
  const isGrowthKnown = growth.verdict !== 'not enough evidence';
  return {
    unfollows: isCostKnown && cost.unfollows ? scaled(cost.unfollows, share) : null,
    follows: isGrowthKnown && growth.follows ? scaled(growth.follows, share) : null,
  };
}

/** Posts of each topic in the observed time from some moment on, by their weights. */
function postsByTopic({ log, postTopics, audience, window }: Analysis, from: number): Float64Array {
  const { start, column, value } = postTopics.weights;
  const observed = watchedPart(window, audience);
  const posts = new Float64Array(postTopics.topics.length);
  for (const [p, { at }] of log.posts.entries()) {
    if (at < from || !isWithin(observed, at)) continue;
    for (let e = start[p]; e < start[p + 1]; e++) posts[column[e]] += value[e];
  }
  return posts;
}

function weeksOf(from: number, to: number): Span[] {
  const count = Math.max(0, Math.floor((to - from) / WEEK));
  return Array.from({ length: count }, (_, k) => ({
    from: to - (k + 1) * WEEK,
    until: to - k * WEEK,
  }));
}

function scaled({ estimate, low, high }: Estimate, factor: number): Estimate {
  const ends = [low * factor, high * factor];
  return { estimate: estimate * factor, low: Math.min(...ends), high: Math.max(...ends) };
}
