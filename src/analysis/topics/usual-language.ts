import type { Post } from '../../model/audience-log.ts';
import { foldedWords } from '../text/folded-words.ts';
import { usualLanguage } from '../text/language.ts';

/** We read this many posts, evenly spread; more would not change the answer. */
const MOST_POSTS_READ = 1000;

/** Returns the language of most posts. Cost: O(`MOST_POSTS_READ`). */
export function usualLanguageOf(posts: readonly Post[]): string {
  const read = Math.min(posts.length, MOST_POSTS_READ);
  const texts = Array.from(
    { length: read },
    (_, at) => posts[Math.floor((at * posts.length) / read)].text,
  );
  return usualLanguage(texts.map((text) => ({ text, words: foldedWords(text) })));
}
