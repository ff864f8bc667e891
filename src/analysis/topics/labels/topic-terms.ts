import type { SparseRows } from '../../../stats/sparse-rows.ts';
import type { TermIndex } from '../../text/term-index.ts';
import type { TopicAffinity } from '../by-words/topic-affinity.ts';

/** The most terms that describe a topic. */
const MOST_TERMS = 10;

/**
 * The factor for hashtags. Authors name the topic with them, so they come before equally
 * distinctive words.
 */
const HASHTAG_BONUS = 1.5;

/**
 * Returns the terms of each topic, the most distinctive first: terms that many of its posts have
 * and that are likelier in it than elsewhere (posts with the term x logarithm of its ratio). Of a
 * hashtag and a word inside it, only the better one stays. Terms of a single post appear only if
 * the topic has no others.
 *
 * @param counts posts x terms of `affinity`.
 * @param weights posts x topics, of the same posts.
 * @param columns positions in `index` of the columns of `counts`.
 * @returns columns of `counts`, at most ten for each topic.
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
      // A single topic has no others to differ from, so its commonest terms come first.
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

/**
 * Returns, for each topic, its terms with the number of its posts that have them, and their weight.
 */
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

/** Removes a word that an earlier hashtag contains, and a hashtag that repeats an earlier word. */
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
