import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { MAIN } from '../support/tribe-process.ts';
import { openDashboard } from '../support/dashboard.ts';
import { entered, printedLink } from '../support/entered.ts';
import { runTribe } from '../support/run-tribe.ts';
import { smallAudience } from '../support/small-audience.ts';
import { tries } from '../support/soak.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

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
function anyUser(database: string) {
  const isRoot = process.getuid?.() === 0;
  return {
    env: { ...process.env, TRIBE_DB: database, NODE_COMPILE_CACHE: '' },
    ...(isRoot && { uid: NOBODY, gid: NOBODY }),
  };
}

function asAnyUser(args: string[], database: string) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [MAIN, ...args],
    anyUser(database),
  );
  return { code: status, stdout: stdout.toString(), stderr: stderr.toString() };
}

/** Writes the database, and a change that is only in its log, as a killed program leaves them. */
function leaveAsKilled(database: string, suffixes: string[]): void {
  const open = copyOf('open.sqlite');
  const writer = new Database(open);
  writer.pragma('journal_mode = WAL');
  writer.exec(`update account set handle = 'renamed'`);
  for (const suffix of suffixes) copyFileSync(open + suffix, database + suffix);
  writer.close();
}

const UNWRITABLE: { what: string; handle: string; mode: number; fill: (file: string) => void }[] = [
  { what: 'a file and its folder', handle: 'robin', mode: 0o444, fill: copyTo },
  { what: 'the folder of a file', handle: 'robin', mode: 0o666, fill: copyTo },
  {
    what: 'what a killed program left',
    handle: 'renamed',
    mode: 0o444,
    fill: (file) => leaveAsKilled(file, ['', '-wal', '-shm']),
  },
  {
    what: 'a file with its log, copied without its index',
    handle: 'renamed',
    mode: 0o444,
    fill: (file) => leaveAsKilled(file, ['', '-wal']),
  },
];

function copyTo(file: string): void {
  copyFileSync(whole, file);
}

const locked = (): string => join(folder.path, 'locked');
const database = (): string => join(locked(), 'all.sqlite');

describe.each(UNWRITABLE)('where $what cannot be written', ({ handle, mode, fill }) => {
  beforeAll(() => {
    chmodSync(folder.path, 0o755);
    mkdirSync(locked());
    fill(database());
    for (const file of readdirSync(locked())) chmodSync(join(locked(), file), mode);
    chmodSync(locked(), 0o555);
    return () => {
      chmodSync(locked(), 0o755);
      rmSync(locked(), { recursive: true });
    };
  });

  test('a report is shown, and a change is refused in one sentence', () => {
    const report = asAnyUser(['report', '--json'], database());
    expect({ code: report.code, stderr: report.stderr }).toEqual({ code: 0, stderr: '' });
    expect(JSON.parse(report.stdout)).toMatchObject({ account: { id: '42', handle } });
    const named = asAnyUser(['topics', 'add', 'Mine', '--keyword', 'rust'], database());
    expect(named.code).toBe(1);
    expect(named.stderr).toContain(`${database()} cannot be written.\nChange the permissions`);
  });

  test('doctor says that it is read-only', () => {
    const doctor = asAnyUser(['doctor'], database());
    expect(doctor.code).toBe(0);
    expect(doctor.stdout).toContain(`${database()} is read-only`);
  });
});

/** Runs a program where it can mount file systems that nobody else sees. */
function whereMounting(args: string[]) {
  return spawnSync('unshare', ['--mount', '--map-root-user', '--', ...args], {
    env: { ...process.env, NODE_COMPILE_CACHE: '' },
    encoding: 'utf8',
  });
}

test.runIf(whereMounting(['mount', '-t', 'tmpfs', 'none', tmpdir()]).status === 0)(
  'a database on a read-only disk can be read, and doctor says that it is read-only',
  () => {
    const disk = join(folder.path, 'disk');
    mkdirSync(disk);
    const line =
      'mount -t tmpfs none "$1" && cp "$2" "$1/all.sqlite" && mount -o remount,ro "$1" && ' +
      '"$3" "$4" doctor --db "$1/all.sqlite" && exec "$3" "$4" report --json --db "$1/all.sqlite"';
    const ran = whereMounting(['sh', '-c', line, '', disk, whole, process.execPath, MAIN]);
    expect({ code: ran.status, stderr: ran.stderr }).toEqual({ code: 0, stderr: '' });
    expect(ran.stdout).toContain(`${disk}/all.sqlite is read-only`);
    const report = ran.stdout.slice(ran.stdout.indexOf('{'));
    expect(JSON.parse(report)).toMatchObject({ account: { id: '42' } });
  },
);

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

