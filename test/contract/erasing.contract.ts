import { describe, expect, it } from 'vitest';
import { isErasedId } from '../../src/model/erased-account.ts';
import type { AudienceEvent } from '../../src/model/events.ts';
import type { AccountStore } from '../../src/store/ports/account-store.ts';
import type { Store } from '../../src/store/ports/store.ts';
import { instant, OWNER, person, post } from './store-events.ts';
import { everything, importBatches, NOW, sessionOf } from './test-database.ts';
import type { MakeTestDatabase } from './test-database.ts';

const ADA = person('did:plc:ada');
const BOB = person('did:plc:bob');

const list = (at: number, followers: readonly string[]): AudienceEvent => ({
  type: 'snapshot',
  at: instant(at),
  complete: true,
  ordered: true,
  followers: followers.map(person),
});

/** When somebody followed, and what became of it. */
const spells = (who: ReturnType<typeof person>): AudienceEvent[] => [
  { type: 'follow', person: who, after: 1, before: 1 },
  { type: 'unfollow', person: who, after: 8, before: 9, reason: 'unfollowed' },
  { type: 'status', person: who, at: instant(9), status: 'deleted' },
  { type: 'following', person: who },
  list(5, [who, BOB]),
  list(20, [BOB, who]),
];

const PERSONAL: AudienceEvent[] = [
  { type: 'person', id: ADA, handle: 'ada.example', bio: 'Engines', at: instant(5) },
  { type: 'interest', person: ADA, term: 'engines', weight: 1 },
  { type: 'engagement', person: ADA, post: post('1'), kind: 'like', at: instant(7) },
  { type: 'tie', from: ADA, to: BOB },
  { type: 'tie', from: BOB, to: ADA },
];

const OTHERS: AudienceEvent[] = [
  { type: 'post', id: post('1'), at: instant(2), text: 'Hello', kind: 'original' },
  { type: 'person', id: BOB, handle: 'bob.example', bio: 'Rust', at: instant(5) },
  { type: 'interest', person: BOB, term: 'rust', weight: 1 },
];

const of = (store: Store): Promise<AccountStore> => store.forAccount(OWNER);

async function filled(store: Store): Promise<Store> {
  await importBatches(store, [[...OTHERS, ...PERSONAL, ...spells(ADA)]]);
  return store;
}

/** Returns the id under which an erased account is known now. */
async function standIn(store: Store): Promise<ReturnType<typeof person>> {
  const { ids } = (await everything(store)).audience.people;
  return person(ids.find(isErasedId)!);
}

