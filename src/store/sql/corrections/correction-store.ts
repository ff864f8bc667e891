import type { Correction, StoredCorrection } from '../../../model/corrections.ts';
import type { CorrectionStore } from '../../ports/correction-store.ts';
import type { AccountScope } from '../account-scope.ts';
import type { Sql } from '../schema.ts';
import { handlesOf } from './handles-of.ts';
import { insertCorrection, listCorrections, markUndone } from './corrections.ts';

export function correctionStore({ database, number }: AccountScope): CorrectionStore {
  const { sql, explained } = database;
  return {
    add: (correction, at) =>
      explained(() =>
        database.write([number], (connection) =>
          insertCorrection(connection, number, correction, at),
        ),
      ),
    all: () => explained(() => withHandles(sql, number)),
    undo: (id, at) => explained(() => markUndone(sql, number, id, at)),
    redo: (id) => explained(() => markUndone(sql, number, id, null)),
  };
}

async function withHandles(sql: Sql, account: number): Promise<StoredCorrection[]> {
  const stored = await listCorrections(sql, account);
  const ids = stored.flatMap(({ correction }) => personOf(correction) ?? []);
  const handles = await handlesOf(sql, account, [...new Set(ids)]);
  return stored.map((one) => {
    const handle = handles.get(personOf(one.correction) ?? '');
    return handle === undefined ? one : { ...one, handle };
  });
}

function personOf(correction: Correction): string | undefined {
  return correction.kind === 'follow-churner' ? correction.person : undefined;
}
