import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AudienceLog } from '../../src/model/audience-log.ts';
import type { AudienceEvent } from '../../src/model/events.ts';
import { instant, OWNER, person } from './store-events.ts';
import { everything, importBatches } from './test-database.ts';
import type { MakeTestDatabase } from './test-database.ts';

const list = (at: number, ...followers: string[]): AudienceEvent => ({
  type: 'snapshot',
  at: instant(at),
  complete: true,
  ordered: false,
  followers: followers.map(person),
});
const profile = (id: string, handle: string, at?: number): AudienceEvent => ({
  type: 'person',
  id: person(id),
  handle,
  ...(at !== undefined && { at: instant(at) }),
});
const interest = (id: string, term: string): AudienceEvent => ({
  type: 'interest',
  person: person(id),
  term,
  weight: 1,
});

/** Who is in each snapshot, by id. */
function listed({ people, snapshots }: AudienceLog): string[][] {
  return snapshots.map(({ followers }) => Array.from(followers, (i) => people.ids[i]).sort());
}

/** Few people, each in several forms, so that they meet. */
const anyName = fc
  .constantFrom('1', '2', 'robin', '@Robin', 'https://x.com/robin/', 'handle:Ada', 'ADA')
  .map(person);
const anyTime = fc.constantFrom(10, 20, 30).map(instant);
const anyFact: fc.Arbitrary<AudienceEvent> = fc.oneof(
  fc
    .record({
      type: fc.constant('person' as const),
      id: anyName,
      handle: fc.constantFrom('Robin', '@ada', 'new'),
      bio: fc.constantFrom('tea', 'Rust'),
      at: fc.option(anyTime, { nil: undefined }),
    })
    .map(({ at, ...said }) => ({ ...said, ...(at !== undefined && { at }) })),
  fc.tuple(anyTime, fc.array(anyName, { maxLength: 4 })).map(([at, ids]) => list(at, ...ids)),
  fc
    .tuple(anyName, anyTime)
    .map(([who, at]) => ({ type: 'follow' as const, person: who, after: at, before: at })),
  fc.tuple(anyName, fc.constantFrom('tea', 'Rust')).map(([who, term]) => interest(who, term)),
  fc
    .tuple(anyName, anyName)
    .filter(([from, to]) => from !== to)
    .map(([from, to]) => ({ type: 'tie' as const, from, to })),
);