export function erasingContract(make: MakeTestDatabase): void {
  describe('an account that its platform deleted', () => {
    it('keeps its spells under a digest, and loses all that it wrote', async () => {
      const store = await filled(await make().open());
      const rejected = [
        { line: 1, text: `follow,${ADA},nonsense`, reason: 'no' },
        { line: 2, text: 'follow,@ada.example,nonsense', reason: 'no' },
        { line: 3, text: `follow,${BOB},nonsense`, reason: 'no' },
      ];
      await (await sessionOf(store)).write({ events: [], rejected });
      const { results, privacy, quarantine } = await of(store);
      await results.remember('report', 'key', 'ada.example');
      await privacy.erase([ADA]);
      const digest = await standIn(store);
      const expected = await make().open();
      await importBatches(expected, [[...OTHERS, ...spells(digest)]]);
      const { inputs, audience } = await everything(store);
      const never = await everything(expected);
      expect({ ...inputs, quarantined: 0 }).toEqual(never.inputs);
      expect({ ...audience, quarantined: 0 }).toEqual(never.audience);
      expect(JSON.stringify(audience)).not.toMatch(/ada/i);
      expect((await quarantine.lines()).map(({ line }) => line)).toEqual([3]);
      expect(await results.recall('report', 'key')).toBeUndefined();
      expect(await privacy.tracesOf(ADA)).toBeUndefined();
    });

    it('does not keep what brought it', async () => {
      const store = await make().open();
      const follow = { type: 'follow', after: 1, before: 1, via: 'tram people' } as const;
      await importBatches(store, [
        [
          { ...follow, person: ADA },
          { ...follow, person: BOB },
        ],
      ]);
      await (await of(store)).privacy.erase([ADA]);
      await importBatches(store, [[{ ...follow, person: ADA }]]);
      const { people, follows, brought } = (await everything(store)).audience;
      const came = Array.from(follows.person, (who, f) => [
        people.ids[who],
        brought[follows.via[f]!],
      ]);
      expect(came).toEqual([
        [await standIn(store), undefined],
        [BOB, 'tram people'],
      ]);
    });

    it('is recognised in later imports, of which nothing personal is stored', async () => {
      const database = make();
      const store = await filled(await database.open());
      const [other, open] = [await database.open(), await sessionOf(store, 'open')];
      await (await of(other)).privacy.erase([ADA, BOB]);
      const expected = await everything(other);
      const events = [...PERSONAL, ...spells(ADA)].map((event) => ({ event, line: 1 }));
      for (const session of [open, await sessionOf(other, 'new')]) {
        expect(await session.write({ events, rejected: [] })).toEqual({
          added: 0,
          known: spells(ADA).length,
          rejected: 0,
          leftOut: PERSONAL.length,
        });
        await session.finish();
      }
      await (await of(other)).privacy.erase([ADA]);
      expect(await everything(await database.open())).toEqual(expected);
    });

    it('is the same person when it comes back', async () => {
      const store = await filled(await make().open());
      const { privacy } = await of(store);
      await privacy.erase([ADA, BOB]);
      await privacy.restore([ADA, person('did:plc:cleo')]);
      await privacy.restore([BOB]);
      const expected = await make().open();
      await importBatches(expected, [[OTHERS[0]!, ...spells(ADA)]]);
      const [now, before] = [await everything(store), await everything(expected)];
      expect(now).toEqual(before);
      expect((await importBatches(store, [PERSONAL])).added).toBe(PERSONAL.length);
    });

    it('stays what the owner said of it', async () => {
      const store = await filled(await make().open());
      const { corrections, privacy } = await of(store);
      await corrections.add({ kind: 'follow-churner', person: ADA, followChurner: true }, NOW);
      await privacy.erase([ADA]);
      const digest = await standIn(store);
      const said = async () => (await corrections.all()).map(({ correction }) => correction);
      expect(await said()).toEqual([
        { kind: 'follow-churner', person: digest, followChurner: true },
      ]);
      await privacy.restore([ADA]);
      expect(await said()).toEqual([{ kind: 'follow-churner', person: ADA, followChurner: true }]);
    });

    it('leaves nothing behind if it only engaged', async () => {
      const store = await make().open();
      const gone: AudienceEvent = {
        type: 'status',
        person: ADA,
        at: instant(9),
        status: 'deleted',
      };
      await importBatches(store, [[...OTHERS, ...PERSONAL, gone]]);
      await (await of(store)).privacy.erase([ADA]);
      const expected = await make().open();
      await importBatches(expected, [OTHERS]);
      await importBatches(store, [[]]);
      expect(await everything(store)).toEqual(await everything(expected));
    });

    it('is erased by handle too, and whoever has the handle now is not', async () => {
      const store = await make().open();
      await store.accounts.add({ id: OWNER, platform: 'bluesky' });
      const byHandle = person('@ada.example');
      await importBatches(store, [
        [
          ...OTHERS,
          ...spells(ADA),
          ...PERSONAL,
          { type: 'follow', person: byHandle, after: 3, before: 3 },
          { type: 'person', id: BOB, handle: 'ada.example', at: instant(50) },
          { type: 'engagement', person: byHandle, kind: 'mention', at: instant(60) },
        ],
      ]);
      await (await of(store)).privacy.erase([ADA]);
      const { people, follows, engagements } = (await everything(store)).audience;
      expect(people.ids).toEqual([await standIn(store), BOB]);
      expect(Array.from(follows.person, (who) => people.ids[who])).toEqual([
        people.ids[0],
        people.ids[0],
      ]);
      expect(Array.from(engagements.person, (who) => people.ids[who])).toEqual([BOB]);
    });
  });
}
