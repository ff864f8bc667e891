import { rowsOfEntries, sparseRows } from '../../../stats/sparse-rows.ts';
import type { TopicGroup } from '../identity/assemble-topics.ts';

/** A hashtag connects two topics if it is among this many leading terms of both. */
const LEADING_TERMS = 3;

type GroupedTopic = TopicGroup['topics'][number];

/**
 * Joins the topics of two methods. Two topics with the same name, of the same subject, or with a
 * common hashtag among their leading terms, become one, with the words of the one with more posts. So
 * posts in two languages are one topic if a subject or a hashtag connects them, and otherwise two.
 */
export function unitedTopics(first: TopicGroup, second: TopicGroup): TopicGroup {
  const topics = [...first.topics];
  const posts = [first, second].map(postsOfTopics);
  const into = second.topics.map((topic, at) => {
    const same = first.topics.findIndex((other) => areTied(other, topic));
    if (same < 0) return topics.push(topic) - 1;
    if (posts[1][at] > posts[0][same]) topics[same] = topic;
    return same;
  });
  const columns = topics.length;
  return {
    topics,
    parts: [
      ...first.parts.map(({ rows, weights }) => ({ rows, weights: { ...weights, columns } })),
      ...second.parts.map(({ rows, weights }) => ({
        rows,
        weights: sparseRows(weights.rows, columns, {
          row: rowsOfEntries(weights),
          column: weights.column.map((topic) => into[topic]!),
          value: weights.value,
        }),
      })),
    ],
  };
}

function areTied(a: GroupedTopic, b: GroupedTopic): boolean {
  const ofOneSubject = a.subject !== undefined && a.subject === b.subject;
  return a.name === b.name || ofOneSubject || hashtagsLead(a, b) || hashtagsLead(b, a);
}

function postsOfTopics({ topics, parts }: TopicGroup): Int32Array {
  const posts = new Int32Array(topics.length);
  for (const { weights } of parts) for (const topic of weights.column) posts[topic]++;
  return posts;
}

/**
 * Returns whether a leading hashtag of `a` is among the leading terms of `b`, with or without its
 * sign.
 */
function hashtagsLead(a: GroupedTopic, b: GroupedTopic): boolean {
  const leading = b.terms.slice(0, LEADING_TERMS).map((term) => term.replace(/^#/u, ''));
  return a.terms
    .slice(0, LEADING_TERMS)
    .some((term) => term.startsWith('#') && leading.includes(term.slice(1)));
}
