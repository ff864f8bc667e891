import type { CorrectionStore } from '../../ports/correction-store.ts';
import type { AccountScope } from '../account-scope.ts';
import { insertCorrection, listCorrections, markUndone } from './corrections.ts';

export function correctionStore({ sql, on }: AccountScope): CorrectionStore {
  return {
    add: (account, correction, at) =>
      on(account, ({ number }) => insertCorrection(sql, number, correction, at)),
    all: (account) => on(account, ({ number }) => listCorrections(sql, number)),
    undo: (account, id, at) => on(account, ({ number }) => markUndone(sql, number, id, at)),
    redo: (account, id) => on(account, ({ number }) => markUndone(sql, number, id, null)),
  };
}
