import { SaxesParser } from 'saxes';
import { expect, test } from 'vitest';
import { reportAsHtml } from '../../../src/formats/html/report-as-html.ts';
import { writeMarkup } from '../../../src/render/markup/write-markup.ts';
import { reportPage } from '../../../src/render/page/report-page.ts';
import * as fixtures from '../../support/report-fixtures.ts';

const reports = Object.entries(fixtures);

/** Names and attributes of the elements that a parser finds; throws where they do not nest. */
function elements(html: string): { name: string; attributes: Record<string, string> }[] {
  const found: { name: string; attributes: Record<string, string> }[] = [];
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => found.push({ name, attributes }));
  parser.write(html).close();
  return found;
}

test('a small report reads as it did', async () => {
  const file = '../../golden/tinyReport.html';
  await expect(reportAsHtml(fixtures.tinyReport)).toMatchFileSnapshot(file);
});

test.each(reports)('%s is made of elements that nest and that only show', (_name, report) => {
  const found = elements(writeMarkup(reportPage(report)));
  const names = new Set(found.map(({ name }) => name));
  for (const name of ['script', 'img', 'a', 'b', 'iframe', 'style', 'form', 'image', 'use']) {
    expect(names).not.toContain(name);
  }
  const attributes = new Set(found.flatMap((element) => Object.keys(element.attributes)));
  expect([...attributes].filter((name) => /^on|^style$|href|src/u.test(name))).toEqual([]);
});

test.each(reports)('%s fetches nothing', (_name, report) => {
  const html = reportAsHtml(report);
  expect(html.includes("default-src 'none'")).toBe(true);
  expect(html.match(/<script|<link|<img|@import|url\(/u)).toBeNull();
});

test('every figure of the charts can be read with the keyboard and by those who do not see', () => {
  const marks = elements(writeMarkup(reportPage(fixtures.richReport))).filter(
    ({ attributes }) => attributes.tabindex === '0',
  );
  expect(marks.length).toBeGreaterThan(0);
  const spoken = marks.map(({ attributes }) => attributes['aria-label'] ?? '');
  expect(spoken).toContain(
    'Politics: filter. Unfollows: 350 (310 to 400). Lasting follows: 12 (−3 to 26)',
  );
  expect(spoken.some((words) => words.includes('90-day retention: 91% (89% to 93%)'))).toBe(true);
});
