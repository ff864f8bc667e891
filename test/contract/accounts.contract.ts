import { describe, expect, it } from 'vitest';
import { TribeError } from '../../src/model/errors.ts';
import type { AccountId } from '../../src/model/ids.ts';
import { instant, OWNER, post } from './store-events.ts';
import { importBatches, NOW } from './test-database.ts';
import type { MakeTestDatabase } from './test-database.ts';

export function accountsContract(make: MakeTestDatabase): void {
  describe('accounts', () => {
    it('tells by a mark whether anything has changed, whoever changed it', async () => {
      const database = make();
      const [store, other] = [await database.open(), await database.open()];
      const marks = [await store.log.version()];
      await store.log.ensureAccount({ id: OWNER, platform: 'x' });
      marks.push(await store.log.version());
      await other.log.ensureAccount({ id: OWNER, platform: 'x', handle: 'robin' });
      marks.push(await store.log.version());
      await other.access.users.ensure({ id: 'x:42' });
      marks.push(await store.log.version());
      await store.access.users.ensure({ id: 'x:43' });
      marks.push(await store.log.version());
      expect(new Set(marks).size).toBe(marks.length);
      await store.log.accounts();
      await store.log.inputsOf(OWNER);
      expect(await store.log.version()).toBe(marks.at(-1));
    });

    it('lists them by id; the newest word on each wins, and what it leaves out stays', async () => {
      const store = await make().open();
      expect(await store.log.accounts()).toEqual([]);
      await store.log.ensureAccount({ id: 'b' as AccountId, platform: 'other', handle: 'old' });
      await store.log.ensureAccount({ id: 'a' as AccountId, platform: 'mastodon', name: 'Ann' });
      await store.log.ensureAccount({ id: 'b' as AccountId, platform: 'x', name: 'Bea' });
      await store.log.ensureAccount({ id: 'b' as AccountId, platform: 'x', handle: 'new' });
      expect(await store.log.accounts()).toEqual([
        { id: 'a', platform: 'mastodon', name: 'Ann' },
        { id: 'b', platform: 'x', handle: 'new', name: 'Bea' },
      ]);
    });

    it('learns from account events, once each, and the digest knows', async () => {
      const store = await make().open();
      await importBatches(store, [[{ type: 'account', id: OWNER, platform: 'x', handle: 'old' }]]);
      const before = await store.log.inputsOf(OWNER);
      await importBatches(store, [[{ type: 'account', id: OWNER, platform: 'x', handle: 'new' }]]);
      const after = await store.log.inputsOf(OWNER);
      expect(after.digest).not.toBe(before.digest);
      await importBatches(store, [[{ type: 'account', id: OWNER, platform: 'x', handle: 'old' }]]);
      expect(await store.log.accounts()).toEqual([{ id: OWNER, platform: 'x', handle: 'new' }]);
      expect(await store.log.inputsOf(OWNER)).toEqual(after);
      expect(after.events).toBe(2);
    });

    it('keeps what accounts know apart', async () => {
      const store = await make().open();
      await store.log.ensureAccount({ id: 'other' as AccountId, platform: 'x' });
      const said = {
        type: 'post',
        id: post('1'),
        at: instant(5),
        text: 'hi',
        kind: 'reply',
      } as const;
      await importBatches(store, [[said]]);
      expect((await store.log.inputsOf(OWNER)).events).toBe(1);
      expect((await store.log.inputsOf('other' as AccountId)).events).toBe(0);
      expect((await store.log.loadAudience('other' as AccountId)).posts).toEqual([]);
    });

    it('says what to do about an account that is not there', async () => {
      const store = await make().open();
      const source = { account: OWNER, kind: 'event-file', name: 'f', at: NOW };
      for (const ask of [
        () => store.log.inputsOf(OWNER),
        () => store.log.loadAudience(OWNER),
        () => store.quarantine.lines(OWNER),
        () => store.results.recall(OWNER, 'report', 'key'),
        () => store.log.beginImport(source),
      ]) {
        await expect(ask()).rejects.toBeInstanceOf(TribeError);
        await expect(ask()).rejects.toMatchObject({ advice: expect.stringContaining('Import') });
      }
    });
  });
}
