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

/** Does work that only saves time later. What the database cannot keep is worked out again. */
async function ifPossible(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof TribeError)) throw error;
  }
}

export function resultStore({ database, sql, on }: AccountScope): ResultStore {
  return {
    recall: (account, kind, key) =>
      on(account, ({ number }) => recallResult(sql, number, kind, key)),
    remember: (account, kind, key, value) =>
      ifPossible(() => on(account, ({ number }) => rememberResult(sql, number, kind, key, value))),
    recallCommunities: (account, people) =>
      on(account, ({ number }) => listRememberedCommunities(sql, number, people)),
    rememberCommunities: (account, people, communities) =>
      ifPossible(() =>
        on(account, ({ number }) =>
          replaceRememberedCommunities(database, number, people, communities),
        ),
      ),
    communitiesDigest: (account) =>
      on(account, ({ number }) => rememberedCommunitiesDigest(sql, number)),
    vectors: (account, model, texts) =>
      on(account, ({ number }) => listVectors(sql, number, model, texts)),
    keepVectors: (account, model, vectors) =>
      ifPossible(() =>
        on(account, ({ number }) => insertVectors(database, number, model, vectors)),
      ),
  };
}
