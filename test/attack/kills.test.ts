import { copyFileSync, mkdtempSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { beforeAll, expect, test } from 'vitest';
import { openStore } from '../../src/app/open-store.ts';
import type { AccountId } from '../../src/model/ids.ts';
import type { Store } from '../../src/store/ports/store.ts';
import { fill } from '../support/dashboard.ts';
import { smallAudience } from '../support/small-audience.ts';
import { tries } from '../support/soak.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { ended, startTribe } from '../support/tribe-process.ts';

const folder = temporaryFolder();
const [ONE, TWO] = ['1', '2'] as AccountId[];
/** A database with two accounts, and the same after the first was merged into the second. */
const [APART, MERGED] = [join(folder.path, 'apart.sqlite'), join(folder.path, 'merged.sqlite')];

async function withStore<Result>(
  path: string,
  work: (store: Store) => Promise<Result>,
): Promise<Result> {
  const store = await openStore(path);
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}

beforeAll(async () => {
  const audience = { followers: tries(150, 800), days: tries(60, 200) };
  await withStore(APART, async (store) => {
    for (const id of [ONE, TWO]) {
      const owner = { id, handle: `owner${id}` };
      await fill(store, smallAudience(folder.path, { ...audience, owner }));
    }
  });
  copyFileSync(APART, MERGED);
  await withStore(MERGED, (store) => store.accounts.merge({ from: ONE, into: TWO, at: 1 }));
});

/** All accounts, merges, inputs and sources, and whether SQLite finds the file whole. */
async function contentOf(path: string): Promise<unknown> {
  const content = await withStore(path, async ({ accounts, forAccount }) => {
    const all = await accounts.all();
    const each = all.map(async ({ id }) => {
      const { log } = await forAccount(id);
      return [id, await log.inputs(), await log.sources()];
    });
    return [await accounts.merged(), await Promise.all(each)];
  });
  const database = new Database(path, { readonly: true });
  const whole = database.pragma('integrity_check', { simple: true });
  database.close();
  return { content, whole };
}

function copyOf(path: string): string {
  const copy = join(mkdtempSync(join(folder.path, 'copy-')), 'copy.sqlite');
  copyFileSync(path, copy);
  return copy;
}

/** Starts a command, and kills it once it has begun to write, or somewhat later. */
async function killWhileWriting(args: string[], database: string): Promise<void> {
  const child = startTribe(args, { database });
  const end = ended(child);
  const log = `${database}-wal`;
  const hasBegun = () => (statSync(log, { throwIfNoEntry: false })?.size ?? 0) > 0;
  while (child.exitCode === null && !hasBegun()) await sleep(1);
  await sleep(tries(0, Math.random() * 500));
  child.kill('SIGKILL');
  await end;
}

test.each([
  ['merge', APART, ['accounts', 'merge', ONE, TWO, '--yes']],
  ['unmerge', MERGED, ['accounts', 'unmerge', ONE]],
  ['remove', APART, ['accounts', 'remove', ONE, '--yes']],
])(
  'accounts %s is done or not done after a kill -9, and can be repeated',
  async (_, from, args) => {
    const [before, whole] = [await contentOf(from), copyOf(from)];
    expect(await ended(startTribe(args, { database: whole }))).toMatchObject({ code: 0 });
    const after = await contentOf(whole);
    expect(after).not.toEqual(before);
    for (let round = 0; round < tries(1, 15); round++) {
      const database = copyOf(from);
      await killWhileWriting(args, database);
      expect([before, after]).toContainEqual(await contentOf(database));
      await ended(startTribe(args, { database }));
      expect(await contentOf(database)).toEqual(after);
    }
  },
);
