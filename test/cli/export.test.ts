import { mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { parquetReadObjects } from 'hyparquet';
import Papa from 'papaparse';
import { SaxesParser } from 'saxes';
import { beforeAll, describe, expect, test } from 'vitest';
import type { CommunityRow } from '../../src/views/rows/community-row.ts';
import type { TribeReport } from '../../src/model/report.ts';
import { runTribe } from '../support/run-tribe.ts';
import { smallDatabase } from '../support/sample-audiences.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const folder = temporaryFolder();
const out = join(folder.path, 'out');
mkdirSync(out);
const file = folder.write('file.txt', 'not a folder');
let database: string;
let report: TribeReport;

beforeAll(async () => {
  database = await smallDatabase(folder.path);
  report = JSON.parse((await runTribe(['report', '--json'], { database })).stdout) as TribeReport;
});

const exported = (...args: string[]) => runTribe(['export', 'communities', ...args], { database });

/** What the report says of who is where, as the rows of an export should have it. */
function peopleByCommunity(): Map<string, number> {
  const sizes = report.communities.map(({ id, size }): [string, number] => [id, size]);
  return new Map([['', report.unclustered], ...sizes]);
}

function countBy<Row>(rows: Row[], key: (row: Row) => string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const row of rows) counts.set(key(row), (counts.get(key(row)) ?? 0) + 1);
  return counts;
}

const sorted = (counts: Map<string, number>) => [...counts].sort(([a], [b]) => (a < b ? -1 : 1));

describe('the communities', () => {
  test('as CSV have one row for each current follower, with the communities of the report', async () => {
    const { code, stdout, stderr } = await exported();
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const { data } = Papa.parse<Record<string, string>>(stdout, {
      header: true,
      skipEmptyLines: true,
    });
    expect(data).toHaveLength(report.audience.end);
    expect(sorted(countBy(data, (row) => row.community_id))).toEqual(sorted(peopleByCommunity()));
    expect(stdout).toMatch(
      /^person_id,handle,name,community_id,community_label,stability,is_tribe,followed_at,followed_after,followed_before,engaged_topics,reciprocal,top_interests\r?\n/,
    );
  });

  test('as JSON have the same rows, with --json or --format json', async () => {
    const { stdout } = await exported('--format', 'json');
    const rows = JSON.parse(stdout) as CommunityRow[];
    expect(sorted(countBy(rows, (row) => row.community_id ?? ''))).toEqual(
      sorted(peopleByCommunity()),
    );
    expect((await exported('--json')).stdout).toBe(stdout);
  });

  test('as GEXF have a node for each current follower, and edges among them', async () => {
    const { stdout } = await exported('--format', 'gexf');
    const nodes = new Set<string>();
    const ends: string[] = [];
    const parser = new SaxesParser({ xmlns: true });
    parser.on('error', (error) => {
      throw error;
    });
    parser.on('opentag', ({ local, attributes }) => {
      if (local === 'node') nodes.add(attributes.id.value);
      if (local === 'edge') ends.push(attributes.source.value, attributes.target.value);
    });
    parser.write(stdout).close();
    expect(nodes.size).toBe(report.audience.end);
    expect(ends.length).toBeGreaterThan(nodes.size);
    expect(ends.filter((end) => !nodes.has(end))).toEqual([]);
  });

  test('with --ids-only have only ids and communities', async () => {
    const { stdout } = await exported('--ids-only');
    expect(stdout).toMatch(/^person_id,community_id,community_label\r?\n/);
    const rows = JSON.parse((await exported('--ids-only', '--json')).stdout) as object[];
    const names = new Set(rows.flatMap((row) => Object.keys(row)));
    expect([...names]).toEqual(['person_id', 'community_id', 'community_label']);
  });

  test('of a window contain those who followed at its end', async () => {
    const time = ['--to', '2025-11-15'];
    const then = await runTribe(['report', '--json', ...time], { database });
    const { audience } = JSON.parse(then.stdout) as TribeReport;
    const rows = JSON.parse((await exported('--json', ...time)).stdout) as object[];
    expect(rows).toHaveLength(audience.end);
    expect(rows.length).not.toBe(report.audience.end);
  });
});

describe('--out', () => {
  test('writes a file that only the owner can read, and says what is in it', async () => {
    const file = join(out, 'communities.csv');
    const { code, stdout } = await exported('--out', file);
    expect(code).toBe(0);
    expect(stdout).toBe(
      `${file}: ${report.audience.end} people, ${report.communities.length} communities.\n`,
    );
    expect(readFileSync(file, 'utf8')).toBe((await exported()).stdout);
    expect(statSync(file).mode & 0o077).toBe(0);
    expect(readdirSync(out)).toEqual(['communities.csv']);
  });

  test('with --json says so as JSON', async () => {
    const file = join(out, 'communities.csv');
    const { stdout } = await exported('--out', file, '--json');
    expect(JSON.parse(stdout)).toEqual({
      out: file,
      people: report.audience.end,
      communities: report.communities.length,
    });
    expect(JSON.parse(readFileSync(file, 'utf8'))).toHaveLength(report.audience.end);
  });

  test.each([
    ['a folder that is not there', join(out, 'none', 'x.csv'), 'the folder does not exist'],
    ['a folder', folder.path, 'it is a folder'],
    ['a file taken for a folder', join(file, 'x.csv'), 'the folder does not exist'],
  ])('cannot be %s', async (_what, file, reason) => {
    const { code, stdout, stderr } = await exported('--out', file);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toBe(
      `${file} cannot be written: ${reason}.\n` +
        'Choose a file in an existing folder with space that you may write to.\n',
    );
  });
});

test('an unknown kind of export is refused with the known ones', async () => {
  const { code, stderr } = await runTribe(['export', 'followers'], { database });
  expect(code).toBe(2);
  expect(stderr).toMatch(
    /^error: there is no export 'followers'; use: communities, people, topics, posts,\s+departures\n/,
  );
  const gexf = await runTribe(['export', 'people', '--format', 'gexf'], { database });
  expect(gexf.code).toBe(2);
  expect(gexf.stderr).toMatch(/^error: only communities can be exported as gexf\n/);
});

test('departures as Parquet are those of the report, and the command says how many', async () => {
  const file = join(out, 'departures.parquet');
  const args = ['export', 'departures', '--format', 'parquet', '--out', file];
  const { stdout } = await runTribe(args, { database });
  expect(stdout).toBe(`${file}: ${report.audience.lost} departures.\n`);
  const rows = await parquetReadObjects({ file: new Uint8Array(readFileSync(file)).buffer });
  expect(countBy(rows, ({ reason }) => reason as string)).toEqual(
    new Map(Object.entries(report.audience.lostBy).filter(([, people]) => people > 0)),
  );
});
