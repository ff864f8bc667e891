import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { inTransaction } from '../../src/store/sqlite/in-transaction.ts';
import { openStore } from '../../src/app/open-store.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { manyEvents, OWNER } from './many-events.ts';

const folder = temporaryFolder();

function database(): Database.Database {
  const opened = new Database(':memory:');
  opened.exec('create table word (text text)');
  return opened;
}

const words = (opened: Database.Database): unknown[] =>
  opened.prepare('select text from word').pluck().all();

describe('a transaction', () => {
  it('is rolled back if its work fails', async () => {
    const opened = database();
    const work = inTransaction(opened, 'begin immediate', async () => {
      opened.exec(`insert into word values ('lost')`);
      await Promise.resolve();
      throw new Error('no more words');
    });
    await expect(work).rejects.toThrow('no more words');
    expect(words(opened)).toEqual([]);
    await inTransaction(opened, 'begin', async () => opened.exec(`insert into word values ('a')`));
    expect(words(opened)).toEqual(['a']);
  });

  it('throws the first error, even if SQLite has already rolled back', async () => {
    const opened = database();
    const work = inTransaction(opened, 'begin immediate', async () => {
      opened.exec('rollback');
      throw new Error('the disk is full');
    });
    await expect(work).rejects.toThrow('the disk is full');
  });

  it('throws the first error, even if the rollback fails', async () => {
    const opened = database();
    const work = inTransaction(opened, 'begin immediate', async () => {
      opened.close();
      throw new Error('the disk is gone');
    });
    await expect(work).rejects.toThrow('the disk is gone');
  });

  it('takes turns with other work of the same program', async () => {
    const store = await openStore(join(folder.path, 'turns.db'));
    await store.accounts.add({ id: OWNER, platform: 'x' });
    const events = manyEvents(1200).map((event, i) => ({ event, line: i + 1 }));
    const sessions = await Promise.all(
      ['a', 'b'].map((name) =>
        store
          .forAccount(OWNER)
          .then((own) => own.log.beginImport({ kind: 'event-file', name, at: 1 })),
      ),
    );
    const { runs } = (await store.forAccount(OWNER)).collector;
    const [first, second, begun, seen] = await Promise.all([
      sessions[0].write({ events, rejected: [] }),
      sessions[1].write({ events, rejected: [] }),
      Promise.all([runs.begin('followers', 1), runs.begin('followers', 2)]),
      store.forAccount(OWNER).then((own) => own.log.loadAudience()),
    ]);
    expect([first.added, second.added].toSorted((a, b) => a - b)).toEqual([0, events.length]);
    expect(begun[0]).toEqual(begun[1]);
    expect([0, events.length]).toContain(seen.events);
    expect((await (await store.forAccount(OWNER)).log.inputs()).events).toBe(events.length);
    await store.close();
  });
});
