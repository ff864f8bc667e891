import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { readableLabel } from '../../../src/render/wording/readable-label.ts';

test.each([
  ['Politics', 'Politics'],
  ['  a \t\n b  ', 'a b'],
  ['\u001b[31mred\u001b[0m', 'red'],
  ['\u009b1mbold', 'bold'],
  ['\u001b]8;;http://evil.example\u001b\\link\u001b]8;;\u0007', 'link'],
  ['\u202Eabc\u202C', 'abc'],
  ['🏳️‍🌈 pride', '🏳️‍🌈 pride'],
  ['🏴󠁧󠁢󠁥󠁮󠁧󠁿', '🏴󠁧󠁢󠁥󠁮󠁧󠁿'],
  ['می‌خواهم', 'می‌خواهم'],
  ['\u200b\ufeff', '(no label)'],
  ['\ud800', '\ufffd'],
  ['x'.repeat(61), `${'x'.repeat(59)}…`],
])('%j reads %j', (text, label) => {
  expect(readableLabel(text)).toBe(label);
});

test('no text gives an empty, long, many-lined or controlling label', () => {
  const hostile = fc.string({
    unit: fc.constantFrom(...'\u001b\u009b[]0;m\u0007\\\u202e\u2028 \na\u0301'),
  });
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: 'binary' }), hostile), (text) => {
      const label = readableLabel(text);
      expect(label).not.toBe('');
      expect(label).not.toMatch(/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u);
      expect([...new Intl.Segmenter().segment(label)].length).toBeLessThanOrEqual(60);
      expect(label.isWellFormed()).toBe(true);
    }),
  );
});
