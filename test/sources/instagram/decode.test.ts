import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { decode } from '../../../src/sources/instagram/decode.ts';
import { doubleEncoded } from '../../support/downloads/instagram-download.ts';
import { tries } from '../../support/soak.ts';

const wellFormed = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.string({ unit: 'binary' }).map((text) => text.toWellFormed()),
);

test('any text that Instagram wrote is restored', () => {
  fc.assert(
    fc.property(wellFormed, (text) => {
      expect(decode(doubleEncoded(text))).toBe(text);
    }),
    { numRuns: tries(500, 20_000) },
  );
});

test('a text that was not encoded twice stays unchanged', () => {
  const latin = fc.string({
    unit: fc.integer({ min: 0, max: 0xff }).map((code) => String.fromCharCode(code)),
  });
  fc.assert(
    fc.property(fc.oneof(wellFormed, latin), (text) => {
      const beyond = /[^\0-\xff]/.test(text);
      const bytes = Buffer.from(text, 'latin1');
      fc.pre(beyond || bytes.toString('utf8').includes('\ufffd'));
      expect(decode(text)).toBe(text);
    }),
    { numRuns: tries(500, 20_000) },
  );
  for (const text of ['', 'plain', 'café', 'Straße', '☕️', 'naïve — “quoted”']) {
    expect(decode(text)).toBe(text);
  }
});
