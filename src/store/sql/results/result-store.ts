import type { ResultStore } from '../../ports/result-store.ts';
import type { AccountScope } from '../account-scope.ts';
import {
  listRememberedTribes,
  rememberedTribesDigest,
  replaceRememberedTribes,
} from './remembered-tribes.ts';
import { recallResult, rememberResult } from './results.ts';
import { insertVectors, listVectors } from './vectors.ts';

export function resultStore({ sql, on }: AccountScope): ResultStore {
  return {
    recall: (account, kind, key) =>
      on(account, ({ number }) => recallResult(sql, number, kind, key)),
    remember: (account, kind, key, value) =>
      on(account, ({ number }) => rememberResult(sql, number, kind, key, value)),
    recallTribes: (account, people) =>
      on(account, ({ number }) => listRememberedTribes(sql, number, people)),
    rememberTribes: (account, people, tribes) =>
      on(account, ({ number }) => replaceRememberedTribes(sql, number, people, tribes)),
    tribesDigest: (account) => on(account, ({ number }) => rememberedTribesDigest(sql, number)),
    vectors: (account, model, texts) =>
      on(account, ({ number }) => listVectors(sql, number, model, texts)),
    keepVectors: (account, model, vectors) =>
      on(account, ({ number }) => insertVectors(sql, number, model, vectors)),
  };
}
