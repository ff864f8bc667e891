import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { expandLinks, unescapeEntities } from '../../../src/sources/x-archive/map-text.ts';

/** As X escapes: these three characters, once. */
const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

describe('unescaping', () => {
  test('restores any escaped text, even if it contains entities', () => {
    const piece = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.constantFrom(
        '&',
        '<',
        '&amp;',
        '&lt;',
        '&#39;',
        '&amp;amp;',
        '&quot;',
        'a&b;',
        '&#x1F600;',
      ),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const text = pieces.join('');
        expect(unescapeEntities(escaped(text))).toBe(text);
      }),
      { numRuns: 500 },
    );
  });

  test.each([
    ['&quot;early&quot; &#39;years&#39; &#x1F600;', '"early" \'years\' 😀'],
    ['AT&T &copy; &nbsp; &#0; &#xD800; &#9999999;', 'AT&T &copy; &nbsp; &#0; &#xD800; &#9999999;'],
  ])('%s', (text, expected) => {
    expect(unescapeEntities(text)).toBe(expected);
  });
});

describe('links', () => {
  const links = new Map([
    ['https://t.co/abc', 'https://example.org/?a=1&b=$&'],
    ['https://t.co/pic', ''],
  ]);

  test.each([
    ['see https://t.co/abc.', 'see https://example.org/?a=1&b=$&.'],
    [
      'https://t.co/abc https://t.co/abc',
      `${links.get('https://t.co/abc')} ${links.get('https://t.co/abc')}`,
    ],
    ['a picture\nhttps://t.co/pic', 'a picture'],
    ['longer https://t.co/abcd', 'longer https://t.co/abcd'],
    ['cut https://t.co/ab…', 'cut https://t.co/ab…'],
  ])('%s', (text, expected) => {
    expect(expandLinks(text, links)).toBe(expected);
  });
});
