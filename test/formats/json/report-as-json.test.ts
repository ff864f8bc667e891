import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { expect, test } from 'vitest';
import { reportAsJson } from '../../../src/formats/json/report-as-json.ts';
import { reportSchema } from '../../../src/formats/json/report-schema.ts';
import * as fixtures from '../../support/report-fixtures.ts';

const published = readFileSync(
  new URL('../../../schema/tribe-report-2.schema.json', import.meta.url),
  'utf8',
);

function validator() {
  const ajv = new Ajv2020({ strict: true, allowUnionTypes: true, allErrors: true });
  addFormats.default(ajv);
  return ajv.compile(JSON.parse(published));
}

test('the published schema is the one the program keeps (`npm run schema` writes it anew)', () => {
  expect(published).toBe(`${JSON.stringify(reportSchema(), null, 2)}\n`);
});

test.each(Object.entries(fixtures))('%s is as the published schema says', (_name, report) => {
  const validate = validator();
  validate(JSON.parse(reportAsJson(report)));
  expect(validate.errors).toBeNull();
});

test('the schema refuses what is no report and allows fields of later programs', () => {
  const validate = validator();
  const report = JSON.parse(reportAsJson(fixtures.richReport));
  expect(validate({ ...report, version: 3 })).toBe(false);
  expect(validate({ ...report, topics: [{ ...report.topics[0], role: 'bad' }] })).toBe(false);
  expect(validate({ ...report, later: true })).toBe(true);
});

test('the same report is the same bytes, in whatever order its fields were filled in', () => {
  const reversed = JSON.parse(reportAsJson(fixtures.richReport), (_key, value: unknown) =>
    value !== null && typeof value === 'object' && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).toReversed())
      : value,
  );
  expect(reportAsJson(reversed)).toBe(reportAsJson(fixtures.richReport));
});

test('fractions carry six significant digits, whole numbers and texts all they have', () => {
  const report = structuredClone(fixtures.richReport);
  report.audience.retention90 = { estimate: 0.1 + 0.2, low: 1 / 3, high: 12345.6789 };
  report.inputs.events = 123_456_789;
  const read = JSON.parse(reportAsJson(report));
  expect(read.audience.retention90).toEqual({ estimate: 0.3, low: 0.333333, high: 12345.7 });
  expect(read.inputs.events).toBe(123_456_789);
  expect(JSON.parse(reportAsJson(fixtures.hostileReport)).topics[2].label).toBe(
    fixtures.hostileReport.topics[2].label,
  );
});
