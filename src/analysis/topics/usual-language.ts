import type { Post } from '../../model/audience-log.ts';
import { foldedWords } from '../text/folded-words.ts';
import { usualLanguage } from '../text/language.ts';

/** We read this many posts, evenly spread; more would not change the answer. */
const MOST_POSTS_READ = 1000;

/** Returns the language of most posts. Cost: O(`MOST_POSTS_READ`). */
export function usualLanguageOf(posts: readonly Post[]): string {
  const step = Math.max(1, posts.length / MOST_POSTS_READ);
  const read = Array.from(
    { length: Math.ceil(posts.length / step) },
    (_, at) => posts[Math.floor(at * step)].text,
  );
  return usualLanguage(read.map((text) => ({ text, words: foldedWords(text) })));
}
