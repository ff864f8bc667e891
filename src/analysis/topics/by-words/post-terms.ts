import type { Post } from '../../../model/audience-log.ts';
import { type SparseRows, sparseRows } from '../../../stats/sparse-rows.ts';
import { createTermIndex, type TermIndex } from '../../text/term-index.ts';
import { createTermReader, type Term } from '../../text/terms.ts';
import { isSmallTalk } from './is-small-talk.ts';
import { usualLanguageOf } from '../usual-language.ts';

/** The terms of each post. */
export interface PostTerms {
  /** The terms of the columns of `counts`. */
  index: TermIndex;
  /**
   * posts x terms, whole numbers. A hashtag counts twice, because its author names the topic with
   * it.
   */
  counts: SparseRows;
}

/** We read this many characters of a post. Its topic is clear by then. */
const CHARACTERS_READ = 4000;

/** The most that one term counts in one post. */
const MOST_OF_ONE_TERM = 3;

const COUNTED: Readonly<Record<Term['kind'], number>> = {
  hashtag: 2,
  word: 1,
  part: 1,
  mention: 1,
  emoji: 1,
};

/** The accounts that a reply or repost addresses, which are not its topic. */
export const ADDRESSED = /^(?:RT\s+)?(?:[@＠][\w.@-]+(?:[:\s]+|$))+/u;

// Faces, hands, hearts and applause show a mood, not a topic.
const MOOD =
  /^[\u{1f44a}-\u{1f450}\u{1f493}-\u{1f49f}\u{1f4a5}-\u{1f4af}\u{1f525}\u{1f5a4}\u{1f600}-\u{1f64f}\u{1f90c}-\u{1f92f}\u{1f932}\u{1f970}-\u{1f97a}\u{1fae0}-\u{1faf8}\u{1f389}\u{1f38a}\u{1f446}-\u{1f449}\u261d\u2639\u263a\u270a-\u270d\u2728\u2763\u2764\u203c\u2049]/u;

/**
 * Counts the terms of each post; small talk has none. Terms are numbered in the order of the posts, so sort the posts
 * first. Cost: O(all text), memory O(distinct terms + terms of all posts).
 */
export function countPostTerms(posts: readonly Post[]): PostTerms {
  const index = createTermIndex();
  const usual = usualLanguageOf(posts);
  const read = createTermReader(usual);
  const row: number[] = [];
  const column: number[] = [];
  const value: number[] = [];
  for (const [number, post] of posts.entries()) {
    const written = post.text.slice(0, CHARACTERS_READ);
    const text = written.replace(ADDRESSED, '');
    const isReply = text !== written;
    if (isSmallTalk({ text, lang: post.lang, isReply }, usual, read)) continue;
    for (const term of read(text, post.lang)) {
      if (term.kind === 'emoji' && MOOD.test(term.key)) continue;
      row.push(number);
      column.push(index.add(term));
      value.push(COUNTED[term.kind]);
    }
  }
  const counts = sparseRows(posts.length, index.keys.length, { row, column, value });
  counts.value.forEach((count, entry) => {
    counts.value[entry] = Math.min(count, MOST_OF_ONE_TERM);
  });
  return { index, counts };
}
