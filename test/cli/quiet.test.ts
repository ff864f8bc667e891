import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { COMMANDS } from '../../src/cli/commands.ts';
import { runTribe } from '../support/run-tribe.ts';
import { smallAudience } from '../support/small-audience.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const folder = temporaryFolder();
const database = join(folder.path, 'quiet.sqlite');
const unnamed = folder.write('unnamed.ndjson', '{"type":"deletion","post":"1"}\nno event\n');

beforeAll(async () => {
  const owner = { id: '42', handle: 'robin' };
  const path = smallAudience(folder.path, { owner, followers: 40, days: 30 });
  await runTribe(['import', path], { database });
});

/** What may be written to standard output: nothing, or a result. */
const NOTHING = /^$/;
const RESULT = /\S/;

const DONE: unknown[] = [0, 3];

const RUNS: [string[], RegExp][] = [
  [['import', unnamed], NOTHING],
  [['import', unnamed, '--db', join(folder.path, 'held.sqlite')], NOTHING],
  [['report'], RESULT],
  [['report', '--json'], RESULT],
  [['why', 'topic', 'rust'], RESULT],
  [['ask', 'best-posts'], RESULT],
  [['export', 'communities'], RESULT],
  [['export', 'communities', '--out', join(folder.path, 'out.csv')], NOTHING],
  [['correct', 'list', '--json'], RESULT],
  [['topics', 'add', 'Mine', '--keyword', 'rust'], NOTHING],
  [['topics', 'remove', 'Mine'], NOTHING],
  [['accounts', '--json'], RESULT],
  [['accounts', 'rename', '42', '@jay'], NOTHING],
  [['quarantine', 'dismiss', '1'], NOTHING],
  [['forget', '1'], NOTHING],
  [['columns'], NOTHING],
  [['move-database', join(folder.path, 'moved.sqlite')], NOTHING],
  [['spending'], NOTHING],
  [['watch', '--status'], NOTHING],
  [['doctor'], NOTHING],
  [['simulate', '--followers', '1', '--days', '1', '--out', join(folder.path, 'sim')], NOTHING],
  [['completion', 'bash'], RESULT],
  [['snapshot'], NOTHING],
  [['listen'], NOTHING],
  [['connect', 'x', '--forget'], NOTHING],
  [['capacity', '--seconds', '0.02', '--limit', '60000'], NOTHING],
  [['jobs'], NOTHING],
  [['work'], NOTHING],
];

test('--quiet writes results and errors only', async () => {
  const [loud, failed]: unknown[][] = [[], []];
  for (const [args, expected] of RUNS) {
    const { code, stdout, stderr } = await runTribe([...args, '--quiet'], { database });
    const isError = !DONE.includes(code);
    if (isError) failed.push(args[0]);
    if (isError !== (stderr !== '')) loud.push({ args, code, stderr });
    if (!isError && !expected.test(stdout)) loud.push({ args, stdout });
  }
  expect(loud).toEqual([]);
  expect(failed).toEqual(['forget', 'snapshot', 'listen', 'jobs', 'work']);
});

test('this test covers every command that ends by itself', () => {
  const tried = new Set(RUNS.map(([[command]]) => command));
  // `demo` and `serve` wait for visitors, and `name` prints what `report` finds.
  expect(tried.size + ['demo', 'serve', 'name'].length).toBe(COMMANDS.length);
});
