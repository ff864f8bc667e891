import { describe, expect, it } from 'vitest';
import type { AccountId } from '../../src/model/ids.ts';
import { OWNER } from './store-events.ts';
import type { MakeTestDatabase } from './test-database.ts';

export function resultsContract(make: MakeTestDatabase): void {
  describe('results', () => {
    it('are recalled by account, kind and key, also after opening again', async () => {
      const database = make();
      const store = await database.open();
      await store.log.ensureAccount({ id: OWNER, platform: 'x' });
      await store.log.ensureAccount({ id: 'other' as AccountId, platform: 'x' });
      expect(await store.results.recall(OWNER, 'report', 'a')).toBeUndefined();
      await store.results.remember(OWNER, 'report', 'a', 'first');
      await store.results.remember(OWNER, 'report', 'a', '{"é":"\u{1f408}"}');
      await store.results.remember(OWNER, 'topics', 'a', 'topics');
      await store.close();
      const again = await database.open();
      expect(await again.results.recall(OWNER, 'report', 'a')).toBe('{"é":"\u{1f408}"}');
      expect(await again.results.recall(OWNER, 'topics', 'a')).toBe('topics');
      expect(await again.results.recall('other' as AccountId, 'report', 'a')).toBeUndefined();
    });

    it('are forgotten but for the newest of their kind', async () => {
      const store = await make().open();
      await store.log.ensureAccount({ id: OWNER, platform: 'x' });
      await store.results.remember(OWNER, 'topics', 'old', 'kept');
      for (let i = 0; i < 50; i++) {
        await store.results.remember(OWNER, 'report', 'used', 'again');
        await store.results.remember(OWNER, 'report', `key ${i}`, 'value');
      }
      expect(await store.results.recall(OWNER, 'report', 'key 0')).toBeUndefined();
      expect(await store.results.recall(OWNER, 'report', 'key 49')).toBe('value');
      expect(await store.results.recall(OWNER, 'report', 'key 48')).toBe('value');
      expect(await store.results.recall(OWNER, 'report', 'used')).toBe('again');
      expect(await store.results.recall(OWNER, 'topics', 'old')).toBe('kept');
    });
  });
}
