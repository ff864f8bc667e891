import { describe, expect, it } from 'vitest';
import { createTermIndex } from '../../../src/analysis/text/term-index.ts';
import { createTermReader } from '../../../src/analysis/text/terms.ts';

function indexOf(text: string): ReturnType<typeof createTermIndex> {
  const index = createTermIndex();
  for (const term of createTermReader()(text, 'en')) index.add(term);
  return index;
}

describe('index of terms', () => {
  it('shows a term as people write it most often', () => {
    const index = indexOf('election elections elections elected');
    expect(index.keys).toEqual(['elect']);
    expect(index.shown(0)).toBe('elections');
  });

  it('shows the shortest of equally common forms, then the first, in any order of use', () => {
    expect(indexOf('elections election').shown(0)).toBe('election');
    expect(indexOf('election elections').shown(0)).toBe('election');
    expect(indexOf('résumé resume').shown(0)).toBe(indexOf('resume résumé').shown(0));
  });

  it('treats a word inside a hashtag as the word, and the hashtag as another term', () => {
    const index = indexOf('rust #rust');
    expect(index.keys).toEqual(['rust', '#rust']);
    expect(index.kinds).toEqual(['word', 'hashtag']);
    expect(index.shown(1)).toBe('#rust');
  });
});
