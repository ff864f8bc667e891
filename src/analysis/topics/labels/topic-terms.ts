import type { SparseRows } from '../../../stats/sparse-rows.ts';
import type { TermIndex } from '../../text/term-index.ts';
import type { TopicAffinity } from '../by-words/topic-affinity.ts';

/** Most terms that a topic is described by. */
const MOST_TERMS = 10;

/** Hashtags are put there to name the subject: of words as telling they come first. */
const HASHTAG_BONUS = 1.5;

/**
 * For each topic the terms that set it apart, most telling first: those that many of its posts
 * have and that are likelier in it than elsewhere (posts with the term x logarithm of its ratio).
 * Of a hashtag and a word that it contains only the better stays, and only terms of two posts or
 * more, where the topic has such.
 *
 * @param counts posts x terms of `affinity`.
 * @param weights posts x topics, of the same posts.
 * @param columns what the columns of `counts` are in `index`.
 * @returns columns of `counts`, at most ten a topic.
 */
export function distinctiveTerms(
  counts: SparseRows,
  weights: SparseRows,
  affinity: TopicAffinity,
  index: TermIndex,
  columns: Int32Array,
): number[][] {
  return postsByTopic(counts, weights).map((posts, topic) => {
    const repeated = [...posts].filter(([, of]) => of.posts > 1);
    const scored = (repeated.length > 0 ? repeated : [...posts]).map(([term, { weight }]) => {
      const bonus = index.kinds[columns[term]!] === 'hashtag' ? HASHTAG_BONUS : 1;
      // A single topic has nothing to be set apart from: there, the commonest terms tell most.
      const log =
        affinity.topics === 1 ? 1 : Math.log(affinity.ratio[term * affinity.topics + topic]!);
      return { term, score: weight * log * bonus };
    });
    const ranked = scored
      .sort((a, b) => b.score - a.score || a.term - b.term)
      .filter(({ score }, rank) => score > 0 || rank === 0)
      .map(({ term }) => term);
    return withoutRepeats(ranked, (term) => index.keys[columns[term]!]!).slice(0, MOST_TERMS);
  });
}

/** For each topic, its terms with how many of its posts have them, and their summed weight. */
function postsByTopic(
  counts: SparseRows,
  weights: SparseRows,
): Map<number, { posts: number; weight: number }>[] {
  const found = Array.from(
    { length: weights.columns },
    () => new Map<number, { posts: number; weight: number }>(),
  );
  for (let post = 0; post < counts.rows; post++) {
    for (let t = weights.start[post]!; t < weights.start[post + 1]!; t++) {
      const terms = found[weights.column[t]!]!;
      for (let e = counts.start[post]!; e < counts.start[post + 1]!; e++) {
        const term = counts.column[e]!;
        const { posts = 0, weight = 0 } = terms.get(term) ?? {};
        terms.set(term, { posts: posts + 1, weight: weight + weights.value[t]! });
      }
    }
  }
  return found;
}

/** Leaves out a word whose hashtag stands before it, and a hashtag whose word does. */
function withoutRepeats(terms: readonly number[], keyOf: (term: number) => string): number[] {
  const kept: number[] = [];
  for (const term of terms.slice(0, 4 * MOST_TERMS)) {
    const key = keyOf(term);
    const repeated = kept.some((other) => {
      const before = keyOf(other);
      return (before.startsWith('#') && before.includes(key)) || key === `#${before}`;
    });
    if (!repeated) kept.push(term);
  }
  return kept;
}
