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
  describe('remembered communities', () => {
    it('are the latest ones of each account, also after reopening the database', async () => {
      const database = make();
      const store = await database.open();
      // Numbers are given in the order in which people come, which is not that of their ids.
      await importBatches(store, [
        [follow('d'), follow('b')],
        [follow('c'), follow('a')],
      ]);
      await store.accounts.add({ id: 'other' as AccountId, platform: 'x' });
      expect(await (await store.forAccount(OWNER)).results.recallCommunities(PEOPLE)).toEqual([]);
      const nothing = await (await store.forAccount(OWNER)).results.communitiesDigest();
      await (await store.forAccount(OWNER)).results.rememberCommunities(PEOPLE, [GONE]);
      await (await store.forAccount(OWNER)).results.rememberCommunities(PEOPLE, [FIRST, GONE]);
      const digest = await (await store.forAccount(OWNER)).results.communitiesDigest();
      await store.close();
      const again = await database.open();
      expect(await (await again.forAccount(OWNER)).results.recallCommunities(PEOPLE)).toEqual([
        GONE,
        FIRST,
      ]);
      expect(
        await (await again.forAccount('other' as AccountId)).results.recallCommunities(PEOPLE),
      ).toEqual([]);
      expect(await (await again.forAccount('other' as AccountId)).results.communitiesDigest()).toBe(
        nothing,
      );
      expect(await (await again.forAccount(OWNER)).results.communitiesDigest()).toBe(digest);
      const fewer = { ...FIRST, people: Int32Array.of(0, 2) };
      await (await again.forAccount(OWNER)).results.rememberCommunities(PEOPLE, [fewer, GONE]);
      expect(await (await again.forAccount(OWNER)).results.communitiesDigest()).not.toBe(digest);
    });

    it('never contain a forgotten person, or the person with the next number', async () => {
      const store = await make().open();
      await importBatches(store, [[follow('a'), follow('b')]]);
      const community = { ...FIRST, people: Int32Array.of(0, 1) };
      await (await store.forAccount(OWNER)).results.rememberCommunities(['a', 'b'], [community]);
      await (await store.forAccount(OWNER)).privacy.forget(person('b'));
      await importBatches(store, [[follow('c')]]);
      const [remembered] = await (
        await store.forAccount(OWNER)
      ).results.recallCommunities(['a', 'c']);
      expect(remembered!.people).toEqual(Int32Array.of(0));
    });

    it('contain people who are still known, at their current positions', async () => {
      const store = await make().open();
      await importBatches(store, [
        [follow('d'), follow('b')],
        [follow('c'), follow('a')],
      ]);
      await (await store.forAccount(OWNER)).results.rememberCommunities(PEOPLE, [FIRST]);
      const [community] = await (
        await store.forAccount(OWNER)
      ).results.recallCommunities(['0', 'a', 'b', 'd']);
      expect(community.people).toEqual(Int32Array.of(1, 3));
      await (
        await store.forAccount(OWNER)
      ).results.rememberCommunities(['0', 'a'], [{ ...FIRST, people: Int32Array.of(0, 1) }]);
      const [rest] = await (await store.forAccount(OWNER)).results.recallCommunities(PEOPLE);
      expect(rest.people).toEqual(Int32Array.of(0));
    });

    it('do not change what a report rests on', async () => {
      const store = await make().open();
      await importBatches(store, [[follow('a')]]);
      const before = await (await store.forAccount(OWNER)).log.inputs();
      await (
        await store.forAccount(OWNER)
      ).results.rememberCommunities(['a'], [{ ...FIRST, people: Int32Array.of(0) }]);
      expect(await (await store.forAccount(OWNER)).log.inputs()).toEqual(before);
    });
  });
}
