import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { runTribe } from '../support/run-tribe.ts';
import { databaseOf } from '../support/sample-audiences.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const folder = temporaryFolder();
const events = folder.write(
  'events.ndjson',
  '{"type":"account","id":"1","platform":"other"}\n' +
    '{"type":"follow","person":"1","at":"2026-01-01T00:00:00Z"}\n' +
    '{"type":"post","id":"7","at":"2026-01-02T00:00:00Z","text":"hello","topics":["tea"]}\n',
);
const broken = folder.write(
  'broken.ndjson',
  '{"type":"follow","person":"2","at":"2026-01-01T00:00:00Z"}\nthis is no event\n',
);
const out = join(folder.path, 'made-up.ndjson');
let database: string;

beforeAll(async () => {
  database = await databaseOf(folder.path, 'events', events);
  await runTribe(['import', broken], { database });
});

test.each([
  [['import', events], 'files'],
  [['import', broken], 'files'],
  [['report'], 'audience'],
  [['topics', '--posts'], 'posts'],
  [['export', 'communities'], '0'],
  [['quarantine'], 'lines'],
  [['quarantine', 'list'], 'lines'],
  [['quarantine', 'show', '1'], 'reason'],
  [['quarantine', 'replay', '1', '--line', '{"type":"person","id":"1"}'], 'outcome'],
  [['quarantine', 'dismiss', '1'], 'outcome'],
  [['doctor'], 'checks'],
  [['simulate', '--followers', '20', '--days', '10', '--out', out], 'events'],
])('%j --json writes nothing but JSON to standard output', async (args, field) => {
  const { stdout, stderr } = await runTribe([...args, '--json'], { database });
  expect(JSON.parse(stdout)).toHaveProperty([field]);
  expect(stdout.endsWith('\n')).toBe(true);
  expect(stderr).toBe('');
});
