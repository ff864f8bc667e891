import type { Post } from '../../../model/audience-log.ts';
import { type SparseRows, sparseRows } from '../../../stats/sparse-rows.ts';
import { isWithin, type Window } from '../../audience/window.ts';
import type { TopicLevel } from '../../topics/identity/post-topics.ts';

/** The fewest posts of a topic during observation; fewer cannot be separated from their days. */
export const FEWEST_POSTS = 3;
const MOST_TOPICS = 24;
const INTERVALS_A_TOPIC = 5;

/** Topics in the regressions; all others are in one column. */
export interface TopicColumns {
  /** Positions in `PostTopics.topics`, most posts first. */
  topics: number[];
  /** posts x (topics + rest); the rest holds posts of all other topics and of none. */
  weights: SparseRows;
}

/**
 * Selects the topics with enough posts during observation, at most as many as the intervals can
 * separate. All other posts go into one column, so that no topic is blamed for them.
 *
 * @param observed the part of the window in which the audience was observed.
 */
export function selectTopics(
  posts: readonly Post[],
  postTopics: TopicLevel,
  intervals: number,
  observed: Window,
): TopicColumns {
  const { weights } = postTopics;
  const counts = new Float64Array(postTopics.topics.length);
  for (const [p, post] of posts.entries()) {
    if (post.at < observed.from || !isWithin(observed, post.at)) continue;
    for (let e = weights.start[p]; e < weights.start[p + 1]; e++) counts[weights.column[e]]++;
  }
  const most = Math.min(MOST_TOPICS, Math.floor(intervals / INTERVALS_A_TOPIC));
  const topics = Array.from(counts.keys())
    .filter((k) => counts[k] >= FEWEST_POSTS)
    .sort((a, b) => counts[b] - counts[a] || a - b)
    .slice(0, most);
  return { topics, weights: columnsOf(posts.length, weights, topics) };
}

function columnsOf(posts: number, weights: SparseRows, topics: readonly number[]): SparseRows {
  const columnOf = new Map(topics.map((topic, column) => [topic, column]));
  const rest = topics.length;
  const row: number[] = [];
  const column: number[] = [];
  const value: number[] = [];
  for (let p = 0; p < posts; p++) {
    let left = 1;
    for (let e = weights.start[p]; e < weights.start[p + 1]; e++) {
      const target = columnOf.get(weights.column[e]);
      if (target === undefined) continue;
      row.push(p);
      column.push(target);
      value.push(weights.value[e]);
      left -= weights.value[e];
    }
    if (left > 1e-9) {
      row.push(p);
      column.push(rest);
      value.push(left);
    }
  }
  return sparseRows(posts, rest + 1, { row, column, value });
}
