import { describe, expect, it } from 'vitest';
import { createTermIndex } from '../../../src/analysis/text/term-index.ts';
import { createTermReader } from '../../../src/analysis/text/terms.ts';

function indexOf(text: string): ReturnType<typeof createTermIndex> {
  const index = createTermIndex();
  for (const term of createTermReader()(text, 'en')) index.add(term);
  return index;
}

describe('index of terms', () => {
  it('shows a term as it is written most often', () => {
    const index = indexOf('election elections elections elected');
    expect(index.keys).toEqual(['elect']);
    expect(index.shown(0)).toBe('elections');
  });

  it('of forms as common shows the shortest, then the first, whatever came first', () => {
    expect(indexOf('elections election').shown(0)).toBe('election');
    expect(indexOf('election elections').shown(0)).toBe('election');
    expect(indexOf('résumé resume').shown(0)).toBe(indexOf('resume résumé').shown(0));
  });

  it('takes a word and the same word in a hashtag for one term, the hashtag for another', () => {
    const index = indexOf('rust #rust');
    expect(index.keys).toEqual(['rust', '#rust']);
    expect(index.kinds).toEqual(['word', 'hashtag']);
    expect(index.shown(1)).toBe('#rust');
  });
});
