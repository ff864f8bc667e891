import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { openStore } from '../../src/app/open-store.ts';
import type { AccountId } from '../../src/model/ids.ts';
import { runTribe } from '../support/run-tribe.ts';
import { ended, startTribe } from '../support/tribe-process.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { idAt, newLayout, tweet } from '../support/x-archive/archive-contents.ts';
import { zipOf } from '../support/x-archive/write-archive.ts';
import { tries } from '../support/soak.ts';

const folder = temporaryFolder();
const LINES = tries(30_000, 60_000);
/** Bytes in the log of a new database into which an import has written a part. */
const MIDWAY = (await bytesOfNothing()) + 1_500_000;
const file = join(folder.path, 'events.ndjson');
writeFileSync(file, Array.from({ length: LINES }, (_, i) => `${line(i)}\n`).join(''));

/** An archive of as many facts, some of which cannot be read. */
const archive = join(folder.path, 'archive.zip');
writeFileSync(
  archive,
  zipOf(
    newLayout({
      at: '2024-01-01T00:00:00Z',
      tweets: Array.from({ length: LINES / 3 }, (_, i) => {
        const at = new Date(1.6e12 + i * 60_000).toISOString();
        return tweet(at, `post ${i}`, i % 1000 === 0 ? { created_at: 'never' } : {});
      }),
      followers: Array.from({ length: LINES / 3 }, (_, i) => idAt('2020-01-01T00:00:00Z', i)),
      following: Array.from({ length: LINES / 12 }, (_, i) => idAt('2020-01-01T00:00:00Z', i)),
    }),
  ),
);

/** Bytes in the log of a database that was just made. */
async function bytesOfNothing(): Promise<number> {
  const database = join(folder.path, 'new.sqlite');
  const store = await openStore(database);
  try {
    return statSync(`${database}-wal`).size;
  } finally {
    await store.close();
  }
}

/** Follows, bad lines, readings, and interests of which some are about unknown people. */
function line(i: number): string {
  if (i === 0) return '{"type":"account","id":"1","platform":"x"}';
  if (i % 1000 === 0) return `{"type":"follow","person":${i}}`;
  const at = new Date(1.7e12 + i * 60_000).toISOString();
  if (i % 997 === 0) {
    const followers = Array.from({ length: 200 }, (_, k) => String(i - k));
    return JSON.stringify({ type: 'snapshot', at, complete: true, followers });
  }
  if (i % 3 === 0) {
    const person = i % 999 === 0 ? `nobody ${i}` : String(i - 2);
    return JSON.stringify({ type: 'interest', person, term: `tea ${i % 50}` });
  }
  return JSON.stringify({ type: 'follow', person: String(i), at });
}

interface Knowledge {
  events: number;
  digest: string;
  quarantine: string[];
}

/** All that an import leaves behind, in an order that does not depend on how it went. */
async function knowledgeIn(database: string): Promise<Knowledge | undefined> {
  if (!existsSync(database)) return undefined;
  const store = await openStore(database);
  try {
    const [account] = await store.accounts.all();
    if (account === undefined) return undefined;
    const { events, digest } = await (
      await store.forAccount(account.id as AccountId)
    ).log.loadAudience();
    const lines = await (await store.forAccount(account.id)).quarantine.lines({ limit: LINES });
    const quarantine = lines.map((l) => JSON.stringify([l.source, l.line, l.text, l.reason]));
    return { events, digest, quarantine: quarantine.sort() };
  } finally {
    await store.close();
  }
}

/** How many events a database holds; none where there is no database yet. */
async function eventsIn(database: string): Promise<number> {
  if (!existsSync(database)) return 0;
  const store = await openStore(database);
  try {
    const [account] = await store.accounts.all();
    if (account === undefined) return 0;
    const { log } = await store.forAccount(account.id as AccountId);
    return (await log.inputs()).events;
  } finally {
    await store.close();
  }
}

async function cleanRun(path = file): Promise<Knowledge> {
  const database = `${path}.clean.sqlite`;
  if (!existsSync(database)) await runTribe(['import', path], { database });
  const knowledge = await knowledgeIn(database);
  if (knowledge === undefined) throw new Error('the clean run has imported nothing');
  return knowledge;
}