export function handlesContract(make: MakeTestDatabase): void {
  const opened = async () => {
    const store = await make().openOnce();
    await store.accounts.add({ id: OWNER, platform: 'x' });
    return store;
  };
  const audienceOf = async (...events: AudienceEvent[]) => {
    const store = await opened();
    await importBatches(store, [events]);
    return (await everything(store)).audience;
  };

  describe('a person known by handle', () => {
    it('is one person, whatever the form of the handle', async () => {
      const log = await audienceOf(
        list(10, 'robin', '@Robin', '2'),
        list(20, 'https://x.com/robin', '2'),
        { type: 'follow', person: person('@robin'), after: 5, before: 5 },
        { type: 'follow', person: person('ROBIN'), after: 5, before: 5 },
      );
      expect(listed(log)).toEqual([
        ['2', 'handle:robin'],
        ['2', 'handle:robin'],
      ]);
      expect(log.people.profiles).toEqual([undefined, { handle: 'robin' }]);
      expect(log.follows.person).toEqual(Int32Array.of(1));
    });

    it('is the person whose profile has the handle, whichever is read first', async () => {
      const log = await audienceOf(
        list(10, '1', '2'),
        list(20, '@ada', '@robin', '@cleo'),
        profile('1', 'Robin', 15),
        profile('2', 'Ada', 99),
        interest('robin', 'tea'),
      );
      expect(listed(log)).toEqual([
        ['1', '2'],
        ['1', '2', 'handle:cleo'],
      ]);
      expect(log.interests.person).toEqual(Int32Array.of(0));
      expect(log.quarantined).toBe(0);
    });

    it('is whoever had the handle at that time; two ids with the same handle stay two people', async () => {
      const log = await audienceOf(
        profile('1', 'robin', 10),
        profile('1', 'sparrow', 20),
        profile('2', 'robin', 30),
        list(12, 'robin'),
        list(25, 'robin'),
        list(35, 'robin', 'sparrow'),
      );
      expect(listed(log)).toEqual([['1'], ['2'], ['1', '2']]);
    });

    it('is nobody known after the handle changed', async () => {
      const log = await audienceOf(
        profile('1', 'robin', 10),
        profile('1', 'sparrow', 20),
        list(15, 'robin'),
        list(25, 'robin', '1'),
      );
      expect(listed(log)).toEqual([['1'], ['1', 'handle:robin']]);
    });

    it('gives the same audience in any order of imports', async () => {
      const imports = fc
        .array(anyFact, { minLength: 2, maxLength: 14 })
        .chain((facts) =>
          fc.tuple(
            fc.constant(facts),
            fc.shuffledSubarray(facts, { minLength: facts.length }),
            fc.nat(facts.length),
          ),
        );
      await fc.assert(
        fc.asyncProperty(imports, async ([facts, shuffled, cut]) => {
          const [store, other] = [await opened(), await opened()];
          await importBatches(store, [facts]);
          await importBatches(other, [shuffled.slice(0, cut)], 'one');
          await importBatches(other, [shuffled.slice(cut)], 'two');
          expect(await everything(other)).toEqual(await everything(store));
          await Promise.all([store.close(), other.close()]);
        }),
        { numRuns: make.tries, seed: 11 },
      );
    });

    it('keeps corrections and communities when a profile reveals the id', async () => {
      const store = await opened();
      await importBatches(store, [[list(10, '@Robin', '9')]]);
      const own = await store.forAccount(OWNER);
      await own.corrections.add(
        { kind: 'follow-churner', person: person('handle:robin'), followChurner: true },
        1,
      );
      const { people } = await own.log.loadAudience();
      const said = { id: 'tea', label: 'tea', people: Int32Array.of(0, 1) };
      await own.results.rememberCommunities(people.ids, [said as never]);
      await importBatches(store, [[profile('1', 'robin', 20)]]);
      const log = await own.log.loadAudience();
      expect(log.people.ids).toEqual(['1', '9']);
      expect(log.corrections).toMatchObject([{ person: '1' }]);
      const [remembered] = await own.results.recallCommunities(log.people.ids);
      expect(remembered.people).toEqual(Int32Array.of(0, 1));
    });

    it('is not looked up by id', async () => {
      const store = await opened();
      await importBatches(store, [[list(10, '@Robin', '8', '9'), profile('8', 'ada', 5)]]);
      const { log } = await store.forAccount(OWNER);
      expect(await log.lastSnapshot(99)).toEqual({ at: 10, followers: ['8', '9'] });
      await importBatches(store, [[list(20, '@robin', '@ada', '@cleo')]]);
      expect(await log.lastSnapshot(99)).toBeUndefined();
    });
  });

  describe('forgetting a person known by handle', () => {
    const joined = [
      list(10, '@Robin', '2'),
      list(20, '1', '2'),
      profile('1', 'robin', 15),
      interest('robin', 'tea'),
    ];

    it.each(['1', 'handle:robin', '@ROBIN'])(
      'forgets id and handle: asked for %s',
      async (name) => {
        const [store, never] = [await opened(), await opened()];
        await importBatches(never, [[list(10, '2'), list(20, '2')]]);
        await importBatches(store, [joined]);
        const { privacy } = await store.forAccount(OWNER);
        await privacy.forget(person(name));
        const expected = await everything(never);
        expect(await everything(store)).toEqual(expected);
        const again = await importBatches(store, [joined], 'again');
        expect(again).toMatchObject({ added: 0 });
        expect(await everything(store)).toEqual(expected);
        expect(await privacy.tracesOf(person('1'))).toBeUndefined();
        expect((await privacy.forgotten())(person('https://x.com/robin'))).toBe(true);
      },
    );

    it('keeps events about somebody else who has the handle by now', async () => {
      const store = await opened();
      await importBatches(store, [
        [
          profile('1', 'robin', 10),
          profile('1', 'sparrow', 20),
          profile('2', 'robin', 30),
          list(12, '@robin', '9'),
          list(35, '@robin', '9'),
        ],
      ]);
      await (await store.forAccount(OWNER)).privacy.forget(person('1'));
      expect(listed((await everything(store)).audience)).toEqual([['9'], ['2', '9']]);
    });

    it('leaves out a later profile of a person whose handle alone was known', async () => {
      const store = await opened();
      await importBatches(store, [[list(10, '@Robin', '2')]]);
      const { privacy } = await store.forAccount(OWNER);
      expect(await privacy.tracesOf(person('robin'))).toMatchObject({ events: { snapshot: 1 } });
      await privacy.forget(person('robin'));
      await importBatches(store, [[profile('1', 'Robin', 20), list(20, 'ROBIN', '2')]]);
      expect((await everything(store)).audience.people.ids).toEqual(['2']);
    });
  });
}
