import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { BAD_LINES } from '../support/bad-lines.ts';
import type { Ran } from '../support/run-tribe.ts';
import { runTribe } from '../support/run-tribe.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const folder = temporaryFolder();
let databases = 0;
const newDatabase = (): string => join(folder.path, `${databases++}.sqlite`);

const ACCOUNT = '{"type":"account","id":"1","platform":"x","handle":"owner"}';
const at = '2024-03-01T12:00:00Z';
const follow = (person: number | string): string =>
  JSON.stringify({ type: 'follow', person: String(person), at });
const ndjson = (...lines: string[]): string => lines.map((line) => `${line}\n`).join('');

interface Listed {
  file: string;
  line: number;
  text: string;
  length: number;
  reason: string;
}

async function quarantined(database: string): Promise<Listed[]> {
  const { stdout } = await runTribe(['quarantine', '--json'], { database });
  return (JSON.parse(stdout) as { lines: Listed[] }).lines;
}

function totalOf({ stdout }: Ran): object {
  return (JSON.parse(stdout) as { total: object }).total;
}

describe('invalid lines', () => {
  const parts: (string | Buffer)[] = [ACCOUNT, '\n'];
  BAD_LINES.forEach(({ line }, i) => parts.push(follow(i), '\n', line, '\n'));
  const file = folder.write('bad.ndjson', Buffer.concat(parts.map((part) => Buffer.from(part))));
  const total = {
    lines: 1 + 2 * BAD_LINES.length,
    added: 1 + BAD_LINES.length,
    known: 0,
    rejected: BAD_LINES.length,
    leftOut: 0,
  };

  test('are rejected with file, line, text and reason; all others are imported', async () => {
    expect(BAD_LINES.length).toBeGreaterThan(100);
    const database = newDatabase();
    const ran = await runTribe(['import', file, '--json'], { database });
    expect(ran.code).toBe(3);
    expect(totalOf(ran)).toEqual(total);
    const found = (await quarantined(database)).sort((a, b) => a.line - b.line);
    expect(
      found.map((entry) => ({ file: entry.file, line: entry.line, text: entry.text })),
    ).toEqual(
      BAD_LINES.map(({ line, text }, i) => ({ file, line: 3 + 2 * i, text: text ?? line })),
    );
    const unexpected = found.filter(({ reason }, i) => !BAD_LINES[i].reason.test(reason));
    expect(unexpected).toEqual([]);
  });

  test('change nothing when imported again, with the same exit code', async () => {
    const database = newDatabase();
    await runTribe(['import', file], { database });
    const before = await quarantined(database);
    const again = await runTribe(['import', file, '--json'], { database });
    expect(again.code).toBe(3);
    expect(totalOf(again)).toEqual({ ...total, added: 0, known: total.added });
    expect(await quarantined(database)).toEqual(before);
  });

  test('a line of 10 MB is rejected with its beginning and its length', async () => {
    const database = newDatabase();
    const long = folder.write('long.ndjson', ndjson(ACCOUNT, 'x'.repeat(10_000_000), follow(2)));
    const ran = await runTribe(['import', long, '--json'], { database });
    expect(ran.code).toBe(3);
    expect(totalOf(ran)).toEqual({ lines: 3, added: 2, known: 0, rejected: 1, leftOut: 0 });
    expect(await quarantined(database)).toMatchObject([{ line: 2, length: 10_000_000 }]);
  });

  test('of half a gzip, the whole lines are imported and the rest is rejected', async () => {
    const lines = [ACCOUNT, ...Array.from({ length: 5000 }, (_, i) => follow(i))];
    const whole = gzipSync(ndjson(...lines));
    const half = folder.write('half.gz', whole.subarray(0, whole.length / 2));
    const database = newDatabase();
    const ran = await runTribe(['import', half, '--json'], { database });
    expect(ran.code).toBe(3);
    const [break_, ...others] = await quarantined(database);
    expect(others).toEqual([]);
    expect(break_.reason).toMatch(/gzip data ends early/);
    expect(totalOf(ran)).toMatchObject({ added: break_.line - 1, rejected: 1, leftOut: 0 });
    expect(break_.line).toBeGreaterThan(1000);
  });
});

