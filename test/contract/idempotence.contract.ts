import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AudienceEvent } from '../../src/model/events.ts';
import type { AccountId } from '../../src/model/ids.ts';
import { anyEvent, instant, OWNER, person } from './store-events.ts';
import { everything, importBatches, sessionOf } from './test-database.ts';
import type { MakeTestDatabase } from './test-database.ts';

const follow = (id: string): AudienceEvent => ({
  type: 'follow',
  person: person(id),
  after: 5,
  before: 5,
});

const status = (id: string): AudienceEvent => ({
  type: 'status',
  person: person(id),
  at: instant(7),
  status: 'active',
});

/** The same items in some order, some of them again, cut into some batches. */
function rearranged<Item>(items: Item[]): fc.Arbitrary<Item[][]> {
  return fc
    .tuple(
      fc.shuffledSubarray(items, { minLength: items.length }),
      fc.subarray(items),
      fc.array(fc.nat(items.length), { maxLength: 4 }),
    )
    .map(([shuffled, again, cuts]) => {
      const all = [...shuffled, ...again];
      const edges = [0, ...cuts.sort((a, b) => a - b), all.length];
      return edges.slice(1).map((edge, i) => all.slice(edges[i], edge));
    });
}

export function idempotenceContract(make: MakeTestDatabase): void {
  describe('the same event', () => {
    it('counts once in any order, batches and files', async () => {
      const imports = fc
        .array(anyEvent, { maxLength: 40 })
        .chain((events) => fc.tuple(fc.constant(events), rearranged(events), rearranged(events)));
      await fc.assert(
        fc.asyncProperty(imports, async ([events, once, twice]) => {
          const [plain, other] = [await make().openOnce(), await make().openOnce()];
          await importBatches(plain, [events]);
          await importBatches(other, once, 'one.ndjson');
          const again = await importBatches(other, twice, 'two.ndjson');
          expect(again.added).toBe(0);
          const [expected, found] = [await everything(plain), await everything(other)];
          // A line rejected from two files stands twice in the quarantine.
          const quarantined = expected.inputs.quarantined * 2;
          expect(found.inputs).toEqual({ ...expected.inputs, quarantined });
          expect(found.audience).toEqual({ ...expected.audience, quarantined });
          await Promise.all([plain.close(), other.close()]);
        }),
        { numRuns: make.tries },
      );
    });

    it('differs from every other event', async () => {
      await fc.assert(
        fc.asyncProperty(fc.array(anyEvent, { maxLength: 80 }), async (any) => {
          const store = await make().openOnce();
          const session = await sessionOf(store);
          // Posts that are gone are left out.
          const gone = new Set(any.map((event) => event.type === 'deletion' && event.post));
          const events = any.filter((event) => event.type !== 'post' || !gone.has(event.id));
          const distinct = new Set(events.map((event) => JSON.stringify(sorted(event))));
          const located = events.map((event, line) => ({ event, line }));
          const { added } = await session.write({ events: located, rejected: [] });
          expect(added).toBe(distinct.size);
          expect((await (await store.forAccount(OWNER)).log.inputs()).events).toBe(distinct.size);
          await store.close();
        }),
        { numRuns: make.tries },
      );
    });

    it('gives the same digest only for the same events', async () => {
      const store = await make().open();
      const digests = new Set<string>();
      for (const id of ['1', '2', '3']) {
        await importBatches(store, [[follow(id)]]);
        digests.add((await (await store.forAccount(OWNER)).log.inputs()).digest);
      }
      expect(digests.size).toBe(3);
    });
  });

  describe('a batch', () => {
    it('is written completely or not at all, and the session continues after an error', async () => {
      const database = make();
      const store = await database.open();
      await importBatches(store, [[follow('1')]]);
      const before = await (await store.forAccount(OWNER)).log.inputs();
      const session = await sessionOf(store);
      const misplaced = { type: 'account', id: 'another' as AccountId, platform: 'x' } as const;
      const broken = [follow('2'), follow('3'), misplaced].map((event) => ({ event, line: 1 }));
      const rejected = [{ line: 9, text: 'x', reason: 'y' }];
      await expect(session.write({ events: broken, rejected })).rejects.toThrow('another');
      expect(await (await store.forAccount(OWNER)).log.inputs()).toEqual(before);
      await session.write({ events: [{ event: follow('3'), line: 2 }], rejected: [] });
      await session.finish();
      const { people, follows } = await (await store.forAccount(OWNER)).log.loadAudience();
      expect(people.ids).toEqual(['1', '3']);
      expect([...follows.person]).toEqual([0, 1]);
    });

    it('stays stored if the session never finishes', async () => {
      const database = make();
      const store = await database.open();
      const session = await sessionOf(store);
      await session.write({ events: [{ event: follow('1'), line: 1 }], rejected: [] });
      await store.close();
      const again = await database.open();
      expect((await (await again.forAccount(OWNER)).log.inputs()).events).toBe(1);
      await importBatches(again, [[follow('1'), follow('2')]]);
      const clean = await make().open();
      await importBatches(clean, [[follow('1'), follow('2')]]);
      expect(await everything(again)).toEqual(await everything(clean));
    });
  });

  describe('two sessions at once', () => {
    it('give a person the same number, whichever meets them first', async () => {
      const database = make();
      const [one, two] = [await database.open(), await database.open()];
      const sessions = [await sessionOf(one), await sessionOf(two)];
      // The second names the person whom the first remembers as unknown, and the other way round.
      const batches: [number, AudienceEvent][] = [
        [0, status('1')],
        [1, follow('1')],
        [0, follow('2')],
        [1, status('2')],
        [0, status('1')],
        [0, { type: 'interest', person: person('1'), term: 'tea', weight: 1 }],
        [1, follow('3')],
        [0, { type: 'tie', from: person('1'), to: person('3') }],
      ];
      for (const [session, event] of batches) {
        await sessions[session]!.write({ events: [{ event, line: 1 }], rejected: [] });
      }
      for (const session of sessions) expect((await session.finish()).rejected).toBe(0);
      const clean = await make().open();
      await importBatches(clean, [batches.map(([, event]) => event)]);
      expect(await everything(two)).toEqual(await everything(clean));
      expect((await (await one.forAccount(OWNER)).log.inputs()).events).toBe(7);
    });
  });
}

/** With its fields in order of name, so that equal events have equal JSON. */
function sorted(value: unknown): unknown {
  if (value === Infinity || value === -Infinity) return String(value);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return Array.isArray(value) ? value.map(sorted) : value;
  }
  const entries = Object.entries(value).map(([name, inner]) => [name, sorted(inner)] as const);
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
}
