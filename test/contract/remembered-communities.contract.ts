import { describe, expect, it } from 'vitest';
import type { AccountId } from '../../src/model/ids.ts';
import type { RememberedCommunity } from '../../src/model/remembered-community.ts';
import type { AudienceEvent } from '../../src/model/events.ts';
import { instant, OWNER, person } from './store-events.ts';
import type { MakeTestDatabase } from './test-database.ts';
import { importBatches, NOW } from './test-database.ts';

const PEOPLE = ['a', 'b', 'c', 'd'];
const FIRST: RememberedCommunity = {
  id: 'rust',
  label: 'rust · \u{1f980}',
  splitFrom: { id: 'code', label: 'code', at: 5 },
  mergedFrom: [{ id: 'c', label: 'C', at: 7 }],
  people: Int32Array.of(0, 2, 3),
};
const GONE: RememberedCommunity = {
  id: 'gone',
  label: 'gone',
  goneSince: 3,
  mergedFrom: [],
  people: Int32Array.of(1),
};

const follow = (id: string): AudienceEvent => ({
  type: 'follow',
  person: person(id),
  after: instant(NOW),
  before: instant(NOW),
});

export function rememberedCommunitiesContract(make: MakeTestDatabase): void {
  describe('communities remembered', () => {
    it('are those told last, each account its own, also after opening again', async () => {
      const database = make();
      const store = await database.open();
      // Numbers are given in the order in which people come, which is not that of their ids.
      await importBatches(store, [
        [follow('d'), follow('b')],
        [follow('c'), follow('a')],
      ]);
      await store.log.ensureAccount({ id: 'other' as AccountId, platform: 'x' });
      expect(await store.results.recallCommunities(OWNER, PEOPLE)).toEqual([]);
      const nothing = await store.results.communitiesDigest(OWNER);
      await store.results.rememberCommunities(OWNER, PEOPLE, [GONE]);
      await store.results.rememberCommunities(OWNER, PEOPLE, [FIRST, GONE]);
      const digest = await store.results.communitiesDigest(OWNER);
      await store.close();
      const again = await database.open();
      expect(await again.results.recallCommunities(OWNER, PEOPLE)).toEqual([GONE, FIRST]);
      expect(await again.results.recallCommunities('other' as AccountId, PEOPLE)).toEqual([]);
      expect(await again.results.communitiesDigest('other' as AccountId)).toBe(nothing);
      expect(await again.results.communitiesDigest(OWNER)).toBe(digest);
      const fewer = { ...FIRST, people: Int32Array.of(0, 2) };
      await again.results.rememberCommunities(OWNER, PEOPLE, [fewer, GONE]);
      expect(await again.results.communitiesDigest(OWNER)).not.toBe(digest);
    });

    it('hold nobody who is forgotten, nor whoever comes next in their place', async () => {
      const store = await make().open();
      await importBatches(store, [[follow('a'), follow('b')]]);
      const community = { ...FIRST, people: Int32Array.of(0, 1) };
      await store.results.rememberCommunities(OWNER, ['a', 'b'], [community]);
      await store.privacy.forget(OWNER, person('b'));
      await importBatches(store, [[follow('c')]]);
      const [remembered] = await store.results.recallCommunities(OWNER, ['a', 'c']);
      expect(remembered!.people).toEqual(Int32Array.of(0));
    });

    it('are of the people still known, at the places they have now', async () => {
      const store = await make().open();
      await importBatches(store, [
        [follow('d'), follow('b')],
        [follow('c'), follow('a')],
      ]);
      await store.results.rememberCommunities(OWNER, PEOPLE, [FIRST]);
      const [community] = await store.results.recallCommunities(OWNER, ['0', 'a', 'b', 'd']);
      expect(community.people).toEqual(Int32Array.of(1, 3));
      await store.results.rememberCommunities(
        OWNER,
        ['0', 'a'],
        [{ ...FIRST, people: Int32Array.of(0, 1) }],
      );
      const [rest] = await store.results.recallCommunities(OWNER, PEOPLE);
      expect(rest.people).toEqual(Int32Array.of(0));
    });

    it('have no part in what a report rests on', async () => {
      const store = await make().open();
      await importBatches(store, [[follow('a')]]);
      const before = await store.log.inputsOf(OWNER);
      await store.results.rememberCommunities(
        OWNER,
        ['a'],
        [{ ...FIRST, people: Int32Array.of(0) }],
      );
      expect(await store.log.inputsOf(OWNER)).toEqual(before);
    });
  });
}
