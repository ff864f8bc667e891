import { TribeError } from '../../../model/errors.ts';
import type { ResultStore } from '../../ports/result-store.ts';
import type { AccountScope } from '../account-scope.ts';
import {
  listRememberedCommunities,
  rememberedCommunitiesDigest,
  replaceRememberedCommunities,
} from './remembered-communities.ts';
import { recallResult, rememberResult } from './results.ts';
import { insertVectors, listVectors } from './vectors.ts';

/** Does work that only saves time later, and ignores it if the database cannot store the result. */
async function ifPossible(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof TribeError)) throw error;
  }
}

export function resultStore({ database, number }: AccountScope): ResultStore {
  const { sql, explained } = database;
  return {
    recall: (kind, key) => explained(() => recallResult(sql, number, kind, key)),
    remember: (kind, key, value) =>
      ifPossible(() => explained(() => rememberResult(sql, number, kind, key, value))),
    recallCommunities: (people) =>
      explained(() =>
        database.read((connection) => listRememberedCommunities(connection, number, people)),
      ),
    rememberCommunities: (people, communities) =>
      ifPossible(() =>
        explained(() => replaceRememberedCommunities(database, number, people, communities)),
      ),
    communitiesDigest: () => explained(() => rememberedCommunitiesDigest(sql, number)),
    vectors: (model, texts) => explained(() => listVectors(sql, number, model, texts)),
    keepVectors: (model, vectors) =>
      ifPossible(() => explained(() => insertVectors(database, number, model, vectors))),
  };
}
