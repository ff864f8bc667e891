import type { TopicDefinition } from '../../../model/topic-corrections.ts';
import { rowsOfEntries, type SparseRows, sparseRows } from '../../../stats/sparse-rows.ts';
import type { PostTerms } from '../by-words/post-terms.ts';
import type { TopicGroup } from '../identity/assemble-topics.ts';
import { distinctiveColumns } from '../labels/distinctive-columns.ts';
import type { LikeGivenTopics } from './like-given-topics.ts';

const MOST_KEYWORDS_SHOWN = 10;

type NamedTopic = TopicGroup['topics'][number];

/** Returns the given topics with the terms that are distinctive of their posts. */
export function describeGivenTopics(
  labels: readonly string[],
  { terms }: LikeGivenTopics,
  { index }: PostTerms,
): NamedTopic[] {
  return labels.map((label, topic) => ({
    name: label,
    label,
    terms: terms[topic].map((term) => index.shown(term)),
    origin: 'given' as const,
  }));
}

/**
 * Returns the owner's topics with the terms that are distinctive of their posts. A topic without
 * posts has its keywords instead.
 */
export function describeOwnTopics(
  labels: readonly string[],
  definitions: readonly TopicDefinition[],
  own: SparseRows,
  { counts, index }: PostTerms,
): NamedTopic[] {
  if (labels.length === 0) return [];
  const rows = Int32Array.from({ length: counts.rows }, (_, row) => row);
  const distinctive = distinctiveColumns({ counts, rows }, withOthers(own), index);
  return labels.map((label, topic) => {
    const terms = distinctive[topic].map((term) => index.shown(term));
    return {
      name: label,
      label,
      terms: terms.length > 0 ? terms : definitions[topic].keywords.slice(0, MOST_KEYWORDS_SHOWN),
      origin: 'owner' as const,
    };
  });
}

/** Adds a topic for all posts that have none. */
function withOthers(own: SparseRows): SparseRows {
  const others = Array.from({ length: own.rows }, (_, row) => row).filter(
    (row) => own.start[row] === own.start[row + 1],
  );
  return sparseRows(own.rows, own.columns + 1, {
    row: [...rowsOfEntries(own), ...others],
    column: [...own.column, ...others.map(() => own.columns)],
    value: [...own.value, ...others.map(() => 1)],
  });
}