describe('ways in', () => {
  const lines = ndjson(ACCOUNT, follow(1), follow(2));
  const csv = `type,id,platform,person,at\naccount,1,x,,\nfollow,,,1,${at}\nfollow,,,2,${at}\n`;

  test.each([
    ['plain', lines],
    ['gzip', gzipSync(lines)],
    ['CSV', csv],
    ['CSV in gzip', gzipSync(csv)],
  ])('%s: the same from a file and from standard input', async (_, content) => {
    const database = newDatabase();
    const file = folder.write('way-in', content);
    const first = await runTribe(['import', file], { database });
    expect(first).toMatchObject({ code: 0, stderr: '' });
    expect(first.stdout).toBe(`${file}: 3 lines: 3 new.\n`);
    const second = await runTribe(['import', '-'], { database, input: content });
    expect(second.stdout).toBe('standard input: 3 lines: 0 new, 3 already known.\n');
  });

  test('--quiet prints nothing on success', async () => {
    const file = folder.write('quiet.ndjson', lines);
    const ran = await runTribe(['import', '--quiet', file], { database: newDatabase() });
    expect(ran).toEqual({ code: 0, stdout: '', stderr: '' });
  });
});

describe('files that cannot be imported', () => {
  test('are named with advice, and the others are imported', async () => {
    const good = folder.write('good.ndjson', ndjson(ACCOUNT, follow(1)));
    const zip = folder.write('archive.zip', 'PK\x03\x04');
    const database = newDatabase();
    const ran = await runTribe(['import', 'nowhere', folder.path, zip, good], { database });
    expect(ran.code).toBe(3);
    expect(ran.stdout).toBe(`${good}: 2 lines: 2 new.\n`);
    expect(ran.stderr).toMatch(/no file nowhere[^]*is a folder, but not[^]*not a readable zip/);
    expect(ran.stderr).not.toMatch(/bug in Tribefinder|at async/);
  });

  test('an error about a database that cannot be opened has no stack', async () => {
    const file = folder.write('one.ndjson', follow(1));
    const ran = await runTribe(['import', file], { database: folder.path });
    expect(ran.code).toBe(1);
    expect(ran.stderr).toMatch(/--db/);
    expect(ran.stderr).not.toMatch(/bug in Tribefinder|at async/);
  });
});

async function reported(database: string): Promise<string> {
  return (await runTribe(['doctor'], { database })).stdout;
}

describe('the account', () => {
  test('comes from the file, on whichever line it is', async () => {
    const database = newDatabase();
    await runTribe(['import', '-'], { database, input: ndjson(follow(1), ACCOUNT) });
    expect(await reported(database)).toMatch(/Account owner: 2 events/);
  });

  test('comes from another file of the same command', async () => {
    const database = newDatabase();
    const follows = folder.write('follows.ndjson', ndjson(follow(1)));
    const account = folder.write('account.ndjson', ndjson(ACCOUNT));
    await runTribe(['import', follows, account], { database });
    expect(await reported(database)).toMatch(/Account owner: 2 events/);
  });

  test('is the only one in the database', async () => {
    const database = newDatabase();
    await runTribe(['import', '-'], { database, input: ndjson(ACCOUNT) });
    await runTribe(['import', '-'], { database, input: follow(2) });
    expect(await reported(database)).toMatch(/Account owner: 2 events/);
  });

  test('must be named if there are several', async () => {
    const database = newDatabase();
    for (const id of ['1', '2']) {
      await runTribe(['import', '-', '--account', id], { database, input: follow(7) });
    }
    const unclear = await runTribe(['import', '-'], { database, input: follow(8) });
    expect(unclear.code).toBe(2);
    expect(unclear.stderr).toMatch(/has 2 accounts[^]*1, 2/);
    const clear = await runTribe(['import', '-', '--account', '2'], { database, input: follow(8) });
    expect(clear.code).toBe(0);
  });

  test('can be named by its handle once that is known', async () => {
    const database = newDatabase();
    await runTribe(['import', '-'], { database, input: ndjson(ACCOUNT) });
    await runTribe(['import', '-', '--account', 'owner'], { database, input: follow(1) });
    expect(await reported(database)).toMatch(/Account owner: 2 events/);
  });

  test('must not contradict the file', async () => {
    const ran = await runTribe(['import', '-', '--account', '9'], {
      database: newDatabase(),
      input: ndjson(ACCOUNT),
    });
    expect(ran.code).toBe(2);
    expect(ran.stderr).toMatch(/about the account 1, not 9/);
  });
});

