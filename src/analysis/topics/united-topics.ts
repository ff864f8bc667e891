import type { TopicGroup } from './assemble-topics.ts';

/**
 * Puts topics found in two ways into one group; topics that have the same name are one topic, with
 * the words of the first.
 */
export function unitedTopics(first: TopicGroup, second: TopicGroup): TopicGroup {
  const places = new Map(first.topics.map(({ name }, at) => [name, at]));
  const topics = [...first.topics];
  const into = second.topics.map((topic) => {
    const same = places.get(topic.name);
    return same ?? topics.push(topic) - 1;
  });
  const columns = topics.length;
  return {
    topics,
    parts: [
      ...first.parts.map(({ rows, weights }) => ({ rows, weights: { ...weights, columns } })),
      ...second.parts.map(({ rows, weights }) => ({
        rows,
        weights: { ...weights, columns, column: weights.column.map((topic) => into[topic]!) },
      })),
    ],
  };
}
