import { expect, test } from 'vitest';
import { erasedId } from '../../src/model/erased-account.ts';
import { unwrappedId, whySpoilt } from '../../src/model/spoilt-id.ts';

test.each([
  ['1.23457E+18', /shortened by a spreadsheet/],
  ['1,23457E+18', /shortened by a spreadsheet/],
  ['1e18', /shortened by a spreadsheet/],
  ['123.0', /decimal number/],
  ['1294030472427835393,00', /decimal number/],
  ['1,234,567', /separators between its digits/],
  ['1.234.567', /separators between its digits/],
  ['1 234 567', /separators between its digits/],
  ['1’234’567', /separators between its digits/],
  ['="123"', /signs of a spreadsheet/],
  ["'123", /signs of a spreadsheet/],
  ['nan', /empty or faulty cell/],
  ['NULL', /empty or faulty cell/],
  ['None', /empty or faulty cell/],
  ['#N/A', /empty or faulty cell/],
  ['#REF!', /empty or faulty cell/],
  ['#NAME?', /empty or faulty cell/],
  ['#DIV/0!', /empty or faulty cell/],
  ['########', /empty or faulty cell/],
  [erasedId('0badf00d'), /accounts that their platform deleted/],
])('%s is spoilt', (id, why) => {
  expect(whySpoilt(id)).toMatch(why);
});

test.each([
  '7',
  '1294030472427835393',
  '1294030472427830000',
  'did:plc:z72i7hdynmk6r22z27h6tvur',
  'handle:nan',
  'handle:1e18',
  'https://a.example/users/ada',
  'e12',
  '1e18a',
  'x1,234',
  'nancy',
  "o'neill",
])('%s is not', (id) => {
  expect(whySpoilt(id)).toBeUndefined();
});

test('removes signs that protect an id from spreadsheets, and keeps others', () => {
  expect(['="123"', "'123", '123', '=1+1', '="', "'ada"].map(unwrappedId)).toEqual([
    '123',
    '123',
    '123',
    '=1+1',
    '="',
    "'ada",
  ]);
});
