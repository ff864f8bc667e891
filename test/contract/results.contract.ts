import { describe, expect, it } from 'vitest';
import type { AccountId } from '../../src/model/ids.ts';
import { OWNER } from './store-events.ts';
import type { MakeTestDatabase } from './test-database.ts';

export function resultsContract(make: MakeTestDatabase): void {
  describe('results', () => {
    it('are recalled by account, kind and key, also after opening again', async () => {
      const database = make();
      const store = await database.open();
      await store.ensureAccount({ id: OWNER, platform: 'x' });
      await store.ensureAccount({ id: 'other' as AccountId, platform: 'x' });
      expect(await store.recall(OWNER, 'report', 'a')).toBeUndefined();
      await store.remember(OWNER, 'report', 'a', 'first');
      await store.remember(OWNER, 'report', 'a', '{"é":"\u{1f408}"}');
      await store.remember(OWNER, 'topics', 'a', 'topics');
      await store.close();
      const again = await database.open();
      expect(await again.recall(OWNER, 'report', 'a')).toBe('{"é":"\u{1f408}"}');
      expect(await again.recall(OWNER, 'topics', 'a')).toBe('topics');
      expect(await again.recall('other' as AccountId, 'report', 'a')).toBeUndefined();
    });

    it('are forgotten but for the newest of their kind', async () => {
      const store = await make().open();
      await store.ensureAccount({ id: OWNER, platform: 'x' });
      await store.remember(OWNER, 'topics', 'old', 'kept');
      for (let i = 0; i < 50; i++) {
        await store.remember(OWNER, 'report', 'used', 'again');
        await store.remember(OWNER, 'report', `key ${i}`, 'value');
      }
      expect(await store.recall(OWNER, 'report', 'key 0')).toBeUndefined();
      expect(await store.recall(OWNER, 'report', 'key 49')).toBe('value');
      expect(await store.recall(OWNER, 'report', 'key 48')).toBe('value');
      expect(await store.recall(OWNER, 'report', 'used')).toBe('again');
      expect(await store.recall(OWNER, 'topics', 'old')).toBe('kept');
    });
  });
}
