import type { Analysis } from '../../analysis/result.ts';
import { isWithin } from '../../analysis/audience/window.ts';
import { postShares } from '../../analysis/posts/post-shares.ts';
import type { BestPosts } from '../../model/pages/answers.ts';
import type { CostVerdict, Estimate, GrowthVerdict } from '../../model/report.ts';
import type { SparseRows } from '../../stats/sparse-rows.ts';
import { sumOf } from './sum-of.ts';
import { postRow } from './post-row.ts';

/** The posts of the window with what each cost and attracted, the largest cost first. */
export function bestPosts(analysis: Analysis): BestPosts {
  if (analysis.churn.basis === null) return { posts: [] };
  return {
    posts: measuredPosts(analysis).sort(
      (a, b) => figureOf(b) - figureOf(a) || (a.id < b.id ? -1 : 1),
    ),
  };
}

/** The posts of the window with what each cost and attracted, in the order of time. */
export function measuredPosts(analysis: Analysis): BestPosts['posts'] {
  const { log, window, churn } = analysis;
  const shares = churn.basis && postShares(analysis, churn.basis);
  return Array.from(log.posts.keys())
    .filter((p) => isWithin(window, log.posts[p].at))
    .map((p) => ({
      ...postRow(analysis, p),
      ...costOf(analysis, shares?.unfollows, p),
      ...growthOf(analysis, shares?.follows, p),
    }));
}

function figureOf({ unfollows }: BestPosts['posts'][number]): number {
  return unfollows?.estimate ?? -Number.MAX_VALUE;
}

function costOf({ churn }: Analysis, shares: SparseRows | undefined, post: number) {
  const parts = partsOf(shares, post, (topic) => churn.topics[topic].cost.unfollows);
  const unfollows = sumOf(parts.map(({ part }) => part));
  const verdicts = parts.map(({ topic }) => churn.topics[topic].cost.verdict);
  return { unfollows, cost: costVerdict(unfollows, verdicts) };
}

function growthOf({ churn }: Analysis, shares: SparseRows | undefined, post: number) {
  const parts = partsOf(shares, post, (topic) => {
    const { follows, lasting } = churn.topics[topic].growth;
    return follows ?? lasting;
  });
  const follows = sumOf(parts.map(({ part }) => part));
  const verdicts = parts.map(({ topic }) => churn.topics[topic].growth.verdict);
  return { follows, growth: growthVerdict(follows, verdicts) };
}

/** The post's parts in the figures of its topics. */
function partsOf(
  shares: SparseRows | undefined,
  post: number,
  figureOfTopic: (topic: number) => Estimate | null,
): { topic: number; part: Estimate }[] {
  if (shares === undefined) return [];
  const { start, column, value } = shares;
  const parts: { topic: number; part: Estimate }[] = [];
  for (let e = start[post]; e < start[post + 1]; e++) {
    const figure = figureOfTopic(column[e]);
    if (figure === null) continue;
    const { estimate, low, high } = figure;
    const share = value[e];
    const part = { estimate: estimate * share, low: low * share, high: high * share };
    parts.push({ topic: column[e], part });
  }
  return parts;
}

/** A post has a verdict only where its topics have one. */
function costVerdict(figure: Estimate | null, topics: readonly CostVerdict[]): CostVerdict {
  if (figure === null) return 'not enough evidence';
  if (topics.includes('costs') && figure.low > 0) return 'costs';
  if (topics.includes('keeps') && figure.high < 0) return 'keeps';
  return topics.includes('not enough evidence') ? 'not enough evidence' : 'no measurable effect';
}

function growthVerdict(figure: Estimate | null, topics: readonly GrowthVerdict[]): GrowthVerdict {
  if (figure === null) return 'not enough evidence';
  if (topics.includes('attracts') && figure.low > 0) return 'attracts';
  return topics.includes('not enough evidence') ? 'not enough evidence' : 'no measurable effect';
}
