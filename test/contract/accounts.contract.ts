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
      const marks = [await store.version()];
      await store.ensureAccount({ id: OWNER, platform: 'x' });
      marks.push(await store.version());
      await other.ensureAccount({ id: OWNER, platform: 'x', handle: 'robin' });
      marks.push(await store.version());
      await other.access.ensureUser({ id: 'x:42' });
      marks.push(await store.version());
      await store.access.ensureUser({ id: 'x:43' });
      marks.push(await store.version());
      expect(new Set(marks).size).toBe(marks.length);
      await store.accounts();
      await store.inputsOf(OWNER);
      expect(await store.version()).toBe(marks.at(-1));
    });

    it('lists them by id; the newest word on each wins, and what it leaves out stays', async () => {
      const store = await make().open();
      expect(await store.accounts()).toEqual([]);
      await store.ensureAccount({ id: 'b' as AccountId, platform: 'other', handle: 'old' });
      await store.ensureAccount({ id: 'a' as AccountId, platform: 'mastodon', name: 'Ann' });
      await store.ensureAccount({ id: 'b' as AccountId, platform: 'x', name: 'Bea' });
      await store.ensureAccount({ id: 'b' as AccountId, platform: 'x', handle: 'new' });
      expect(await store.accounts()).toEqual([
        { id: 'a', platform: 'mastodon', name: 'Ann' },
        { id: 'b', platform: 'x', handle: 'new', name: 'Bea' },
      ]);
    });

    it('learns from account events, once each, and the digest knows', async () => {
      const store = await make().open();
      await importBatches(store, [[{ type: 'account', id: OWNER, platform: 'x', handle: 'old' }]]);
      const before = await store.inputsOf(OWNER);
      await importBatches(store, [[{ type: 'account', id: OWNER, platform: 'x', handle: 'new' }]]);
      const after = await store.inputsOf(OWNER);
      expect(after.digest).not.toBe(before.digest);
      await importBatches(store, [[{ type: 'account', id: OWNER, platform: 'x', handle: 'old' }]]);
      expect(await store.accounts()).toEqual([{ id: OWNER, platform: 'x', handle: 'new' }]);
      expect(await store.inputsOf(OWNER)).toEqual(after);
      expect(after.events).toBe(2);
    });

    it('keeps what accounts know apart', async () => {
      const store = await make().open();
      await store.ensureAccount({ id: 'other' as AccountId, platform: 'x' });
      const said = {
        type: 'post',
        id: post('1'),
        at: instant(5),
        text: 'hi',
        kind: 'reply',
      } as const;
      await importBatches(store, [[said]]);
      expect((await store.inputsOf(OWNER)).events).toBe(1);
      expect((await store.inputsOf('other' as AccountId)).events).toBe(0);
      expect((await store.loadAudience('other' as AccountId)).posts).toEqual([]);
    });

    it('says what to do about an account that is not there', async () => {
      const store = await make().open();
      const source = { account: OWNER, kind: 'event-file', name: 'f', at: NOW };
      for (const ask of [
        () => store.inputsOf(OWNER),
        () => store.loadAudience(OWNER),
        () => store.quarantined(OWNER),
        () => store.recall(OWNER, 'report', 'key'),
        () => store.beginImport(source),
      ]) {
        await expect(ask()).rejects.toBeInstanceOf(TribeError);
        await expect(ask()).rejects.toMatchObject({ advice: expect.stringContaining('Import') });
      }
    });
  });
}
