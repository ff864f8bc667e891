import { afterEach, beforeEach, expect, test } from 'vitest';
import {
  clearCommunityName,
  type NamedCommunity,
  nameCommunity,
} from '../../src/app/community-names.ts';
import { TribeError } from '../../src/model/errors.ts';
import type { AccountId } from '../../src/model/ids.ts';
import type { Store } from '../../src/store/ports/store.ts';
import { storeInMemory } from '../support/store-in-memory.ts';

const OWNER = 'owner' as AccountId;
const COMMUNITIES: NamedCommunity[] = [
  { id: 'rust', label: 'rust · wasm', name: null, size: 20 },
  { id: 'bakers', label: 'flour · yeast', name: 'Bread', size: 10 },
];
let store: Store;

beforeEach(async () => {
  store = await storeInMemory();
  await store.accounts.add({ id: OWNER, platform: 'x' });
});

afterEach(() => store.close());

const name = async (requested: string, said: string) =>
  nameCommunity(await store.forAccount(OWNER), COMMUNITIES, requested, said, 1);

test.each([
  ['rust', ''],
  ['rust', '\u200b\u0007 '],
  ['rust', 'x'.repeat(81)],
  ['rust', 'half \ud800'],
  ['rust', 'BREAD'],
  ['rust', 'Flour · Yeast'],
  ['rust', 'bakers'],
  ['nobody', 'Name'],
])('%j cannot be called %j', async (requested, said) => {
  await expect(name(requested, said)).rejects.toThrow(TribeError);
  expect(await (await store.forAccount(OWNER)).corrections.all()).toEqual([]);
});

test('a community is renamed under its own names, and undoing removes all of them', async () => {
  expect(await name('Flour · yeast', ' Bread\nand\u202e  more ')).toMatchObject({
    id: 'bakers',
    name: 'Bread and more',
  });
  await name('bread', 'Flour · Yeast');
  await name('rust', 'Crabs');
  await clearCommunityName(await store.forAccount(OWNER), COMMUNITIES, 'bakers', 2);
  const standing = (await (await store.forAccount(OWNER)).corrections.all()).filter(
    ({ undoneAt }) => undoneAt === undefined,
  );
  expect(standing.map(({ correction }) => correction)).toEqual([
    { kind: 'community-name', community: 'rust', name: 'Crabs' },
  ]);
  await expect(
    clearCommunityName(await store.forAccount(OWNER), COMMUNITIES, 'bakers', 3),
  ).rejects.toThrow(TribeError);
});
