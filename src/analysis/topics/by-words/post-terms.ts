import type { Post } from '../../../model/audience-log.ts';
import { type SparseRows, sparseRows } from '../../../stats/sparse-rows.ts';
import { createTermIndex, type TermIndex } from '../../text/term-index.ts';
import { createTermReader, type Term } from '../../text/terms.ts';

/** What each post says, counted. */
export interface PostTerms {
  /** The terms that the columns of `counts` stand for. */
  index: TermIndex;
  /** posts x terms, whole numbers; a hashtag counts twice, being put there to say the subject. */
  counts: SparseRows;
}

/** What a post is about it says in its first characters; the rest of an essay is not read. */
const CHARACTERS_READ = 4000;

/** A term said over and over in one post counts no more than this. */
const MOST_OF_ONE_TERM = 3;

const COUNTED: Readonly<Record<Term['kind'], number>> = {
  hashtag: 2,
  word: 1,
  part: 1,
  mention: 1,
  emoji: 1,
};

/** Whom a reply or repost speaks to, rather than what it speaks of. */
export const ADDRESSED = /^(?:RT\s+)?(?:[@＠][\w.@-]+(?:[:\s]+|$))+/u;

// Faces, hands, hearts and applause tell a mood, not a subject.
const MOOD =
  /^[\u{1f44a}-\u{1f450}\u{1f493}-\u{1f49f}\u{1f4a5}-\u{1f4af}\u{1f525}\u{1f5a4}\u{1f600}-\u{1f64f}\u{1f90c}-\u{1f92f}\u{1f932}\u{1f970}-\u{1f97a}\u{1fae0}-\u{1faf8}\u{1f389}\u{1f38a}\u{1f446}-\u{1f449}\u261d\u2639\u263a\u270a-\u270d\u2728\u2763\u2764\u203c\u2049]/u;

/**
 * Counts the terms of each post, in the order of the posts given; terms are numbered in that order
 * too, so sort the posts first. Cost: O(all text), memory O(distinct terms + terms of all posts).
 */
export function countPostTerms(posts: readonly Post[]): PostTerms {
  const index = createTermIndex();
  const read = createTermReader();
  const row: number[] = [];
  const column: number[] = [];
  const value: number[] = [];
  for (const [number, post] of posts.entries()) {
    for (const term of read(
      post.text.slice(0, CHARACTERS_READ).replace(ADDRESSED, ''),
      post.lang,
    )) {
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
