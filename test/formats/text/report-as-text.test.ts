import { expect, test } from 'vitest';
import { displayWidth } from '../../../src/render/wording/display-width.ts';
import { PLAIN } from '../../../src/formats/text/palette.ts';
import { reportAsText } from '../../../src/formats/text/report-as-text.ts';
import * as fixtures from '../../support/report-fixtures.ts';

const reports = Object.entries(fixtures);

test.each(reports)('%s reads as it did', async (name, report) => {
  const text = reportAsText(report, { columns: 80, palette: PLAIN });
  await expect(text).toMatchFileSnapshot(`../../golden/${name}.txt`);
});

test.each([40, 44, 60, 80, 100])('no line is wider than a terminal of %i columns', (columns) => {
  for (const [, report] of reports) {
    const lines = reportAsText(report, { columns, palette: PLAIN }).split('\n');
    expect(lines.filter((line) => displayWidth(line) > columns)).toEqual([]);
  }
});

test('no figure loses its interval on a terminal of 80 columns', () => {
  const text = reportAsText(fixtures.richReport, { columns: 80, palette: PLAIN });
  for (const figure of [
    '350 (310 to 400)',
    '−90 (−140 to −30)',
    '960 (840 to 1,080)',
    '−60 to 90',
  ]) {
    expect(text).toContain(figure);
  }
});

test('labels send nothing to the terminal and turn no line around', () => {
  const text = reportAsText(fixtures.hostileReport, { columns: 80, palette: PLAIN });
  expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/u);
  expect(text.isWellFormed()).toBe(true);
});

const paint = (text: string): string => `\u001b[31m${text}\u001b[39m`;

test('colours change nothing but colours', () => {
  const palette = { heading: paint, label: paint, cost: paint, growth: paint, faint: paint };
  const painted = reportAsText(fixtures.richReport, { columns: 80, palette });
  expect(painted.replaceAll(/\u001b\[\d+m/gu, '')).toBe(
    reportAsText(fixtures.richReport, { columns: 80, palette: PLAIN }),
  );
});

test('a title too long for one line takes two and loses nothing', () => {
  const account = { ...fixtures.richReport.account, name: 'Wren Ashby of the long marsh' };
  const text = reportAsText({ ...fixtures.richReport, account }, { columns: 60, palette: PLAIN });
  expect(text).toMatch(/^Wren Ashby of the long marsh \(@wren\) on X\n3 Nov 2025 to 2 Nov 2026\n/u);
});
