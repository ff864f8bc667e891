import { rowsOfEntries, sparseRows } from '../../../stats/sparse-rows.ts';
import type { TopicGroup } from '../identity/assemble-topics.ts';

/** A hashtag connects two topics if it is among this many leading terms of both. */
const LEADING_TERMS = 3;

type GroupedTopic = TopicGroup['topics'][number];

/**
 * Joins the topics of two methods. Two topics with the same name, or with a common hashtag among
 * their leading terms, become one, with the words of the first. So posts in two languages are one
 * topic if a hashtag connects them, and otherwise two.
 */
export function unitedTopics(first: TopicGroup, second: TopicGroup): TopicGroup {
  const topics = [...first.topics];
  const into = second.topics.map((topic) => {
    const same = first.topics.findIndex((other) => areTied(other, topic));
    return same >= 0 ? same : topics.push(topic) - 1;
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
  return a.name === b.name || hashtagsLead(a, b) || hashtagsLead(b, a);
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
