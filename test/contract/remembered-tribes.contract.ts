import { describe, expect, it } from 'vitest';
import type { AccountId } from '../../src/model/ids.ts';
import type { RememberedTribe } from '../../src/model/remembered-tribe.ts';
import type { AudienceEvent } from '../../src/model/events.ts';
import { instant, OWNER, person } from './store-events.ts';
import type { MakeTestDatabase } from './test-database.ts';
import { importBatches, NOW } from './test-database.ts';

const PEOPLE = ['a', 'b', 'c', 'd'];
const FIRST: RememberedTribe = {
  id: 'rust',
  label: 'rust · \u{1f980}',
  splitFrom: { id: 'code', label: 'code', at: 5 },
  mergedFrom: [{ id: 'c', label: 'C', at: 7 }],
  people: Int32Array.of(0, 2, 3),
};
const GONE: RememberedTribe = {
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

export function rememberedTribesContract(make: MakeTestDatabase): void {
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
      expect(await store.results.recallTribes(OWNER, PEOPLE)).toEqual([]);
      const nothing = await store.results.tribesDigest(OWNER);
      await store.results.rememberTribes(OWNER, PEOPLE, [GONE]);
      await store.results.rememberTribes(OWNER, PEOPLE, [FIRST, GONE]);
      const digest = await store.results.tribesDigest(OWNER);
      await store.close();
      const again = await database.open();
      expect(await again.results.recallTribes(OWNER, PEOPLE)).toEqual([GONE, FIRST]);
      expect(await again.results.recallTribes('other' as AccountId, PEOPLE)).toEqual([]);
      expect(await again.results.tribesDigest('other' as AccountId)).toBe(nothing);
      expect(await again.results.tribesDigest(OWNER)).toBe(digest);
      const fewer = { ...FIRST, people: Int32Array.of(0, 2) };
      await again.results.rememberTribes(OWNER, PEOPLE, [fewer, GONE]);
      expect(await again.results.tribesDigest(OWNER)).not.toBe(digest);
    });

    it('hold nobody who is forgotten, nor whoever comes next in their place', async () => {
      const store = await make().open();
      await importBatches(store, [[follow('a'), follow('b')]]);
      const tribe = { ...FIRST, people: Int32Array.of(0, 1) };
      await store.results.rememberTribes(OWNER, ['a', 'b'], [tribe]);
      await store.privacy.forget(OWNER, person('b'));
      await importBatches(store, [[follow('c')]]);
      const [remembered] = await store.results.recallTribes(OWNER, ['a', 'c']);
      expect(remembered!.people).toEqual(Int32Array.of(0));
    });

    it('are of the people still known, at the places they have now', async () => {
      const store = await make().open();
      await importBatches(store, [
        [follow('d'), follow('b')],
        [follow('c'), follow('a')],
      ]);
      await store.results.rememberTribes(OWNER, PEOPLE, [FIRST]);
      const [tribe] = await store.results.recallTribes(OWNER, ['0', 'a', 'b', 'd']);
      expect(tribe.people).toEqual(Int32Array.of(1, 3));
      await store.results.rememberTribes(
        OWNER,
        ['0', 'a'],
        [{ ...FIRST, people: Int32Array.of(0, 1) }],
      );
      const [rest] = await store.results.recallTribes(OWNER, PEOPLE);
      expect(rest.people).toEqual(Int32Array.of(0));
    });

    it('have no part in what a report rests on', async () => {
      const store = await make().open();
      await importBatches(store, [[follow('a')]]);
      const before = await store.log.inputsOf(OWNER);
      await store.results.rememberTribes(OWNER, ['a'], [{ ...FIRST, people: Int32Array.of(0) }]);
      expect(await store.log.inputsOf(OWNER)).toEqual(before);
    });
  });
}