/** Signs in at a server, and gives a way to ask it whose answers must not tell where the data is. */
async function visitorOf(server: ChildProcess) {
  onTestFinished(() => void server.kill('SIGKILL'));
  const { url, cookie } = await entered(await printedLink(server.stdout!));
  const headers = { cookie, 'x-tribefinder': '1', 'content-type': 'application/json' };
  return async (path: string, method = 'GET', sent?: unknown) => {
    const bytes = sent instanceof Uint8Array ? (sent as BodyInit) : JSON.stringify(sent);
    const body = sent === undefined ? {} : { body: bytes };
    const response = await fetch(`${url}api/v1/${path}`, { method, headers, ...body });
    const text = await response.text();
    expect(text).not.toContain(folder.path);
    return { status: response.status, text };
  };
}

/** More than fits where a disk is full. */
const MANY = Array.from({ length: 500 }, (_, person) => {
  return `{"type":"follow","person":"${person}","at":"2026-01-01T00:00:00Z"}\n`;
});
const CORRECTION = { kind: 'topic', label: 'Mine', keywords: ['rust'], examples: [] };

test('a read-only database is served; a change is refused with the reason', async () => {
  const locked = join(folder.path, 'served');
  mkdirSync(locked);
  const database = join(locked, 'all.sqlite');
  copyFileSync(whole, database);
  chmodSync(folder.path, 0o755);
  chmodSync(database, 0o444);
  chmodSync(locked, 0o555);
  onTestFinished(() => chmodSync(locked, 0o755));
  const args = [MAIN, 'serve', '--port', '0'];
  const ask = await visitorOf(spawn(process.execPath, args, anyUser(database)));
  expect((await ask('report')).status).toBe(200);
  const refused = await ask('corrections', 'POST', CORRECTION);
  expect(refused).toMatchObject({
    status: 503,
    text: expect.stringContaining('The database cannot be written'),
  });
  expect((await ask('session', 'DELETE')).status).toBe(200);
  expect((await ask('report')).status).toBe(401);
});

test('a server whose disk fills says so, shows pages, and lets people sign out', async () => {
  const database = copyOf('filling.sqlite');
  const environment = { ...process.env, TRIBE_DB: database, NODE: process.execPath, MAIN };
  const line = 'trap "" XFSZ; ulimit -f 128; exec "$NODE" "$MAIN" serve --port 0';
  const server = spawn('/bin/sh', ['-c', line], {
    env: { ...environment, NODE_COMPILE_CACHE: '' },
  });
  const ask = await visitorOf(server);
  let last = await ask('corrections', 'POST', CORRECTION);
  expect(last.status).toBe(200);
  for (let write = 0; write < 60 && last.status === 200; write++) {
    last = await ask('corrections', 'POST', { ...CORRECTION, label: `Mine ${write}` });
  }
  expect(last).toMatchObject({ status: 503, text: expect.stringMatching(/disk/) });
  const file = Buffer.from(MANY.join(''));
  const announced = await ask('imports', 'POST', { name: 'many.ndjson', size: file.length });
  const { id } = JSON.parse(announced.text) as { id: string };
  expect(JSON.parse((await ask(`imports/${id}/file`, 'PUT', file)).text)).toMatchObject({
    state: 'failed',
    message: expect.stringMatching(/disk/),
  });
  expect((await ask('report')).status).toBe(200);
  expect((await ask('session', 'DELETE')).status).toBe(200);
  expect((await ask('report')).status).toBe(401);
});

test('a server answers 503 without a path where its database is damaged', async () => {
  const bytes = readFileSync(whole);
  const database = new Database(whole, { readonly: true });
  const first = database.prepare(`select rootpage from sqlite_master where name = 'event'`);
  const page = Number(first.pluck().get());
  database.close();
  bytes.fill(0xa5, (page - 1) * 4096, page * 4096);
  const dashboard = await openDashboard(folder.write('damaged.sqlite', bytes));
  onTestFinished(() => dashboard.close());
  const response = await dashboard.ask('/api/v1/report', { cookie: await dashboard.enter() });
  const text = await response.text();
  expect({ status: response.status, text }).toMatchObject({
    status: 503,
    text: expect.stringContaining('The database is damaged'),
  });
  expect(text).not.toContain(folder.path);
});

test.each([
  [
    'of a newer version',
    'was written by a newer version',
    `insert into kysely_migration values ('9999', '')`,
  ],
  ['of another program', 'is a database of another program', 'drop table kysely_migration'],
])(
  'a database that becomes one %s under a server is named without a path',
  async (name, cause, sql) => {
    const location = copyOf(`${name}.sqlite`);
    const dashboard = await openDashboard(location);
    onTestFinished(() => dashboard.close());
    const cookie = await dashboard.enter();
    const database = new Database(location);
    database.exec(sql);
    database.close();
    for (const page of ['report', 'progress']) {
      const text = await (await dashboard.ask(`/api/v1/${page}`, { cookie })).text();
      expect(text).toContain(`The database ${cause}`);
      expect(text).not.toContain(folder.path);
    }
  },
);

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
