import { expect, it } from 'vitest';
import { usualLanguageOf } from '../../../src/analysis/topics/usual-language.ts';
import { asPosts } from './sample-posts.ts';

it('the usual language is that of most posts, however many there are', () => {
  const danish = 'Jeg har lige set den film, og det er den bedste i år';
  const english = 'This is what they said about the new film';
  for (const count of [0, 1, 999, 1000, 1001, 1095, 2001]) {
    const { posts } = asPosts({
      da: Array.from({ length: 2 * count }, () => danish),
      en: Array.from({ length: count }, () => english),
    });
    expect(usualLanguageOf(posts)).toBe(count === 0 ? 'en' : 'da');
  }
});
