import { describe, expect, it } from 'vitest';
import type { AccountId } from '../../src/model/ids.ts';
import type { CollectorMemory, Reservation } from '../../src/store/ports/collector-memory.ts';
import { instant, OWNER, person } from './store-events.ts';
import { importBatches } from './test-database.ts';
import type { MakeTestDatabase } from './test-database.ts';

const NOON = Date.UTC(2026, 2, 31, 12);
const HOUR = 3_600_000;

const page: Reservation = {
  run: null,
  key: 'followers 1',
  at: NOON,
  resource: 'followers',
  most: 100,
  unitPrice: 1000,
  runCap: 1e9,
  monthCap: 1e9,
};

const reserved = async (memory: CollectorMemory, request: Partial<Reservation> = {}) => {
  const answer = await memory.spending.reserve({ ...page, ...request });
  if ('refused' in answer) throw new Error(answer.refused);
  return answer.reservation;
};

const snapshot = (at: number, ids: string, rest: object = {}) =>
  ({
    type: 'snapshot',
    at: instant(at),
    complete: true,
    ordered: true,
    followers: [...ids].map(person),
    ...rest,
  }) as const;

export function collectorMemoryContract(make: MakeTestDatabase): void {
  const memoryOf = async () => {
    const store = await make().open();
    await store.accounts.add({ id: OWNER, platform: 'x' });
    return (await store.forAccount(OWNER)).collector;
  };
  const twoProcesses = async () => {
    const database = make();
    const [one, other] = [await database.open(), await database.open()];
    await one.accounts.add({ id: OWNER, platform: 'x' });
    return [
      (await one.forAccount(OWNER)).collector,
      (await other.forAccount(OWNER)).collector,
    ] as const;
  };

  describe('the memory of reading a platform', () => {
    it('belongs to one account, survives reopening, and does not change reports', async () => {
      const database = make();
      const store = await database.open();
      await store.accounts.add({ id: OWNER, platform: 'x' });
      await store.accounts.add({ id: 'other' as AccountId, platform: 'x' });
      const before = await (await store.forAccount(OWNER)).log.inputs();
      const memory = (await store.forAccount(OWNER)).collector;
      await memory.credentials.keep(Buffer.from([0, 255, 1]));
      await memory.settings.keep('a', '1');
      await memory.settings.keep('a', '2');
      await memory.settings.keep('b', '1');
      await memory.settings.keep('b', undefined);
      expect(await (await store.forAccount(OWNER)).log.inputs()).toEqual(before);
      await store.close();
      const again = (await (await database.open()).forAccount(OWNER)).collector;
      expect(Buffer.from((await again.credentials.read())!.sealed)).toEqual(
        Buffer.from([0, 255, 1]),
      );
      expect([await again.settings.read('a'), await again.settings.read('b')]).toEqual([
        '2',
        undefined,
      ]);
      const other = (await (await database.open()).forAccount('other' as AccountId)).collector;
      expect([await other.credentials.read(), await other.settings.read('a')]).toEqual([
        undefined,
        undefined,
      ]);
      await again.credentials.drop();
      expect(await again.credentials.read()).toBeUndefined();
    });

    it('lets one process renew a secret, and none overwrite a newer one', async () => {
      const [one, other] = await twoProcesses();
      await one.credentials.keep(Buffer.from('old'));
      const { version } = (await other.credentials.read())!;
      const claims = [
        await one.credentials.claimRenewal(version, 100, 200),
        await other.credentials.claimRenewal(version, 100, 200),
      ];
      expect(claims).toEqual([true, false]);
      // Whoever claimed it died: after its time somebody else may.
      expect(await other.credentials.claimRenewal(version, 199, 300)).toBe(false);
      expect(await other.credentials.claimRenewal(version, 200, 300)).toBe(true);
      expect(await other.credentials.finishRenewal(version, Buffer.from('new'))).toBe(true);
      expect(await one.credentials.finishRenewal(version, Buffer.from('lost'))).toBe(false);
      expect(await one.credentials.claimRenewal(version, 1000, 2000)).toBe(false);
      const found = (await one.credentials.read())!;
      expect(String(found.sealed)).toBe('new');
      expect(found.version).toBeGreaterThan(version);
    });

    it('continues the open run, page by page', async () => {
      const memory = await memoryOf();
      expect(await memory.runs.open('followers')).toBeUndefined();
      const run = await memory.runs.begin('followers', 5);
      const other = await memory.runs.begin('posts', 6);
      expect(run).toMatchObject({ kind: 'followers', startedAt: 5, cursor: null, stage: '' });
      expect(other.number).not.toBe(run.number);
      // Another process begins it too.
      expect(await memory.runs.begin('followers', 7)).toEqual(run);
      const settle = async (part: number, ids: string[], cursor: string | null) =>
        memory.spending.settle({
          reservation: await reserved(memory, { key: `followers ${part}` }),
          at: NOON,
          ids,
          run: {
            number: run.number,
            page: { part, sentAt: part, at: part * 10, ids },
            state: { cursor, stage: 'pages' },
          },
        });
      await settle(2, ['9007199254740993', 'c'], null);
      await settle(1, ['a', 'b'], 'x');
      await settle(1, [], 'y');
      expect(await memory.runs.open('followers')).toMatchObject({ cursor: 'y', stage: 'pages' });
      expect(await memory.runs.pages(run.number)).toEqual([
        { part: 1, sentAt: 1, at: 10, ids: [] },
        { part: 2, sentAt: 2, at: 20, ids: ['9007199254740993', 'c'] },
      ]);
      await memory.runs.end(run.number, 9, 'complete');
      expect(await memory.runs.open('followers')).toBeUndefined();
      expect(await memory.runs.last('followers', 'incomplete')).toBeUndefined();
      expect(await memory.runs.last('followers', 'complete')).toMatchObject({
        number: run.number,
        endedAt: 9,
      });
      const late = {
        reservation: await reserved(memory, { key: 'late' }),
        at: NOON,
        ids: ['d'],
        run: {
          number: run.number,
          state: { stage: 'too late' },
          from: { cursor: 'y', stage: 'pages' },
        },
      };
      expect(await memory.spending.settle(late)).toEqual({ reads: 1, isOurs: false });
      await memory.runs.update(run.number, { stage: 'too late' });
      expect(await memory.runs.last('followers', 'complete')).toMatchObject({ stage: 'pages' });
      await memory.runs.dropPagesBut('followers', run.number);
      expect(await memory.runs.pages(run.number)).toHaveLength(2);
      await memory.runs.dropPagesBut('followers', 0);
      expect(await memory.runs.pages(run.number)).toEqual([]);
    });
  });

  describe('the spending of an account', () => {
    it('counts each resource once a day (UTC), however often it is read', async () => {
      const memory = await memoryOf();
      const read = async (at: number, ids: string[], resource = 'followers') =>
        memory.spending.settle({
          reservation: await reserved(memory, { at, resource, key: ids.join() }),
          at,
          ids,
        });
      expect(await read(NOON, ['1', '2', '2'])).toEqual({ reads: 2, isOurs: true });
      expect((await read(NOON + 11 * HOUR, ['2', '3'])).reads).toBe(1);
      expect((await read(NOON, ['1'], 'users')).reads).toBe(1);
      expect((await read(NOON + 12 * HOUR, ['2', '3'])).reads).toBe(2);
      expect(await memory.spending.since(NOON)).toEqual([
        {
          day: '2026-03-31',
          resource: 'followers',
          unitPrice: 1000,
          reads: 3,
          amount: 3000,
          unsure: 0,
        },
        {
          day: '2026-03-31',
          resource: 'users',
          unitPrice: 1000,
          reads: 1,
          amount: 1000,
          unsure: 0,
        },
        {
          day: '2026-04-01',
          resource: 'followers',
          unitPrice: 1000,
          reads: 2,
          amount: 2000,
          unsure: 0,
        },
      ]);
      await memory.spending.forgetPaidBefore('2026-04-01');
      expect((await read(NOON + 13 * HOUR, ['3'])).reads).toBe(0);
      expect(await memory.spending.since(NOON + 12 * HOUR)).toHaveLength(1);
    });

    it('never exceeds the limit of a run or a month, reserved money included', async () => {
      const memory = await memoryOf();
      const caps = { run: 1, runCap: 150_000, monthCap: 260_000 };
      await reserved(memory, { ...caps, key: 'a' });
      expect(await memory.spending.reserve({ ...page, ...caps, key: 'b' })).toEqual({
        refused: 'run',
        left: 50_000,
      });
      expect(await memory.spending.ofRun(1)).toBe(100_000);
      await reserved(memory, { ...caps, run: 2, key: 'c' });
      expect(await memory.spending.reserve({ ...page, ...caps, run: 3, key: 'd' })).toEqual({
        refused: 'month',
        left: 60_000,
      });
      // The next month begins in twelve hours.
      await reserved(memory, { ...caps, run: 3, key: 'e', at: NOON + 12 * HOUR });
    });

    it('stays reserved for a lost response until the same request succeeds that day', async () => {
      const memory = await memoryOf();
      const tight = { run: 1, runCap: 100_000 };
      await reserved(memory, tight);
      expect(await memory.spending.since(NOON)).toMatchObject([
        { reads: 0, amount: 0, unsure: 100_000 },
      ]);
      // Asked again, for the same money; an answer that brings nothing leaves the lost one open.
      await memory.spending.release(await reserved(memory, tight));
      expect(await memory.spending.ofRun(1)).toBe(100_000);
      const again = await reserved(memory, tight);
      await memory.spending.settle({ reservation: again, at: NOON, ids: ['1'] });
      expect(await memory.spending.since(NOON)).toMatchObject([
        { reads: 1, amount: 1000, unsure: 0 },
      ]);
      await memory.spending.release(again);
      expect(await memory.spending.ofRun(1)).toBe(1000);
    });

    it('keeps money that a lost response reserved yesterday beside what is read today', async () => {
      const memory = await memoryOf();
      await reserved(memory, { most: 5 });
      const today = NOON + 20 * HOUR;
      await memory.spending.settle({
        reservation: await reserved(memory, { at: today }),
        at: today,
        ids: ['1'],
      });
      expect(await memory.spending.since(NOON)).toMatchObject([
        { day: '2026-03-31', amount: 0, unsure: 5000 },
        { day: '2026-04-01', amount: 1000, unsure: 0 },
      ]);
    });

    it('counts money that another process has reserved', async () => {
      const memories = await twoProcesses();
      let reservations = 0;
      for (let at = 0; at < 12; at++) {
        const ask = { ...page, run: 1, key: `page ${at}`, runCap: 500_000 };
        if ('reservation' in (await memories[at % 2]!.spending.reserve(ask))) reservations++;
      }
      expect(reservations).toBe(5);
      expect(await memories[0].spending.ofRun(1)).toBe(500_000);
    });
  });

  describe('look-ups and digests', () => {
    it('return people when they are due', async () => {
      const memory = await memoryOf();
      const doubts = Array.from({ length: 250 }, (_, at) => ({
        person: `p${String(at).padStart(3, '0')}`,
        since: 1,
        due: 10 + at,
        tries: 0,
      }));
      await memory.doubts.keep(doubts);
      await memory.doubts.keep([{ ...doubts[0]!, due: 500, tries: 1 }]);
      expect(await memory.doubts.due(12, 100)).toEqual(doubts.slice(1, 3));
      expect(await memory.doubts.due(1000, 2)).toHaveLength(2);
      await memory.doubts.drop(doubts.slice(1).map((doubt) => doubt.person));
      expect(await memory.doubts.due(1000, 10)).toEqual([{ ...doubts[0], due: 500, tries: 1 }]);
    });

    it('name what has changed', async () => {
      const memory = await memoryOf();
      const digests = new Map(Array.from({ length: 250 }, (_, at) => [`k${at}`, 'a'] as const));
      expect((await memory.digests.changed('profile', digests)).size).toBe(250);
      await memory.digests.keep('profile', digests);
      expect(
        await memory.digests.changed('profile', new Map([...digests, ['k7', 'b'], ['new', 'a']])),
      ).toEqual(new Set(['k7', 'new']));
      expect(await memory.digests.changed('post', new Map([['k7', 'a']]))).toEqual(new Set(['k7']));
      await memory.digests.keep('profile', new Map([['k7', 'b']]));
      expect((await memory.digests.all('profile')).get('k7')).toBe('b');
    });
  });

  describe('the last snapshot', () => {
    it('is the newest complete one before the given time, in list order', async () => {
      const store = await make().open();
      await importBatches(store, [
        [
          snapshot(10, 'ab'),
          snapshot(20, 'ca', { id: 'r', part: 1, parts: 2 }),
          snapshot(25, 'b', { id: 'r', part: 2, parts: 2 }),
          snapshot(30, 'a', { complete: false }),
          snapshot(40, 'a', { id: 's', part: 1, parts: 2 }),
        ],
      ]);
      expect(await (await store.forAccount(OWNER)).log.lastSnapshot(Infinity)).toEqual({
        at: 25,
        followers: ['c', 'a', 'b'].map(person),
      });
      expect(await (await store.forAccount(OWNER)).log.lastSnapshot(25)).toEqual({
        at: 10,
        followers: ['a', 'b'].map(person),
      });
      expect(await (await store.forAccount(OWNER)).log.lastSnapshot(10)).toBeUndefined();
    });
  });
}
