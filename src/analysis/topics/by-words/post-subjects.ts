import type { Post } from '../../../model/audience-log.ts';
import { type SparseRows, sparseRows } from '../../../stats/sparse-rows.ts';
import type { PostTerms } from './post-terms.ts';
import { subjectsInTexts } from '../labels/subjects/subjects-in-texts.ts';

/** A subject says as much as this many words, because several words of a post may mark it. */
const COUNTED = 2;

/** We read this many characters of a post. */
const CHARACTERS_READ = 500;

/** The subjects of each post. */
export interface PostSubjects {
  /** The ids of the columns of `counts`. */
  ids: string[];
  /** posts x subjects. */
  counts: SparseRows;
}

/** What the texts of posts say. */
export interface PostTexts {
  terms: PostTerms;
  subjects: PostSubjects;
}

/** Counts the subjects of posts. @param rows of the posts to read; the others have none. */
export function countPostSubjects(posts: readonly Post[], rows: Int32Array): PostSubjects {
  const { found } = subjectsInTexts(
    Array.from(rows, (row) => posts[row].text.slice(0, CHARACTERS_READ)),
  );
  const numbers = new Map<string, number>();
  const entries = found.flatMap((subjects, at) =>
    [...subjects.keys()].map((id) => {
      const number = numbers.get(id) ?? numbers.size;
      numbers.set(id, number);
      return { row: rows[at], column: number };
    }),
  );
  const counts = sparseRows(posts.length, numbers.size, {
    row: entries.map(({ row }) => row),
    column: entries.map(({ column }) => column),
    value: entries.map(() => COUNTED),
  });
  return { ids: [...numbers.keys()], counts };
}
