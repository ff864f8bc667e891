import type { SparseRows } from '../../../stats/sparse-rows.ts';
import type { TermIndex } from '../../text/term-index.ts';
import { topicAffinity } from '../by-words/topic-affinity.ts';
import { sharedTerms, submatrix } from '../by-words/vocabulary.ts';
import { distinctiveTerms } from './topic-terms.ts';

/**
 * Returns the most distinctive terms of each topic among those that several posts share, as columns
 * of `counts`.
 *
 * @param posts rows of posts x terms.
 * @param weights the same rows x topics.
 */
export function distinctiveColumns(
  { counts, rows }: { counts: SparseRows; rows: Int32Array },
  weights: SparseRows,
  index: TermIndex,
): number[][] {
  const columns = sharedTerms(counts, rows);
  const known = submatrix(counts, rows, columns);
  const affinity = topicAffinity(known, weights);
  return distinctiveTerms(known, weights, affinity, index, columns).map((terms) =>
    terms.map((term) => columns[term]!),
  );
}
