import { describe, expect, it } from 'vitest';
import type { CommunityName, Correction } from '../../src/model/corrections.ts';
import type { TopicDefinition } from '../../src/model/topic-corrections.ts';
import type { AccountId } from '../../src/model/ids.ts';
import { OWNER, post } from './store-events.ts';
import type { MakeTestDatabase } from './test-database.ts';
import { everything, NOW } from './test-database.ts';

const POLITICS: TopicDefinition = {
  kind: 'topic',
  label: 'Politics \u{1f5f3}',
  keywords: ['election', '#vote'],
  examples: [post('18446744073709551615')],
};
const NAME: CommunityName = {
  kind: 'community-name',
  community: 'rust-cycling',
  name: 'My people',
};

const TV = { id: 'tv', label: 'TV', posts: [post('1')], level: 'broad' as const, parts: [] };
const FILM = {
  ...TV,
  id: 'film',
  label: 'Film',
  parts: [{ id: 'kino', label: 'Kino', posts: [] }],
};
const TOPICS: Correction[] = [
  {
    kind: 'topic-split',
    id: 'series',
    name: 'Series',
    topic: TV,
    parts: [{ ...TV, level: 'fine' }],
    keywords: ['series'],
    examples: [post('2')],
  },
  { kind: 'topic-merge', topics: [FILM], into: TV },
  { kind: 'topic-name', topic: TV, name: 'Telly' },
];

export function correctionsStoreContract(make: MakeTestDatabase): void {
  describe('stored corrections', () => {
    it('keep their order in each account, also after reopening the database', async () => {
      const database = make();
      const store = await database.open();
      await store.accounts.add({ id: OWNER, platform: 'x' });
      await store.accounts.add({ id: 'other' as AccountId, platform: 'x' });
      expect(await (await store.forAccount(OWNER)).corrections.add(POLITICS, NOW)).toBe(1);
      expect(await (await store.forAccount(OWNER)).corrections.add(NAME, NOW + 1)).toBe(2);
      expect(await (await store.forAccount('other' as AccountId)).corrections.add(NAME, NOW)).toBe(
        1,
      );
      await store.close();
      expect(await (await (await database.open()).forAccount(OWNER)).corrections.all()).toEqual([
        { id: 1, correction: POLITICS, at: NOW },
        { id: 2, correction: NAME, at: NOW + 1 },
      ]);
    });

    it('are undone and redone, and reports follow', async () => {
      const store = await make().open();
      await store.accounts.add({ id: OWNER, platform: 'x' });
      const before = await everything(store);
      expect(before.audience.corrections).toEqual([]);
      const id = await (await store.forAccount(OWNER)).corrections.add(NAME, NOW);
      const decided = await everything(store);
      expect(decided.audience.corrections).toEqual([NAME]);
      expect(decided.inputs.digest).not.toBe(before.inputs.digest);
      expect(decided.audience.digest).toBe(decided.inputs.digest);

      await (await store.forAccount(OWNER)).corrections.undo(id, NOW + 1);
      await (await store.forAccount(OWNER)).corrections.undo(id, NOW + 2);
      expect(await (await store.forAccount(OWNER)).corrections.all()).toEqual([
        { id, correction: NAME, at: NOW, undoneAt: NOW + 1 },
      ]);
      expect(await everything(store)).toEqual(before);

      await (await store.forAccount(OWNER)).corrections.redo(id);
      expect(await everything(store)).toEqual(decided);
    });

    it('of topics apply in the order in which they were made, and names change no figure', async () => {
      const store = await make().open();
      await store.accounts.add({ id: OWNER, platform: 'x' });
      const { corrections, log } = await store.forAccount(OWNER);
      for (const correction of TOPICS) await corrections.add(correction, NOW);
      const { audience } = await everything(store);
      expect(audience.corrections).toEqual([TOPICS[2], TOPICS[0], TOPICS[1]]);
      const { digest, figuresDigest } = await log.inputs();
      await corrections.undo(3, NOW + 1);
      const unnamed = await log.inputs();
      expect(unnamed.figuresDigest).toBe(figuresDigest);
      expect(unnamed.digest).not.toBe(digest);
    });

    it('are replaced by later ones about the same thing, and return when those are undone', async () => {
      const store = await make().open();
      await store.accounts.add({ id: OWNER, platform: 'x' });
      await (await store.forAccount(OWNER)).corrections.add(NAME, NOW);
      await (await store.forAccount(OWNER)).corrections.add(POLITICS, NOW);
      const later = await (
        await store.forAccount(OWNER)
      ).corrections.add({ ...NAME, name: 'Cyclists' }, NOW + 1);
      const { audience } = await everything(store);
      expect(audience.corrections).toEqual([{ ...NAME, name: 'Cyclists' }, POLITICS]);
      await (await store.forAccount(OWNER)).corrections.undo(later, NOW + 2);
      expect((await everything(store)).audience.corrections).toEqual([NAME, POLITICS]);
    });
  });
}
