import type { Analysis } from '../../analysis/result.ts';
import { formatInstant } from '../../model/instant.ts';
import type { LeftAfter } from '../../model/pages/answers.ts';

/** A post and its topics, the weightiest first. */
export function postRow({ log, postTopics }: Analysis, post: number): LeftAfter['post'] {
  const { id, at, kind, text } = log.posts[post];
  const { start, column, value } = postTopics.weights;
  const topics: LeftAfter['post']['topics'] = [];
  for (let e = start[post]; e < start[post + 1]; e++)
    topics.push({ topic: postTopics.topics[column[e]].id, weight: Math.min(1, value[e]) });
  topics.sort((a, b) => b.weight - a.weight || (a.topic < b.topic ? -1 : 1));
  return { id, at: formatInstant(at), kind, text, topics };
}
