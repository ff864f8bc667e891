import { expect, test } from 'vitest';
import { cutToWidth, displayWidth } from '../../../src/render/wording/display-width.ts';

test.each([
  ['abc', 3],
  ['Ångström', 8],
  ['e\u0301', 1],
  ['日本語', 6],
  ['한국어', 6],
  ['ｱｲｳ', 3],
  ['Ａ', 2],
  ['プライド', 8],
  ['🏳️‍🌈', 2],
  ['👩‍👩‍👧‍👦', 2],
  ['🇬🇧', 2],
  ['👍🏽', 2],
  ['1', 1],
  ['©', 1],
  ['', 0],
  ['\u200d', 0],
])('%j takes %i columns', (text, width) => {
  expect(displayWidth(text)).toBe(width);
});

test.each([
  ['gardening', 9, 'gardening'],
  ['gardening', 5, 'gard…'],
  ['日本語', 5, '日本…'],
  ['日本語', 4, '日…'],
  ['👩‍👩‍👧‍👦 family', 4, '👩‍👩‍👧‍👦…'],
])('%j in %i columns is %j', (text, columns, cut) => {
  expect(cutToWidth(text, columns)).toBe(cut);
});
