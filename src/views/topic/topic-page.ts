import type { TopicPage } from '../../model/pages/topic-page.ts';
import type { TribeReport } from '../../model/report.ts';
import type { Analysis } from '../../analysis/result.ts';
import { retentionByTopic } from '../../analysis/retention/retention-by-topic.ts';
import { whyTopic } from '../why/why-topic.ts';
import { examplePosts } from './example-posts.ts';

const SHOWN = 30;

/** Example posts. */
const EXAMPLES = 2;

/** @param position of the topic among the broad topics and, after them, the fine ones. */
export function topicPage(analysis: Analysis, report: TribeReport, position: number): TopicPage {
  const why = whyTopic(analysis, report, position);
  const { topic, halfLives, intervals, communities, left, snapshots } = why;
  const { basis } = analysis.churn;
  const column = basis?.topics.indexOf(position) ?? -1;
  return {
    topic,
    examples: examplePosts(why.topic.terms, why.posts, EXAMPLES).map(({ id, at, text }) => ({
      id,
      at,
      text,
    })),
    halfLives,
    intervals: intervals.slice(0, SHOWN),
    intervalsInAll: intervals.length,
    communities,
    left: left.slice(0, SHOWN) as TopicPage['left'],
    leftInAll: left.length,
    snapshots,
    retention:
      basis === null || column < 0
        ? null
        : retentionByTopic(analysis.audience, basis, column, analysis.window),
  };
}
