import { describe, expect, it } from 'vitest';
import type { RejectedLine } from '../../src/store/ports/event-log.ts';
import {
  LONGEST_QUARANTINED_TEXT,
  type QuarantinePage,
} from '../../src/store/ports/quarantine-store.ts';
import { OWNER } from './store-events.ts';
import { NOW, sessionOf } from './test-database.ts';
import type { MakeTestDatabase } from './test-database.ts';

const bad = (line: number, text = `bad ${line}`): RejectedLine => ({ line, text, reason: 'why' });

export function quarantineContract(make: MakeTestDatabase): void {
  describe('the quarantine', () => {
    it('keeps a row once, with its file, number, text, reason and time', async () => {
      const store = await make().open();
      const session = await sessionOf(store);
      const rejected = [bad(3), bad(7)];
      expect((await session.write({ events: [], rejected })).rejected).toBe(2);
      const later = await sessionOf(store, 'events.ndjson', NOW + 5);
      expect((await later.write({ events: [], rejected })).rejected).toBe(0);
      expect(await (await store.forAccount(OWNER)).quarantine.lines()).toEqual([
        {
          id: 1,
          source: 'events.ndjson',
          line: 3,
          text: 'bad 3',
          length: 5,
          reason: 'why',
          rejectedAt: NOW,
          awaitsPerson: false,
        },
        {
          id: 2,
          source: 'events.ndjson',
          line: 7,
          text: 'bad 7',
          length: 5,
          reason: 'why',
          rejectedAt: NOW,
          awaitsPerson: false,
        },
      ]);
      expect((await (await store.forAccount(OWNER)).log.inputs()).quarantined).toBe(2);
      expect((await (await store.forAccount(OWNER)).log.loadAudience()).quarantined).toBe(2);
    });

    it('treats a row with another file, line, text, length or reason as another row', async () => {
      const store = await make().open();
      const session = await sessionOf(store);
      const rejected = [
        bad(1),
        bad(2, 'bad 1'),
        bad(1, 'bad'),
        { ...bad(1), reason: 'because' },
        { ...bad(1), length: 99 },
      ];
      expect((await session.write({ events: [], rejected })).rejected).toBe(5);
      const other = await sessionOf(store, 'g.ndjson');
      expect((await other.write({ events: [], rejected })).rejected).toBe(5);
    });

    it('cuts a long row and records its length, and accepts any character', async () => {
      const store = await make().open();
      const session = await sessionOf(store);
      const long = 'é'.repeat(LONGEST_QUARANTINED_TEXT + 1);
      const rejected = [bad(1, long), { ...bad(2, 'start'), length: 1e7 }, bad(3, 'a\0b\ud800c')];
      await session.write({ events: [], rejected });
      const [first, second, third] = await (await store.forAccount(OWNER)).quarantine.lines();
      expect(first!.text).toBe('é'.repeat(LONGEST_QUARANTINED_TEXT));
      expect(first!.length).toBe(LONGEST_QUARANTINED_TEXT + 1);
      expect(second).toMatchObject({ text: 'start', length: 1e7 });
      expect(third).toMatchObject({ text: 'a\u2400b\ufffdc', length: 5 });
    });

    it('lists open rows until they are fixed, a page at a time', async () => {
      const store = await make().open();
      const session = await sessionOf(store);
      await session.write({ events: [], rejected: [bad(1), bad(2), bad(3)] });
      await (await store.forAccount(OWNER)).quarantine.resolve(2, NOW + 1);
      await (await store.forAccount(OWNER)).quarantine.resolve(2, NOW + 9);
      const ids = async (page = {}) =>
        (await (await store.forAccount(OWNER)).quarantine.lines(page)).map(({ id }) => id);
      expect(await ids()).toEqual([1, 3]);
      expect(await ids({ includeResolved: true })).toEqual([1, 2, 3]);
      expect(await ids({ limit: 1 })).toEqual([1]);
      expect(await ids({ limit: 1, after: 1 })).toEqual([3]);
      expect((await (await store.forAccount(OWNER)).log.inputs()).quarantined).toBe(2);
      expect((await (await store.forAccount(OWNER)).quarantine.line(2))!.resolvedAt).toBe(NOW + 1);
      await (await store.forAccount(OWNER)).quarantine.reopen(2);
      expect(await ids()).toEqual([1, 2, 3]);
      expect(await (await store.forAccount(OWNER)).quarantine.line(2)).not.toHaveProperty(
        'resolvedAt',
      );
      expect(await (await store.forAccount(OWNER)).quarantine.line(4)).toBeUndefined();
    });

    it('finds rows by text in any case, sorts them by a column, and counts them', async () => {
      const store = await make().open();
      const rows = [bad(3, '100% Élan'), bad(1, '100 elan'), bad(2, 'a_b')];
      await (await sessionOf(store, 'a.csv')).write({ events: [], rejected: rows });
      await (await sessionOf(store, 'B.csv')).write({ events: [], rejected: [bad(9, '\\n')] });
      const { quarantine } = await store.forAccount(OWNER);
      const ids = async (page: QuarantinePage) =>
        (await quarantine.lines(page)).map(({ id }) => id);
      expect(await ids({ text: '100%' })).toEqual([1]);
      expect(await ids({ text: 'Élan' })).toEqual([1]);
      expect(await ids({ text: 'ELAN' })).toEqual([2]);
      expect(await ids({ text: '_' })).toEqual([3]);
      expect(await ids({ text: '\\' })).toEqual([4]);
      expect(await ids({ text: 'b.CSV' })).toEqual([4]);
      expect(await ids({ text: '\0' })).toEqual([]);
      expect(await ids({ after: 10 ** 9 - 1 })).toEqual([]);
      expect(await quarantine.line(10 ** 9 - 1)).toBeUndefined();
      expect(await ids({ sort: { by: 'row', descending: false }, skip: 10 ** 9 - 1 })).toEqual([]);
      const byLine = { by: 'line', descending: true } as const;
      expect(await ids({ sort: byLine })).toEqual([4, 1, 3, 2]);
      expect(await ids({ sort: byLine, skip: 1, limit: 2 })).toEqual([1, 3]);
      await quarantine.resolve(1, NOW);
      expect(await quarantine.count()).toBe(3);
      expect(await quarantine.count({ text: '100' })).toBe(1);
      expect(await quarantine.count({ text: '100', includeResolved: true })).toBe(2);
    });

    it('does not reopen a fixed row when the old file is imported again', async () => {
      const store = await make().open();
      const session = await sessionOf(store);
      await session.write({ events: [], rejected: [bad(1)] });
      await (await store.forAccount(OWNER)).quarantine.resolve(1, NOW);
      await session.write({ events: [], rejected: [bad(1)] });
      expect(await (await store.forAccount(OWNER)).quarantine.lines()).toEqual([]);
    });

    it('closes a row, a range, a file or all, and returns how many were open', async () => {
      const store = await make().open();
      const rejected = [bad(1), bad(2), bad(3), bad(4)];
      await (await sessionOf(store, 'a.csv')).write({ events: [], rejected });
      await (await sessionOf(store, 'b.csv')).write({ events: [], rejected });
      const { quarantine } = await store.forAccount(OWNER);
      const open = async (): Promise<number[]> => (await quarantine.lines()).map(({ id }) => id);
      expect(await quarantine.resolveAll({ first: 2, last: 2 }, NOW)).toBe(1);
      expect(await quarantine.resolveAll({ first: 1, last: 3 }, NOW)).toBe(2);
      expect(await open()).toEqual([4, 5, 6, 7, 8]);
      expect(await quarantine.resolveAll({ first: 6, last: 99, source: 'a.csv' }, NOW)).toBe(0);
      expect(await quarantine.resolveAll({ first: 8, source: 'b.csv' }, NOW)).toBe(1);
      expect(await quarantine.resolveAll({ source: 'b.csv' }, NOW + 1)).toBe(3);
      expect(await quarantine.resolveAll({ source: 'nothing' }, NOW)).toBe(0);
      expect(await open()).toEqual([4]);
      expect(await quarantine.resolveAll({}, NOW)).toBe(1);
      expect(await quarantine.resolveAll({}, NOW)).toBe(0);
      expect((await quarantine.line(8))?.resolvedAt).toBe(NOW);
      expect((await quarantine.line(7))?.resolvedAt).toBe(NOW + 1);
    });

    it('closes the rows of a corrected file that are not rejected again', async () => {
      const store = await make().open();
      const first = [bad(1), bad(2), bad(3)];
      await (await sessionOf(store, 'a.csv')).write({ events: [], rejected: first });
      await (await sessionOf(store, 'b.csv')).write({ events: [], rejected: first });
      const session = await sessionOf(store, 'a.csv', NOW + 5);
      await session.write({ events: [], rejected: [bad(2)] });
      await session.write({ events: [], rejected: [bad(9)] });
      expect(await session.closeCorrected()).toBe(2);
      expect(await session.closeCorrected()).toBe(0);
      const { quarantine } = await store.forAccount(OWNER);
      expect((await quarantine.lines()).map(({ source, line }) => [source, line])).toEqual([
        ['a.csv', 2],
        ['b.csv', 1],
        ['b.csv', 2],
        ['b.csv', 3],
        ['a.csv', 9],
      ]);
      expect((await quarantine.line(1))?.resolvedAt).toBe(NOW + 5);
    });
  });
}
