import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatInstant } from '../../src/model/instant.ts';
import { readWrittenDate } from '../../src/model/written-date.ts';

/** The moments that a text can mean, as RFC 3339. */
function meanings(text: string): string[] {
  const read = readWrittenDate(text);
  if (read === undefined) return [];
  return ('at' in read ? [read.at] : read.candidates).map(formatInstant);
}

test.each([
  ['2026-03-01', '2026-03-01T00:00:00Z'],
  ['2026-03-01T06:00:00+01:00', '2026-03-01T05:00:00Z'],
  ['2026-03-01 06:30:15', '2026-03-01T06:30:15Z'],
  ['2026-03-01T06:30', '2026-03-01T06:30:00Z'],
  ['2026/3/1', '2026-03-01T00:00:00Z'],
  ['2026.03.01', '2026-03-01T00:00:00Z'],
  ['20260301', '2026-03-01T00:00:00Z'],
  ['20260301_0630', '2026-03-01T06:30:00Z'],
  ['20260301T063015Z', '2026-03-01T06:30:15Z'],
  ['1 March 2026', '2026-03-01T00:00:00Z'],
  ['Mar 1st, 2026 3:15 pm', '2026-03-01T15:15:00Z'],
  ['March 1, 2026 at 12:05 AM', '2026-03-01T00:05:00Z'],
  ['Sunday, 1 Mar 2026', '2026-03-01T00:00:00Z'],
  ['1-Mar-2026', '2026-03-01T00:00:00Z'],
  ['1Mar2026', '2026-03-01T00:00:00Z'],
  ['2026 March 1', '2026-03-01T00:00:00Z'],
  ['1. März 2026 um 06:30', '2026-03-01T06:30:00Z'],
  ['1er août 2026', '2026-08-01T00:00:00Z'],
  ['1 de marzo de 2026', '2026-03-01T00:00:00Z'],
  ['1 марта 2026 г.', '2026-03-01T00:00:00Z'],
  ['2026年3月1日 06:30', '2026-03-01T06:30:00Z'],
  ['13/04/2026', '2026-04-13T00:00:00Z'],
  ['04/13/2026', '2026-04-13T00:00:00Z'],
  ['3/3/2026', '2026-03-03T00:00:00Z'],
  ['1 March 99', '2099-03-01T00:00:00Z'],
  ['1 March 26', '2026-03-01T00:00:00Z'],
  ['Sun Mar 01 06:30:15 +0100 2026', '2026-03-01T05:30:15Z'],
  ['Sun, 01 Mar 2026 06:30:15 GMT', '2026-03-01T06:30:15Z'],
  ['1772323200', '2026-03-01T00:00:00Z'],
  ['1772323200.25', '2026-03-01T00:00:00.250Z'],
  ['1772323200000', '2026-03-01T00:00:00Z'],
  ['1772323200000000', '2026-03-01T00:00:00Z'],
  ['２０２６-03-01', '2026-03-01T00:00:00Z'],
])('reads %s in one way', (text, instant) => {
  expect(meanings(text)).toEqual([instant]);
});

test.each([
  ['03/04/2026', ['2026-04-03', '2026-03-04']],
  ['3.4.2026 18:00', ['2026-04-03T18:00', '2026-03-04T18:00']],
  ['03-04-05', ['2005-04-03', '2005-03-04', '2003-04-05']],
  ['01 March 26', ['2026-03-01', '2001-03-26']],
])('gives every meaning of %s', (text, days) => {
  expect(meanings(text)).toEqual(days.map((day) => `${day}${day.length > 10 ? '' : 'T00:00'}:00Z`));
});

test.each([
  '',
  'followers',
  '2026',
  'March 2026',
  '31/04/2026',
  '29 Feb 2026',
  '1 March 2026 PST',
  '1 March 2026 25:00',
  '1 March 2026 13:00 pm',
  '1 March April 2026',
  '1 2 3 4',
  '1/3/1969',
  '123456',
  '1294030472427830000',
  '1.5',
  `1 March 2026 ${'.'.repeat(200)}`,
])('%j is no date', (text) => {
  expect(meanings(text)).toEqual([]);
});

test('a day is among the meanings of each of its forms', () => {
  const day = fc.integer({ min: 10957, max: 47480 }).map((n) => new Date(n * 86_400_000));
  const locale = fc.constantFrom(
    'en-US',
    'en-GB',
    'de',
    'fr',
    'es',
    'pt',
    'it',
    'nl',
    'pl',
    'ru',
    'tr',
    'ja',
    'ko',
    'sv',
    'en-CA',
  );
  const style = fc.constantFrom('short', 'medium', 'long');
  fc.assert(
    fc.property(day, locale, style, (date, language, dateStyle) => {
      const written = new Intl.DateTimeFormat(language, { dateStyle, timeZone: 'UTC' }).format(
        date,
      );
      expect(meanings(written)).toContain(formatInstant(date.getTime()));
    }),
  );
});

test('never throws, and gives only different moments', () => {
  const parts = fc.constantFrom(
    '1',
    '31',
    '2026',
    '03',
    ' ',
    '/',
    '.',
    ':',
    'T',
    'Z',
    'March',
    'pm',
    '+01:00',
    '年',
    '½',
  );
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.array(parts).map((all) => all.join('')),
      ),
      (text) => {
        const found = meanings(text);
        expect(new Set(found).size).toBe(found.length);
      },
    ),
  );
});
