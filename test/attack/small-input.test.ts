import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { findHeader } from '../../src/sources/text/csv-header.ts';
import { StoredRows } from '../../src/app/import/limit-rejected.ts';
import { whyTooLarge } from '../../src/sources/input/unpacking-limits.ts';
import { createCsvReader } from '../../src/sources/text/csv-reader.ts';
import { whyBomb } from '../../src/sources/container/check-zip.ts';
import { runTribe } from '../support/run-tribe.ts';
import { tries } from '../support/soak.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const folder = temporaryFolder();
const ACCOUNT = '{"type":"account","id":"42","platform":"other"}\n';
let databases = 0;
const newDatabase = () => `${folder.path}/${++databases}.sqlite`;

interface Imported {
  files: { rejected: number; onlyCounted: { reason: string; count: number }[] }[];
}

async function quarantineOf(
  database: string,
): Promise<{ line: number; text: string; reason: string }[]> {
  const { stdout } = await runTribe(['quarantine', '--json'], { database });
  return (JSON.parse(stdout) as { lines: { line: number; text: string; reason: string }[] }).lines;
}

test('a gzip that unpacks to far more than real files do is refused, and stores nothing', async () => {
  const bomb = folder.write(
    'bomb.ndjson.gz',
    gzipSync('x\n'.repeat(tries(4_000_000, 200_000_000))),
  );
  const database = newDatabase();
  const ran = await runTribe(['import', bomb], { database });
  expect(ran.code).toBe(1);
  expect(ran.stderr).toMatch(/bomb\.ndjson\.gz is not safe to unpack: it would unpack \d+ bytes/);
  const doctor = await runTribe(['doctor'], { database });
  expect(doctor.stdout).toMatch(/no events|does not exist yet/);
});

test('a gzip that begins well and turns into a bomb keeps what was read before', async () => {
  const text = `${ACCOUNT}${'\n'.repeat(tries(30_000_000, 400_000_000))}`;
  const bomb = folder.write('late.ndjson.gz', gzipSync(text));
  const { code, stderr } = await runTribe(['import', bomb], { database: newDatabase() });
  expect({ code, isNamed: stderr.includes('not safe to unpack') }).toEqual({
    code: 1,
    isNamed: true,
  });
});

const SMALL_BOMB = {
  name: 'a',
  offset: 0,
  stored: 1100,
  packed: 1000,
  size: 1_000_000,
  isEncrypted: false,
  unixMode: 0,
};

test('many files of a zip that are small bombs each are one bomb together', () => {
  expect(whyBomb([SMALL_BOMB])).toBeUndefined();
  const several = ['a', 'b', 'c'].map((name) => ({ ...SMALL_BOMB, name }));
  expect(whyBomb(several)).toMatch(/would unpack 3000 bytes/);
});

test('no import unpacks more than 16 GiB, however little that shrank', () => {
  expect(whyTooLarge(1e9, 16 * 1024 ** 3)).toBeUndefined();
  expect(whyTooLarge(1e9, 16 * 1024 ** 3 + 1)).toBe('would unpack to more than 17179869184 bytes');
});

test('1,000 rejected rows are stored and the others counted by reason; again changes nothing', async () => {
  const many = tries(3000, 300_000);
  const rows = Array.from({ length: many }, (_, at) => `{"type":"post","id":"${at}"}`);
  const file = folder.write('bad.ndjson', `${ACCOUNT}${rows.join('\n')}\nnot JSON\n`);
  const database = newDatabase();
  const ran = await runTribe(['import', file, '--json'], { database });
  expect(ran.code).toBe(3);
  const [{ rejected, onlyCounted }] = (JSON.parse(ran.stdout) as Imported).files;
  expect(rejected).toBe(many + 1);
  expect(onlyCounted).toEqual([
    { reason: expect.stringMatching(/^`at`/), count: many - 1000 },
    { reason: expect.stringMatching(/^not JSON/), count: 1 },
  ]);
  const kept = await quarantineOf(database);
  expect(kept).toHaveLength(1002);
  expect(kept.slice(1000)).toMatchObject([
    {
      line: 1002,
      text: '',
      reason: expect.stringMatching(`^rows only counted.*: ${many - 1000}; \`at\``),
    },
    { line: many + 2, text: '', reason: expect.stringMatching(/: 1; not JSON/) },
  ]);
  await runTribe(['import', file], { database });
  expect(await quarantineOf(database)).toEqual(kept);
});

