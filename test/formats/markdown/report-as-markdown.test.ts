import { expect, test } from 'vitest';
import { escapeMarkdown } from '../../../src/formats/markdown/escape-markdown.ts';
import { reportAsMarkdown } from '../../../src/formats/markdown/report-as-markdown.ts';
import * as fixtures from '../../support/report-fixtures.ts';

test.each(Object.entries(fixtures))('%s reads as it did', async (name, report) => {
  await expect(reportAsMarkdown(report)).toMatchFileSnapshot(`../../golden/${name}.md`);
});

test.each([
  ['**bold** _it_ `code`', '\\*\\*bold\\*\\* \\_it\\_ \\`code\\`'],
  ['a | b', 'a \\| b'],
  ['<img src=x>', '\\<img src=x\\>'],
  ['[x](javascript:alert(1))', '\\[x\\](javascript:alert(1))'],
  ['https://evil.example www.evil.example', 'https\\://evil.example www\\.evil.example'],
  ['&lt; @wren #1', '\\&lt; \\@wren \\#1'],
  ['back\\slash', 'back\\\\slash'],
])('%j is written %j', (text, escaped) => {
  expect(escapeMarkdown(text)).toBe(escaped);
});

const cells = (line: string): number => line.split(/(?<!\\)\|/u).length;

test('whatever the labels, every row of a table has as many cells as its head', () => {
  const lines = reportAsMarkdown(fixtures.hostileReport).split('\n');
  const rows = lines.filter((line) => line.startsWith('|'));
  expect(rows).toHaveLength(2 * (2 + fixtures.hostileReport.topics.length));
  expect(new Set(rows.map(cells))).toEqual(new Set([8, 10]));
});