/** Of no account, into a new database. */
async function withoutAccount(): Promise<string> {
  const database = newDatabase();
  const ran = await runTribe(['import', '-'], { database, input: ndjson(follow(1), follow(2)) });
  expect(ran).toMatchObject({ code: 0, stdout: 'standard input: 2 lines: 2 new.\n' });
  expect(ran.stderr).toMatch(/does not say whose audience[^]*tribe import FILE --account @HANDLE/);
  return database;
}

describe('data without an account', () => {
  test('waits, and a report says how to name the account', async () => {
    const database = await withoutAccount();
    const ran = await runTribe(['report'], { database });
    expect(ran.code).toBe(1);
    expect(ran.stderr).toMatch(/does not say whose audience[^]*--account @HANDLE/);
    expect(await reported(database)).not.toMatch(/Account/);
  });

  test('goes to the first account that a file names', async () => {
    const database = await withoutAccount();
    await runTribe(['import', '-'], { database, input: follow(3) });
    await runTribe(['import', '-'], { database, input: ndjson(ACCOUNT) });
    expect(await reported(database)).toMatch(/Account owner: 4 events/);
    const { stdout } = await runTribe(['report', '--json'], { database });
    expect(JSON.parse(stdout)).toMatchObject({ account: { id: '1' }, audience: { gained: 3 } });
  });

  test('goes to an account named by handle, which gets its id from a later file', async () => {
    const database = await withoutAccount();
    const named = ['import', '-', '--account', '@Owner'];
    await runTribe(named, { database, input: follow(2) });
    expect(await reported(database)).toMatch(/Account owner: 2 events/);
    await runTribe(['import', '-'], { database, input: ndjson(ACCOUNT, follow(3)) });
    const { stdout } = await runTribe(['report', '--json', '--account', '@OWNER'], { database });
    expect(JSON.parse(stdout)).toMatchObject({ account: { id: '1' }, audience: { gained: 3 } });
  });
});

test('unreadable files make and change no database, and the error suggests a handle', async () => {
  const database = newDatabase();
  const wrong = ['{"ada":"bob"}\n', '', '<html>Log in</html>'];
  for (const [i, content] of wrong.entries()) {
    const file = folder.write(`wrong-${i}`, content);
    expect((await runTribe(['import', file], { database })).code).toBe(1);
  }
  expect(existsSync(database)).toBe(false);
  await runTribe(['import', '-'], { database, input: ndjson(ACCOUNT) });
  const before = await runTribe(['accounts', '--json'], { database });
  for (let i = 0; i < wrong.length; i++) {
    await runTribe(['import', join(folder.path, `wrong-${i}`)], { database });
  }
  expect(await runTribe(['accounts', '--json'], { database })).toEqual(before);
  const near = await runTribe(['report', '--account', '@Ownr'], { database });
  expect(near.stderr).toMatch(/no account @Ownr\.\nDid you mean --account owner\?/);
});

test('an import names impossible times', async () => {
  const line = '{"type":"post","id":"1","text":"a","at":"1999-01-01T00:00:00Z"}';
  const file = folder.write('times.ndjson', ndjson(ACCOUNT, follow(7), line));
  const { stdout } = await runTribe(['import', file], { database: newDatabase() });
  expect(stdout).toMatch(/before the platform existed.*line 3: 1999-01-01.*No figure uses it\./);
});

test('rows about unknown people wait, and are imported once the people are known', async () => {
  const database = newDatabase();
  const interest = JSON.stringify({ type: 'interest', person: '7', term: 'tea' });
  const waiting = await runTribe(['import', '-'], { database, input: ndjson(ACCOUNT, interest) });
  expect(waiting.code).toBe(3);
  expect(waiting.stdout).toMatch(/2 lines: 1 new, 1 rejected/);
  const known = await runTribe(['import', '-'], { database, input: follow(7) });
  expect(known.code).toBe(0);
  expect(known.stdout).toMatch(/Imported 1 row that had waited for unknown people/);
  expect(await quarantined(database)).toEqual([]);
});
