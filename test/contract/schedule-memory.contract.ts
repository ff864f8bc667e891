import { describe, expect, it } from 'vitest';
import type { AccountId } from '../../src/model/ids.ts';
import { OWNER } from './store-events.ts';
import type { MakeTestDatabase } from './test-database.ts';

export function scheduleMemoryContract(make: MakeTestDatabase): void {
  const opened = async () => {
    const store = await make().open();
    await store.accounts.add({ id: OWNER, platform: 'x' });
    await store.accounts.add({ id: 'other' as AccountId, platform: 'x' });
    return store;
  };

  describe('the memory of watching an account', () => {
    it('belongs to one account, and does not change reports', async () => {
      const store = await opened();
      const before = await (await store.forAccount(OWNER)).log.inputs();
      const memory = (await store.forAccount(OWNER)).schedule;
      expect(await memory.plan()).toBeUndefined();
      await memory.keepPlan('{"when":"daily"}');
      await memory.keepProgress('{"handled":1}');
      await memory.keepProgress('{"handled":2}');
      expect(await memory.lease.claim('me', 10, 20)).toBe(true);
      await memory.runs.end(await memory.runs.begin(5, 6), {
        endedAt: 9,
        outcome: 'complete',
        findings: '{}',
        spent: 1_000,
      });
      expect(await memory.plan()).toBe('{"when":"daily"}');
      expect(await memory.progress()).toBe('{"handled":2}');
      const other = (await store.forAccount('other' as AccountId)).schedule;
      expect([await other.plan(), await other.progress(), await other.lease.current()]).toEqual([
        undefined,
        undefined,
        undefined,
      ]);
      expect(await other.runs.newest(9)).toEqual([]);
      await memory.keepPlan(undefined);
      expect(await memory.plan()).toBeUndefined();
      expect(await (await store.forAccount(OWNER)).log.inputs()).toEqual(before);
    });

    it('lets one process watch, until it stops or its lease ends', async () => {
      const database = make();
      const [first, second] = [await database.open(), await database.open()];
      await first.accounts.add({ id: OWNER, platform: 'x' });
      const [one, other] = [
        (await first.forAccount(OWNER)).schedule,
        (await second.forAccount(OWNER)).schedule,
      ];
      const claims = await Promise.all([
        one.lease.claim('one', 100, 200),
        other.lease.claim('other', 100, 200),
      ]);
      expect(claims.toSorted()).toEqual([false, true]);
      const [holder, loser] = claims[0] === true ? ['one', 'other'] : ['other', 'one'];
      expect(await one.lease.claim(holder, 150, 250)).toBe(true);
      expect(await other.lease.current()).toEqual({ holder, since: 100, until: 250 });
      expect(await other.lease.claim(loser, 249, 349)).toBe(false);
      await other.lease.release(loser);
      expect(await other.lease.claim(loser, 250, 350)).toBe(true);
      expect(await one.lease.claim(holder, 260, 360)).toBe(false);
      expect(await one.lease.current()).toEqual({ holder: loser, since: 250, until: 350 });
      await other.lease.release(loser);
      expect(await one.lease.current()).toBeUndefined();
      expect(await one.lease.claim(holder, 261, 361)).toBe(true);
    });

    it('returns the newest runs, with an unfinished one as open', async () => {
      const memory = (await (await opened()).forAccount(OWNER)).schedule;
      const end = { endedAt: 3, outcome: 'complete', findings: '{"came":1}', spent: 5 };
      const first = await memory.runs.begin(1, 2);
      await memory.runs.end(first, end);
      await memory.runs.end(first, { ...end, outcome: 'never said' });
      const second = await memory.runs.begin(10, 11);
      expect(await memory.runs.newest(9)).toEqual([
        { number: second, dueAt: 10, startedAt: 11, end: undefined },
        { number: first, dueAt: 1, startedAt: 2, end },
      ]);
      for (let i = 0; i < 300; i++) await memory.runs.begin(20 + i, 20 + i);
      const kept = await memory.runs.newest(1000);
      expect(kept.length).toBeLessThan(250);
      expect(kept[0]).toMatchObject({ dueAt: 319 });
    });
  });
}
