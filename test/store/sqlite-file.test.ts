import { existsSync, mkdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it, onTestFinished, test } from 'vitest';
import { TribeError } from '../../src/model/errors.ts';
import { connect } from '../../src/store/sqlite/connect.ts';
import { openStore } from '../../src/app/open-store.ts';
import { storeOn } from '../support/store-on.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { manyEvents, OWNER } from './many-events.ts';

const folder = temporaryFolder();
const mode = (path: string): number => statSync(path).mode & 0o777;

async function failure(path: string): Promise<TribeError> {
  const error: unknown = await openStore(path).then(
    (store) => store.close(),
    (error: unknown) => error,
  );
  expect(error).toBeInstanceOf(TribeError);
  return error as TribeError;
}

describe('the database file', () => {
  it('is created with its folders, and only its owner may read it', async () => {
    const path = join(folder.path, 'new', 'deep', 'tribe.db');
    const store = await openStore(path);
    await store.accounts.add({ id: OWNER, platform: 'x' });
    expect(mode(join(folder.path, 'new'))).toBe(0o700);
    expect(mode(path)).toBe(0o600);
    expect(mode(`${path}-wal`)).toBe(0o600);
    await store.close();
  });

  it('does not change if it belongs to another program', async () => {
    const text = folder.write('notes.txt', 'Not a database, but long enough to be looked at.\n');
    expect((await failure(text)).message).toBe(`${text} is not a database.`);
    expect(readFileSync(text, 'utf8')).toContain('Not a database');

    const foreign = join(folder.path, 'foreign.db');
    new Database(foreign).exec('create table recipe (name text)').close();
    const before = readFileSync(foreign);
    expect((await failure(foreign)).message).toContain('another program');
    expect((await failure(foreign)).advice).toContain('--db');
    const tables = new Database(foreign).prepare('select name from sqlite_schema').pluck().all();
    expect(tables).toEqual(['recipe']);
    expect(before.length).toBeGreaterThan(0);
  });

  it('does not change if a newer version of the program wrote it', async () => {
    const path = join(folder.path, 'newer.db');
    await (await openStore(path)).close();
    const database = new Database(path);
    database.exec(`insert into kysely_migration values ('999-later', '2030-01-01T00:00:00Z')`);
    database.close();
    expect((await failure(path)).message).toContain('newer version');
  });

  it('cannot be created, and the error gives the reason', async () => {
    const file = folder.write('file', '');
    expect((await failure(join(file, 'tribe.db'))).message).toContain('cannot be');
    mkdirSync(join(folder.path, 'folder'));
    expect((await failure(join(folder.path, 'folder'))).message).toContain('cannot be');
  });

  it('keeps committed data when the disk is full, and continues when there is room', async () => {
    const path = join(folder.path, 'full.db');
    const clean = await openStore(join(folder.path, 'roomy.db'));
    const database = connect(path);
    const store = await storeOn(database);
    const pages = database.pragma('page_count', { simple: true }) as number;
    database.pragma(`max_page_count = ${pages + 20}`);
    const events = manyEvents(5000).map((event, i) => ({ event, line: i + 1 }));
    const source = { kind: 'event-file', name: 'f', at: 1 };
    for (const each of [store, clean]) await each.accounts.add({ id: OWNER, platform: 'x' });

    const session = await (await store.forAccount(OWNER)).log.beginImport(source);
    let written = 0;
    const error: unknown = await (async () => {
      for (let i = 0; i < events.length; i += 100) {
        written += (await session.write({ events: events.slice(i, i + 100), rejected: [] })).added;
      }
    })().catch((error: unknown) => error);
    expect(error).toBeInstanceOf(TribeError);
    expect((error as TribeError).message).toContain('disk is full');
    expect((error as TribeError).advice).toContain('Run the same command again');
    expect(written).toBeGreaterThan(0);
    expect((await (await store.forAccount(OWNER)).log.inputs()).events).toBe(written);

    database.pragma('max_page_count = 1000000');
    await session.write({ events, rejected: [] });
    await session.finish();
    const whole = await (await clean.forAccount(OWNER)).log.beginImport(source);
    await whole.write({ events, rejected: [] });
    await whole.finish();
    expect(await (await store.forAccount(OWNER)).log.loadAudience()).toEqual(
      await (await clean.forAccount(OWNER)).log.loadAudience(),
    );
    await store.close();
    await clean.close();
  });
});

// Linux says who holds which lock.
test.runIf(existsSync('/proc/locks'))(
  'a database that this process opens again keeps the lock of the first connection',
  () => {
    const path = join(folder.path, 'opened-twice.sqlite');
    const first = connect(path);
    onTestFinished(() => void first.close());
    first.exec('create table one (x)');
    first.prepare('select x from one').all();
    const inode = statSync(path).ino;
    const locks = (): number => readFileSync('/proc/locks', 'utf8').split(`:${inode} `).length - 1;
    const before = locks();
    expect(before).toBeGreaterThan(0);
    connect(path).close();
    expect(locks()).toBe(before);
  },
);
