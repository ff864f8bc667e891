import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Database from 'better-sqlite3';
import { beforeAll, expect, test } from 'vitest';
import { runTribe } from '../support/run-tribe.ts';
import { smallAudience } from '../support/small-audience.ts';
import { tries } from '../support/soak.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const MAIN = fileURLToPath(new URL('../../src/cli/main.ts', import.meta.url));
const NOBODY = 65_534;
const folder = temporaryFolder();
let whole: string;

beforeAll(async () => {
  whole = join(folder.path, 'whole.sqlite');
  const file = smallAudience(folder.path, { followers: 40, days: 30 });
  await runTribe(['import', file], { database: whole });
  // All of it is in the one file then.
  const database = new Database(whole);
  database.pragma('wal_checkpoint(TRUNCATE)');
  database.close();
});

function copyOf(name: string): string {
  const copy = join(folder.path, name);
  copyFileSync(whole, copy);
  return copy;
}

/** Root may write everywhere, so the program then runs as nobody. */
function asAnyUser(args: string[], database: string) {
  const isRoot = process.getuid?.() === 0;
  const { status, stdout, stderr } = spawnSync(process.execPath, [MAIN, ...args], {
    env: { ...process.env, TRIBE_DB: database, NODE_COMPILE_CACHE: '' },
    ...(isRoot && { uid: NOBODY, gid: NOBODY }),
  });
  return { code: status, stdout: stdout.toString(), stderr: stderr.toString() };
}

test('a database in a read-only folder can be read, and refuses an import in one sentence', () => {
  const locked = join(folder.path, 'locked');
  mkdirSync(locked);
  const database = join(locked, 'all.sqlite');
  copyFileSync(whole, database);
  chmodSync(folder.path, 0o755);
  chmodSync(database, 0o444);
  chmodSync(locked, 0o555);
  try {
    const report = asAnyUser(['report', '--json'], database);
    expect({ code: report.code, stderr: report.stderr }).toEqual({ code: 0, stderr: '' });
    expect(JSON.parse(report.stdout)).toMatchObject({ account: { id: '42' } });
    const doctor = asAnyUser(['doctor'], database);
    expect(doctor.code).toBe(0);
    expect(doctor.stdout).toContain(`${database} is read-only`);
    const named = asAnyUser(['topics', 'add', 'Mine', '--keyword', 'rust'], database);
    expect(named.code).toBe(1);
    expect(named.stderr).toMatch(/cannot be written\.\nChange the permissions/);
  } finally {
    chmodSync(locked, 0o755);
  }
});

test.each([['report'], ['quarantine'], ['topics'], ['name'], ['spending']])(
  '%s makes no database where there is none',
  async (command) => {
    const database = join(folder.path, 'none.db');
    const ran = await runTribe([command], { database });
    expect(ran.code).toBe(1);
    expect(ran.stderr).toMatch(/nothing has been imported yet/);
    expect(existsSync(database)).toBe(false);
  },
);

test('a report that cannot be kept is shown all the same', () => {
  const database = copyOf('full.sqlite');
  const environment = { ...process.env, TRIBE_DB: database, NODE: process.execPath, MAIN };
  const line = 'trap "" XFSZ; ulimit -f 64; "$NODE" "$MAIN" report --json';
  const ran = spawnSync('/bin/sh', ['-c', line], {
    env: { ...environment, NODE_COMPILE_CACHE: '' },
  });
  expect({ code: ran.status, stderr: ran.stderr.toString() }).toEqual({ code: 0, stderr: '' });
  expect(JSON.parse(ran.stdout.toString())).toMatchObject({ account: { id: '42' } });
});

const UNEXPLAINED = /bug in Tribefinder|cannot rollback|SqliteError|\n {4}at /;

test('a database with damaged pages is named as damaged, or read where it is whole', async () => {
  const bytes = readFileSync(whole);
  const pages = Math.floor(bytes.length / 4096);
  const unexplained: unknown[] = [];
  const step = Math.max(1, Math.floor(pages / tries(6, 200)));
  for (let page = 0; page < pages; page += step) {
    const damaged = Buffer.from(bytes);
    damaged.fill(0xa5, page * 4096, (page + 1) * 4096);
    const database = join(folder.path, `page-${page}.sqlite`);
    writeFileSync(database, damaged);
    for (const args of [['quarantine'], ['report', '--json'], ['doctor']]) {
      const { stdout, stderr } = await runTribe(args, { database });
      if (UNEXPLAINED.test(stdout + stderr)) unexplained.push([page, args[0], stderr]);
    }
  }
  expect(unexplained).toEqual([]);
});

test.each([
  ['cut in the middle', (bytes: Buffer) => bytes.subarray(0, bytes.length / 2)],
  ['a picture', () => Buffer.from('\u0089PNG\r\n\u001a\n'.repeat(1000), 'latin1')],
])('a database that is %s is refused in one sentence', async (what, make) => {
  const database = folder.write(`${what}.sqlite`, make(readFileSync(whole)));
  const { code, stdout, stderr } = await runTribe(['report'], { database });
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
  expect(stderr).toMatch(/is not a database|is damaged/);
  expect(stderr).not.toMatch(UNEXPLAINED);
});
