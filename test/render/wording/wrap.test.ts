import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { displayWidth } from '../../../src/render/wording/display-width.ts';
import type { Phrase } from '../../../src/render/wording/summary.ts';
import { wrap } from '../../../src/render/wording/wrap.ts';

const word = fc.constantFrom(
  'politics',
  'a',
  'Größe',
  '東京',
  'unfollows',
  'x'.repeat(30),
  '(90',
  'to 270)',
);
const words = fc.array(word, { minLength: 1, maxLength: 8 }).map((some) => some.join(' '));
const phrase: fc.Arbitrary<Phrase> = fc.oneof(
  words.map((text) => ` ${text} `),
  words.map((label) => ({ label })),
);

/** Paint that is as long as a secret mark of a terminal. */
const paint = (text: string): string => `<${'p'.repeat(36)}[1m${text}${'p'.repeat(36)}[22m>`;
const withoutPaint = (line: string): string => line.replaceAll(/<p{36}\[1m|p{36}\[22m>/gu, '');

test('paint of labels takes no room and is never broken', () => {
  fc.assert(
    fc.property(
      fc.array(phrase, { maxLength: 6 }),
      fc.integer({ min: 12, max: 90 }),
      (phrases, columns) => {
        const lines = wrap(phrases, columns, paint);
        const plain = wrap(phrases, columns, (text) => text);
        expect(lines.map(withoutPaint)).toEqual(plain);
        for (const line of plain) expect(displayWidth(line)).toBeLessThanOrEqual(columns);
        for (const line of lines)
          expect(line.match(/<p{36}\[1m/gu)?.length).toBe(line.match(/p{36}\[22m>/gu)?.length);
      },
    ),
  );
});

const bold = (text: string): string => `*${text}*`;

test('a label that goes over the end of a line is painted on both', () => {
  expect(wrap(['About ', { label: 'machine learning' }, ' today'], 14, bold)).toEqual([
    'About *machine*',
    '*learning* today',
  ]);
});
