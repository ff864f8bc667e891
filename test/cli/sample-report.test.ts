import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { beforeAll, describe, expect, test } from 'vitest';
import { displayWidth } from '../../src/render/wording/display-width.ts';
import type { TribeReport } from '../../src/model/report.ts';
import { seededRandom } from '../../src/stats/random.ts';
import { runTribe } from '../support/run-tribe.ts';
import { databaseOf, reportedSample, SAMPLE } from '../support/sample-audiences.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const folder = temporaryFolder();
let database: string;
let json: string;

beforeAll(async () => {
  database = await reportedSample(folder.path);
  json = await report('--json');
});

async function report(...args: string[]): Promise<string> {
  const { code, stdout, stderr } = await runTribe(['report', ...args], { database });
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  return stdout;
}

describe('the report on the bundled sample', () => {
  test('as text is within 80 columns', async () => {
    const text = await report();
    expect(text.split('\n').filter((line) => displayWidth(line) > 80)).toEqual([]);
  });

  test('as JSON has the same bytes as before', async () => {
    await expect(json).toMatchFileSnapshot('../golden/sample.json');
  });

  test('as JSON follows the published schema', async () => {
    const ajv = new Ajv2020({ strict: true, allowUnionTypes: true, allErrors: true });
    addFormats.default(ajv);
    const validate = ajv.compile(
      JSON.parse(readFileSync('schema/tribe-report-2.schema.json', 'utf8')),
    );
    validate(JSON.parse(json));
    expect(validate.errors).toBeNull();
  });

  test('has the same bytes a second time', async () => {
    expect(await report('--format', 'json')).toBe(json);
  });

  test('finds the effects that were simulated', async () => {
    const { audience, topics, communities } = JSON.parse(json) as TribeReport;
    const { lostBy } = audience;
    expect(audience.end).toBe(audience.start + audience.gained - audience.lost);
    expect(Object.values(lostBy).reduce((sum, count) => sum + count)).toBe(audience.lost);
    const verdicts = Object.fromEntries(
      topics.map(({ label, cost, growth }) => [label, [cost.verdict, growth.verdict]]),
    );
    expect(verdicts.Politics[0]).toBe('costs');
    expect(verdicts.LGBT[1]).toBe('attracts');
    expect(communities.some(({ isTribe }) => isTribe)).toBe(true);
  });
});

test('lines in any order give the same bytes in a new analysis', async () => {
  const lines = gunzipSync(readFileSync(SAMPLE)).toString().trimEnd().split('\n');
  const random = seededRandom(11);
  for (let i = lines.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [lines[i], lines[j]] = [lines[j], lines[i]];
  }
  const file = folder.write('shuffled.ndjson', `${lines.join('\n')}\n`);
  const shuffled = await databaseOf(folder.path, 'shuffled', file);
  const { stdout } = await runTribe(['report', '--json'], { database: shuffled });
  expect(stdout).toBe(json);
});
