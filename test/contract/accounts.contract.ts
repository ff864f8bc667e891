import { describe, expect, it } from 'vitest';
import { TribeError } from '../../src/model/errors.ts';
import { UNNAMED_ACCOUNT } from '../../src/model/unnamed-account.ts';
import { DAY } from '../../src/model/instant.ts';
import type { PersonEvent } from '../../src/model/events.ts';
import type { AccountId } from '../../src/model/ids.ts';
import { instant, OWNER, person, post } from './store-events.ts';
import { importBatches, NOW } from './test-database.ts';
import type { MakeTestDatabase } from './test-database.ts';

const seen = (id: string, day: number, followers?: number) =>
  ({ type: 'person', id: person(id), at: instant(day * DAY), followers }) as PersonEvent;

export function accountsContract(make: MakeTestDatabase): void {
  describe('accounts', () => {
    it('change the version of the store with every change by any program', async () => {
      const database = make();
      const [store, other] = [await database.open(), await database.open()];
      const marks = [await store.version()];
      await store.accounts.add({ id: OWNER, platform: 'x' });
      marks.push(await store.version());
      await (await other.forAccount(OWNER)).profile.update({ platform: 'x', handle: 'robin' });
      marks.push(await store.version());
      await other.access.users.ensure({ id: 'x:42' });
      marks.push(await store.version());
      await store.access.users.ensure({ id: 'x:43' });
      marks.push(await store.version());
      expect(new Set(marks).size).toBe(marks.length);
      await store.accounts.all();
      await (await store.forAccount(OWNER)).log.inputs();
      expect(await store.version()).toBe(marks.at(-1));
    });

    it('are listed by id, and an update keeps what it leaves out', async () => {
      const store = await make().open();
      expect(await store.accounts.all()).toEqual([]);
      await store.accounts.add({ id: 'b' as AccountId, platform: 'other', handle: 'old' });
      await store.accounts.add({ id: 'a' as AccountId, platform: 'mastodon', name: 'Ann' });
      const { profile } = await store.forAccount('b' as AccountId);
      await profile.update({ platform: 'x', name: 'Bea' });
      await profile.update({ platform: 'x', handle: 'new' });
      expect(await profile.read()).toEqual({ id: 'b', platform: 'x', handle: 'new', name: 'Bea' });
      expect(await store.accounts.all()).toEqual([
        { id: 'a', platform: 'mastodon', name: 'Ann' },
        { id: 'b', platform: 'x', handle: 'new', name: 'Bea' },
      ]);
    });

    it('know how many followers the nearest profile of their owner had, within 30 days', async () => {
      const store = await make().open();
      await importBatches(store, [
        [seen(OWNER, 100, 500), seen(OWNER, 120, 700), seen(OWNER, 109), seen('9', 110, 3)],
      ]);
      const { profile } = await store.forAccount(OWNER);
      const near = [69, 70, 109, 111, 150, 151].map((day) =>
        profile.followersNear(instant(day * DAY)),
      );
      expect(await Promise.all(near)).toEqual([undefined, 500, 500, 700, 700, undefined]);
    });

    it('keep their platform, and do not change when added again', async () => {
      const store = await make().open();
      const known = { id: OWNER, platform: 'x', handle: 'robin' } as const;
      await store.accounts.add(known);
      await store.accounts.add({ id: OWNER, platform: 'bluesky', handle: 'mallory' });
      await (await store.forAccount(OWNER)).profile.update({ platform: 'bluesky' });
      await importBatches(store, [[{ type: 'account', id: OWNER, platform: 'other' }]]);
      expect(await store.accounts.all()).toEqual([known]);
    });

    it('take their name from account events, and change the digest with it', async () => {
      const store = await make().open();
      await importBatches(store, [[{ type: 'account', id: OWNER, platform: 'x', handle: 'old' }]]);
      const before = await (await store.forAccount(OWNER)).log.inputs();
      await importBatches(store, [[{ type: 'account', id: OWNER, platform: 'x', handle: 'new' }]]);
      const after = await (await store.forAccount(OWNER)).log.inputs();
      expect(after.digest).not.toBe(before.digest);
      await importBatches(store, [[{ type: 'account', id: OWNER, platform: 'x', handle: 'old' }]]);
      expect(await store.accounts.all()).toEqual([{ id: OWNER, platform: 'other', handle: 'new' }]);
      expect(await (await store.forAccount(OWNER)).log.inputs()).toEqual(after);
      expect(after.events).toBe(2);
    });

    it('give data without an account to the first account with a name', async () => {
      const store = await make().open();
      await store.accounts.add({ id: UNNAMED_ACCOUNT, platform: 'other' });
      const { log } = await store.forAccount(UNNAMED_ACCOUNT);
      const session = await log.beginImport({ kind: 'event-file', name: 'f', at: NOW });
      const event = { type: 'deletion', post: post('1') } as const;
      await session.write({ events: [{ event, line: 1 }], rejected: [] });
      expect([await store.accounts.all(), await store.accounts.holdsUnnamed()]).toEqual([[], true]);
      const named = { id: OWNER, platform: 'bluesky', handle: 'robin' } as const;
      await store.accounts.add(named);
      await store.accounts.add({ id: 'b' as AccountId, platform: 'x' });
      expect(await store.accounts.holdsUnnamed()).toBe(false);
      expect(await (await store.forAccount(OWNER)).profile.read()).toEqual(named);
      expect((await (await store.forAccount(OWNER)).log.inputs()).events).toBe(1);
    });

    it('can get another id that no other account has', async () => {
      const store = await make().open();
      const [byHandle, other] = ['handle:robin', 'b'] as AccountId[];
      await store.accounts.add({ id: byHandle, platform: 'other', name: 'Robin' });
      await store.accounts.add({ id: other, platform: 'x' });
      await store.accounts.change(byHandle, { id: OWNER, platform: 'x', handle: 'robin' });
      await expect(store.accounts.change(other, { id: OWNER, platform: 'x' })).rejects.toThrow(
        TribeError,
      );
      expect(await store.accounts.all()).toEqual([
        { id: 'b', platform: 'x' },
        { id: OWNER, platform: 'x', handle: 'robin' },
      ]);
    });

    it('do not share data', async () => {
      const store = await make().open();
      await store.accounts.add({ id: 'other' as AccountId, platform: 'x' });
      const said = {
        type: 'post',
        id: post('1'),
        at: instant(5),
        text: 'hi',
        kind: 'reply',
      } as const;
      await importBatches(store, [[said]]);
      expect((await (await store.forAccount(OWNER)).log.inputs()).events).toBe(1);
      expect((await (await store.forAccount('other' as AccountId)).log.inputs()).events).toBe(0);
      expect(
        (await (await store.forAccount('other' as AccountId)).log.loadAudience()).posts,
      ).toEqual([]);
    });

    it('explain what to do if an account does not exist', async () => {
      const store = await make().open();
      const source = { kind: 'event-file', name: 'f', at: NOW };
      for (const ask of [
        () => store.forAccount(OWNER).then((own) => own.log.inputs()),
        () => store.forAccount(OWNER).then((own) => own.log.loadAudience()),
        () => store.forAccount(OWNER).then((own) => own.quarantine.lines()),
        () => store.forAccount(OWNER).then((own) => own.results.recall('report', 'key')),
        () => store.forAccount(OWNER).then((own) => own.log.beginImport(source)),
      ]) {
        await expect(ask()).rejects.toBeInstanceOf(TribeError);
        await expect(ask()).rejects.toMatchObject({ advice: expect.stringContaining('Import') });
      }
    });
  });
}
