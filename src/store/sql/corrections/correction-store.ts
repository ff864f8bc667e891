import type { CorrectionStore } from '../../ports/correction-store.ts';
import type { AccountScope } from '../account-scope.ts';
import { insertCorrection, listCorrections, markUndone } from './corrections.ts';

export function correctionStore({ database, number }: AccountScope): CorrectionStore {
  const { sql, explained } = database;
  return {
    add: (correction, at) => explained(() => insertCorrection(sql, number, correction, at)),
    all: () => explained(() => listCorrections(sql, number)),
    undo: (id, at) => explained(() => markUndone(sql, number, id, at)),
    redo: (id) => explained(() => markUndone(sql, number, id, null)),
  };
}