test('the texts of rejected rows take at most 1 MiB a file', async () => {
  const rows = Array.from(
    { length: tries(100, 5000) },
    (_, at) => `${at} ${'long'.repeat(10_000)}`,
  );
  const database = newDatabase();
  await runTribe(['import', '-'], { database, input: `${ACCOUNT}${rows.join('\n')}\n` });
  const kept = await quarantineOf(database);
  const bytes = kept.reduce((sum, { text }) => sum + Buffer.byteLength(text), 0);
  expect(bytes).toBeGreaterThan(900_000);
  expect(bytes).toBeLessThanOrEqual(1024 * 1024);
});

test('reasons that all differ are few in the quarantine', async () => {
  const rows = Array.from(
    { length: tries(2000, 200_000) },
    (_, at) => `{"type":"post","id":"p","at":"${'ab'.repeat(at % 300)}"}`,
  );
  const database = newDatabase();
  await runTribe(['import', '-'], { database, input: `${ACCOUNT}${rows.join('\n')}\n` });
  expect((await quarantineOf(database)).length).toBeLessThan(1025);
});

test('rows that are only counted have 21 reasons at most', () => {
  const kept = new StoredRows();
  const rows = Array.from({ length: 1200 }, (_, at) => ({
    line: at,
    text: '',
    reason: `reason ${String.fromCodePoint(0x4e00 + at)}`,
  }));
  expect(kept.keep('a', rows)).toHaveLength(1000);
  const onlyCounted = kept.onlyCounted();
  expect(onlyCounted).toHaveLength(21);
  expect(onlyCounted.reduce((sum, { count }) => sum + count, 0)).toBe(200);
});

test.each([
  [
    'nothing that can be read',
    'hello\nworld\n',
    /neither a list nor an event file: line 1 is not JSON/,
  ],
  ['nothing at all', '', /is empty/],
  ['blank lines', '\n\n\n', /is empty/],
])('a file with %s is refused as a whole', async (_what, content, reason) => {
  const file = folder.write('refused.ndjson', content);
  const database = newDatabase();
  const alone = await runTribe(['import', file], { database });
  expect({ code: alone.code, stdout: alone.stdout }).toEqual({ code: 1, stdout: '' });
  expect(alone.stderr).toMatch(reason);
  const doctor = await runTribe(['doctor'], { database });
  expect(doctor.stdout).toMatch(/no events|does not exist yet/);
  const good = folder.write('good.ndjson', ACCOUNT);
  const both = await runTribe(['import', file, good], { database });
  expect(both.code).toBe(3);
  expect(both.stderr).toMatch(reason);
});

/** Each line opens a quote, and continues the one that is open. */
const FLIPS = 'x","\n';

test.each([
  ['an unclosed quote', '"', 'x,y\n'],
  ['a quote opened in every line', '', 'person,"4,x\n'],
  ['quotes that never agree', '', FLIPS],
])('CSV with %s looks at each line a few times at most', (_what, start, line) => {
  const lines = `type,id\n${start}${line.repeat(tries(40_000, 12_000_000))}`.split('\n');
  const header = findHeader(lines[0], (names) => names.includes('type'))!;
  const reader = createCsvReader(
    header,
    () => ({ rejection: 'read' }),
    () => undefined,
  );
  let rejected = 0;
  for (let at = 0; at < lines.length; at += 5000) {
    const block = lines.slice(at, at + 5000).map((text, i) => ({ number: at + i + 1, text }));
    rejected += reader.take(block).rejected.length;
  }
  rejected += reader.end().rejected.length;
  expect(rejected).toBe(lines.length - 2);
});

test('a row of CSV has at most 100,000 cells', () => {
  const reader = createCsvReader(
    { names: ['type', 'id'], delimiter: ',', line: 1 },
    () => ({ rejection: 'read' }),
    () => undefined,
  );
  const texts = ['type,id', ','.repeat(200_000)];
  const { rejected } = reader.take(texts.map((text, at) => ({ number: at + 1, text })));
  expect(rejected).toMatchObject([{ line: 2, reason: 'the row has more than 100000 cells' }]);
});
