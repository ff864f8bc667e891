import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AudienceEvent } from '../../src/model/events.ts';
import { parseLine } from '../../src/model/parse-event.ts';
import { instant, namingEvent, OWNER, person, post, referringEvent } from './store-events.ts';
import { everything, importBatches, NOW, sessionOf } from './test-database.ts';
import type { MakeTestDatabase } from './test-database.ts';

const interest: AudienceEvent = {
  type: 'interest',
  person: person('12'),
  term: 'tea "green"\n',
  weight: 0.5,
};
const status: AudienceEvent = {
  type: 'status',
  person: person('12'),
  at: instant(1_700_000_000_123),
  status: 'deleted',
};
const tie: AudienceEvent = { type: 'tie', from: person('1'), to: person('12') };
const follow = (id: string): AudienceEvent => ({
  type: 'follow',
  person: person(id),
  after: 5,
  before: 5,
});

/** One event of every type that names the person 12. */
const naming: AudienceEvent[] = [
  { type: 'person', id: person('12') },
  follow('12'),
  { type: 'unfollow', person: person('12'), after: 1, before: 2, reason: 'unknown' },
  {
    type: 'snapshot',
    at: instant(9),
    complete: false,
    ordered: false,
    followers: [person('3'), person('12')],
  },
  { type: 'engagement', person: person('12'), post: post('1'), kind: 'like', at: instant(4) },
  { type: 'following', person: person('12') },
  { type: 'unfollowing', person: person('12') },
];

export function referencesContract(make: MakeTestDatabase): void {
  describe('events about people whom nothing else names', () => {
    it('are rejected with their file, line and reason, as rows with the same content', async () => {
      const store = await make().open();
      const counts = await importBatches(store, [
        [follow('1'), interest],
        [status, tie],
      ]);
      expect(counts).toEqual({ added: 1, known: 0, rejected: 3 });
      const lines = await (await store.forAccount(OWNER)).quarantine.lines();
      expect(lines.map(({ source, line, reason }) => [source, line, reason])).toEqual([
        ['events.ndjson', 2, 'unknown person 12'],
        ['events.ndjson', 3, 'unknown person 12'],
        ['events.ndjson', 4, 'unknown person 12'],
      ]);
      const parsed = lines.map(({ text }) => parseLine(text));
      expect(parsed).toEqual([{ event: interest }, { event: status }, { event: tie }]);
      expect(lines.every(({ awaitsPerson }) => awaitsPerson)).toBe(true);
      expect(lines[0]!.rejectedAt).toBe(NOW);
      expect(await (await store.forAccount(OWNER)).log.inputs()).toMatchObject({
        events: 1,
        quarantined: 3,
      });
    });

    it('are not rejected twice, and do not count as new', async () => {
      const store = await make().open();
      await importBatches(store, [[follow('1'), interest]]);
      const before = await (await store.forAccount(OWNER)).log.inputs();
      const again = await importBatches(store, [[follow('1'), interest]]);
      expect(again).toEqual({ added: 0, known: 1, rejected: 1 });
      expect(await (await store.forAccount(OWNER)).log.inputs()).toEqual(before);
    });

    it('add nobody to the audience, even before they are rejected', async () => {
      const store = await make().open();
      const session = await sessionOf(store);
      const events = [follow('1'), interest, status, tie].map((event) => ({ event, line: 1 }));
      await session.write({ events, rejected: [] });
      const before = await (await store.forAccount(OWNER)).log.loadAudience();
      await session.finish();
      const after = await (await store.forAccount(OWNER)).log.loadAudience();
      const unsettled = { events: before.events, digest: before.digest, quarantined: 0 };
      expect({ ...after, ...unsettled }).toEqual(before);
      expect(after.people.ids).toEqual(['1']);
      expect(after.interests.terms).toEqual([]);
    });

    for (const event of naming) {
      it(`return by themselves once a ${event.type} names their people`, async () => {
        const [store, clean] = [await make().open(), await make().open()];
        await importBatches(store, [[follow('1'), interest, status, tie]]);
        const counts = await importBatches(store, [[event]], 'later.ndjson');
        expect(counts).toEqual({ added: 4, known: 0, rejected: 0 });
        expect(await (await store.forAccount(OWNER)).quarantine.lines()).toEqual([]);
        await importBatches(clean, [[event, follow('1'), interest, status, tie]]);
        expect(await everything(store)).toEqual(await everything(clean));
      });
    }

    it('stay rejected while one of two people is unknown', async () => {
      const store = await make().open();
      await importBatches(store, [[tie]]);
      expect((await importBatches(store, [[follow('12')]])).added).toBe(1);
      expect(await (await store.forAccount(OWNER)).quarantine.lines()).toHaveLength(1);
      expect((await importBatches(store, [[follow('1')]])).added).toBe(2);
      expect((await (await store.forAccount(OWNER)).log.loadAudience()).ties.from).toHaveLength(1);
    });

    it('do not return after the owner closed them, until reopened', async () => {
      const store = await make().open();
      await importBatches(store, [[interest]]);
      await (await store.forAccount(OWNER)).quarantine.resolve(1, NOW);
      expect((await importBatches(store, [[follow('12')]])).added).toBe(1);
      await (await store.forAccount(OWNER)).quarantine.reopen(1);
      expect((await importBatches(store, [[]])).added).toBe(1);
      expect(
        (await (await store.forAccount(OWNER)).log.loadAudience()).interests.terms,
      ).toHaveLength(1);
    });

    it('give the same audience whichever file comes first', async () => {
      const files = fc.tuple(
        fc.array(referringEvent, { maxLength: 12 }),
        fc.array(fc.oneof(namingEvent, referringEvent), { maxLength: 12 }),
      );
      await fc.assert(
        fc.asyncProperty(files, async ([first, second]) => {
          const [forwards, backwards] = [await make().openOnce(), await make().openOnce()];
          await importBatches(forwards, [first], 'first');
          await importBatches(forwards, [second], 'second');
          await importBatches(backwards, [second], 'second');
          await importBatches(backwards, [first], 'first');
          expect(await everything(forwards)).toEqual(await everything(backwards));
          await Promise.all([forwards.close(), backwards.close()]);
        }),
        { numRuns: make.tries },
      );
    });

    it('are moved by the thousand', async () => {
      const store = await make().open();
      const many = Array.from({ length: 12_000 }, (_, i): AudienceEvent => ({
        type: 'interest',
        person: person(`p${i % 3000}`),
        term: `t${i}`,
        weight: 1,
      }));
      const people = Array.from({ length: 3000 }, (_, i) => follow(`p${i}`));
      expect((await importBatches(store, [many])).rejected).toBe(12_000);
      expect((await (await store.forAccount(OWNER)).log.inputs()).events).toBe(0);
      expect((await importBatches(store, [people])).added).toBe(15_000);
      expect(
        (await (await store.forAccount(OWNER)).log.loadAudience()).interests.person,
      ).toHaveLength(12_000);
      const clean = await make().open();
      await importBatches(clean, [people, many]);
      expect(await (await store.forAccount(OWNER)).log.inputs()).toEqual(
        await (await clean.forAccount(OWNER)).log.inputs(),
      );
    });
  });
}
