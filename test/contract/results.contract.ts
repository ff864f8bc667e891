import { describe, expect, it } from 'vitest';
import type { AccountId } from '../../src/model/ids.ts';
import { OWNER } from './store-events.ts';
import type { MakeTestDatabase } from './test-database.ts';

export function resultsContract(make: MakeTestDatabase): void {
  describe('results', () => {
    it('are found by account, kind and key, also after reopening the database', async () => {
      const database = make();
      const store = await database.open();
      await store.accounts.add({ id: OWNER, platform: 'x' });
      await store.accounts.add({ id: 'other' as AccountId, platform: 'x' });
      expect(await (await store.forAccount(OWNER)).results.recall('report', 'a')).toBeUndefined();
      await (await store.forAccount(OWNER)).results.remember('report', 'a', 'first');
      await (await store.forAccount(OWNER)).results.remember('report', 'a', '{"é":"\u{1f408}"}');
      await (await store.forAccount(OWNER)).results.remember('topics', 'a', 'topics');
      await store.close();
      const again = await database.open();
      expect(await (await again.forAccount(OWNER)).results.recall('report', 'a')).toBe(
        '{"é":"\u{1f408}"}',
      );
      expect(await (await again.forAccount(OWNER)).results.recall('topics', 'a')).toBe('topics');
      expect(
        await (await again.forAccount('other' as AccountId)).results.recall('report', 'a'),
      ).toBeUndefined();
    });

    it('are deleted except for the newest of their kind', async () => {
      const store = await make().open();
      await store.accounts.add({ id: OWNER, platform: 'x' });
      await (await store.forAccount(OWNER)).results.remember('topics', 'old', 'kept');
      for (let i = 0; i < 50; i++) {
        await (await store.forAccount(OWNER)).results.remember('report', 'used', 'again');
        await (await store.forAccount(OWNER)).results.remember('report', `key ${i}`, 'value');
      }
      expect(
        await (await store.forAccount(OWNER)).results.recall('report', 'key 0'),
      ).toBeUndefined();
      expect(await (await store.forAccount(OWNER)).results.recall('report', 'key 49')).toBe(
        'value',
      );
      expect(await (await store.forAccount(OWNER)).results.recall('report', 'key 48')).toBe(
        'value',
      );
      expect(await (await store.forAccount(OWNER)).results.recall('report', 'used')).toBe('again');
      expect(await (await store.forAccount(OWNER)).results.recall('topics', 'old')).toBe('kept');
    });
  });
}