type WriteText = (text: string, done: (error?: Error | null) => void) => boolean;

/** Waits until a process has written more than so many bytes to the log of a database. */
async function writing(database: string, bytes: number, child: ChildProcess): Promise<void> {
  const log = `${database}-wal`;
  while (child.exitCode === null) {
    if ((statSync(log, { throwIfNoEntry: false })?.size ?? -1) > bytes) return;
    await sleep(1);
  }
}

describe('an import that is stopped and run again has the result of an uninterrupted one', () => {
  test.each([
    ['an event file', file],
    ['an archive', archive],
  ])('%s, killed (SIGKILL) at any moment, again and again', async (_, path) => {
    const database = `${path}.killed.sqlite`;
    const clean = await cleanRun(path);
    let partial = 0;
    for (let kill = 0; kill < tries(2, 12); kill++) {
      const child = startTribe(['import', path], { database });
      const end = ended(child);
      // The first is in the midst of it for certain.
      const bytes = kill === 0 ? MIDWAY : Math.random() * LINES * 5 * (kill + 1);
      await writing(database, bytes, child);
      child.kill('SIGKILL');
      await end;
      const events = await eventsIn(database);
      if (events > 0 && events < clean.events) partial++;
    }
    expect(partial).toBeGreaterThan(0);
    const ran = await runTribe(['import', path], { database });
    expect(ran.code).toBe(3);
    expect(await knowledgeIn(database)).toEqual(clean);
  });

  test('when a full disk stops it', async () => {
    const database = join(folder.path, 'full.sqlite');
    // A limit on the size of files: writing beyond it fails as on a full disk or used-up quota.
    const child = spawn(
      '/bin/sh',
      [
        '-c',
        `ulimit -f ${LINES / 10}; exec "$0" "$@"`,
        process.execPath,
        'src/cli/main.ts',
        'import',
        file,
      ],
      { env: { ...process.env, TRIBE_DB: database }, stdio: ['ignore', 'pipe', 'pipe'] },
    );
    const full = await ended(child);
    expect(full.code).toBe(1);
    expect(full.stderr).toMatch(/disk[^]*run the same command again/i);
    expect(full.stderr).not.toMatch(/bug in Tribefinder|at async/);
    expect(await eventsIn(database)).toBeGreaterThan(0);
    expect((await runTribe(['import', file], { database })).code).toBe(3);
    expect(await knowledgeIn(database)).toEqual(await cleanRun());
  });

  test('when Ctrl-C stops it, which says how to continue', async () => {
    const database = join(folder.path, 'stopped.sqlite');
    const child = startTribe(['import', file], { database });
    const end = ended(child);
    await writing(database, MIDWAY, child);
    child.kill('SIGINT');
    const stopped = await end;
    expect(stopped.code).toBe(130);
    expect(stopped.stdout).toMatch(/same command again to continue/);
    expect((await runTribe(['import', file], { database })).code).toBe(3);
    expect(await knowledgeIn(database)).toEqual(await cleanRun());
  });

  test('Ctrl-C while waiting for standard input ends at once and leaves nothing behind', async () => {
    const database = join(folder.path, 'waiting.sqlite');
    const temporary = mkdtempSync(join(folder.path, 'tmp-'));
    const environment = { TMPDIR: temporary };
    const child = startTribe(['import', '-'], { database, environment });
    const end = ended(child);
    const write = promisify(child.stdin!.write.bind(child.stdin!) as WriteText);
    // More than a pipe holds: once it is written, the program has begun to read.
    await write(`{"type":"follow"${' '.repeat(300_000)}`);
    const began = performance.now();
    child.kill('SIGINT');
    expect((await end).code).toBe(130);
    expect(performance.now() - began).toBeLessThan(5000);
    expect(readdirSync(temporary)).toEqual([]);
    expect(readdirSync(folder.path).filter((name) => name.startsWith('waiting'))).toEqual([]);
  });
});
