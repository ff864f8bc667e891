import type { CorrectionStore } from '../../ports/correction-store.ts';
import type { AccountScope } from '../account-scope.ts';
import { insertDecision, listDecisions, markUndone } from './decisions.ts';

export function correctionStore({ sql, on }: AccountScope): CorrectionStore {
  return {
    add: (account, decision, at) =>
      on(account, ({ number }) => insertDecision(sql, number, decision, at)),
    all: (account) => on(account, ({ number }) => listDecisions(sql, number)),
    undo: (account, id, at) => on(account, ({ number }) => markUndone(sql, number, id, at)),
    redo: (account, id) => on(account, ({ number }) => markUndone(sql, number, id, null)),
  };
}
