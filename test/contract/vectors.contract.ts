import { describe, expect, it } from 'vitest';
import type { AccountId } from '../../src/model/ids.ts';
import { OWNER } from './store-events.ts';
import type { MakeTestDatabase } from './test-database.ts';

const MODEL = 'model-1';

const numbered = (from: number) =>
  new Map(Array.from({ length: 700 }, (_, at) => [`${from + at}`, Float32Array.of(from)]));

export function vectorsContract(make: MakeTestDatabase): void {
  describe('vectors', () => {
    it('are found by account, model and text, to the last bit, also after reopening the database', async () => {
      const database = make();
      const store = await database.open();
      await store.accounts.add({ id: OWNER, platform: 'x' });
      await store.accounts.add({ id: 'other' as AccountId, platform: 'x' });
      const kept = new Map([
        ['', Float32Array.of(0, -0, 1e-30)],
        ['\u{1f408} Über\0', Float32Array.of(0.1, -3e38, 1 / 3)],
      ]);
      await (await store.forAccount(OWNER)).results.keepVectors(MODEL, kept);
      await store.close();
      const again = await database.open();
      const texts = [...kept.keys(), 'never seen'];
      expect(await (await again.forAccount(OWNER)).results.vectors(MODEL, texts)).toEqual(kept);
      expect(await (await again.forAccount(OWNER)).results.vectors(MODEL, [''])).toEqual(
        new Map([['', kept.get('')]]),
      );
      expect(await (await again.forAccount(OWNER)).results.vectors('model-2', texts)).toEqual(
        new Map(),
      );
      expect(
        await (await again.forAccount('other' as AccountId)).results.vectors(MODEL, texts),
      ).toEqual(new Map());
    });

    it('are added in any number of batches, and never change', async () => {
      const store = await make().open();
      await store.accounts.add({ id: OWNER, platform: 'x' });
      await (await store.forAccount(OWNER)).results.keepVectors(MODEL, new Map());
      await (await store.forAccount(OWNER)).results.keepVectors(MODEL, numbered(1));
      await (await store.forAccount(OWNER)).results.keepVectors(MODEL, numbered(401));
      const found = await (
        await store.forAccount(OWNER)
      ).results.vectors(MODEL, ['1', '401', '700', '701', '1100']);
      expect([...found.values()].map(([value]) => value)).toEqual([1, 1, 1, 401, 401]);
    });

    it('do not change what a report rests on', async () => {
      const store = await make().open();
      await store.accounts.add({ id: OWNER, platform: 'x' });
      const before = await (await store.forAccount(OWNER)).log.inputs();
      await (
        await store.forAccount(OWNER)
      ).results.keepVectors(MODEL, new Map([['a', Float32Array.of(1)]]));
      expect(await (await store.forAccount(OWNER)).log.inputs()).toEqual(before);
    });
  });
}
