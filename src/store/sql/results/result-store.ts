import type { ResultStore } from '../../ports/result-store.ts';
import type { AccountScope } from '../account-scope.ts';
import {
  listRememberedCommunities,
  rememberedCommunitiesDigest,
  replaceRememberedCommunities,
} from './remembered-communities.ts';
import { recallResult, rememberResult } from './results.ts';
import { insertVectors, listVectors } from './vectors.ts';

export function resultStore({ database, number }: AccountScope): ResultStore {
  const { sql, explained } = database;
  return {
    recall: (kind, key) => explained(() => recallResult(sql, number, kind, key)),
    remember: (kind, key, value) => explained(() => rememberResult(sql, number, kind, key, value)),
    recallCommunities: (people) => explained(() => listRememberedCommunities(sql, number, people)),
    rememberCommunities: (people, communities) =>
      explained(() => replaceRememberedCommunities(database, number, people, communities)),
    communitiesDigest: () => explained(() => rememberedCommunitiesDigest(sql, number)),
    vectors: (model, texts) => explained(() => listVectors(sql, number, model, texts)),
    keepVectors: (model, vectors) =>
      explained(() => insertVectors(database, number, model, vectors)),
  };
}
