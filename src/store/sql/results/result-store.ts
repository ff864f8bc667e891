import type { ResultStore } from '../../ports/result-store.ts';
import type { AccountScope } from '../account-scope.ts';
import {
  listRememberedCommunities,
  rememberedCommunitiesDigest,
  replaceRememberedCommunities,
} from './remembered-communities.ts';
import { recallResult, rememberResult } from './results.ts';
import { insertVectors, listVectors } from './vectors.ts';

export function resultStore({ database, sql, on }: AccountScope): ResultStore {
  return {
    recall: (account, kind, key) =>
      on(account, ({ number }) => recallResult(sql, number, kind, key)),
    remember: (account, kind, key, value) =>
      on(account, ({ number }) => rememberResult(sql, number, kind, key, value)),
    recallCommunities: (account, people) =>
      on(account, ({ number }) => listRememberedCommunities(sql, number, people)),
    rememberCommunities: (account, people, communities) =>
      on(account, ({ number }) =>
        replaceRememberedCommunities(database, number, people, communities),
      ),
    communitiesDigest: (account) =>
      on(account, ({ number }) => rememberedCommunitiesDigest(sql, number)),
    vectors: (account, model, texts) =>
      on(account, ({ number }) => listVectors(sql, number, model, texts)),
    keepVectors: (account, model, vectors) =>
      on(account, ({ number }) => insertVectors(database, number, model, vectors)),
  };
}
