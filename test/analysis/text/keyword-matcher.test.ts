import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canBeFound, keywordMatcher } from '../../../src/analysis/text/keyword-matcher.ts';

const holds = (keyword: string, text: string, lang?: string): boolean =>
  keywordMatcher([keyword])(text, lang).length > 0;

describe('keywords', () => {
  it.each([
    ['compiler', 'Compilers are fun'],
    ['COMPILERS', 'my compiler crashed'],
    ['programación', 'hoy toca PROGRAMACION'],
    ['elección', 'las elecciones del domingo'],
    ['climate change', 'Climate, changes and us'],
    ['climate change', 'march for it #ClimateChange'],
    ['climate change', 'march for it #climatechange'],
    ['climate', 'march for it #ClimateChange'],
    ['#AI', 'so much #ai everywhere'],
    ['AI', 'so much #AI everywhere'],
    ['C++', 'back to C++ again'],
    ['@bob', 'cc @Bob'],
    ['🚀', 'to the moon 🚀🚀'],
    ['選挙', '昨日は選挙の投票に行った'],
    ['カレー', '今日はカレーライス'],
    ['выборы', 'Выборов не будет'],
    ['the who', 'The Who live at Leeds'],
    ["it's", "It's here"],
  ])('%s in: %s', (keyword, text) => {
    expect(holds(keyword, text)).toBe(true);
  });

  it.each([
    ['news', 'a new day'],
    ['#AI', 'AI is everywhere'],
    ['climate change', 'change the climate'],
    ['climate change', 'the climate does not change'],
    ['art', 'we are partners'],
    ['rust', 'see https://example.com/rust'],
    ['us', 'the usual'],
    ['選挙', '野球の試合'],
  ])('but not %s in: %s', (keyword, text) => {
    expect(holds(keyword, text)).toBe(false);
  });

  it('are found with their place in the list', () => {
    const matches = keywordMatcher(['rust', 'music', '#rust']);
    expect(matches('Learning #Rust to the music')).toEqual([0, 1, 2]);
  });

  it('are found only if they have a word or a sign', () => {
    expect(['!!!', '…', ' ', 'https://example.com/x'].filter(canBeFound)).toEqual([]);
    expect(['a', '選', '#x', '🙂'].filter((keyword) => !canBeFound(keyword))).toEqual([]);
    expect(holds('!!!', 'anything!!!')).toBe(false);
  });

  it('are found in themselves, and no text makes the matcher throw', () => {
    const keyword = fc.string({ unit: 'binary', maxLength: 40 }).filter(canBeFound);
    fc.assert(
      fc.property(keyword, fc.string({ unit: 'binary' }), (word, text) => {
        expect(holds(word, word)).toBe(true);
        expect(keywordMatcher([word])(text).length).toBeLessThan(2);
      }),
    );
  });
});
