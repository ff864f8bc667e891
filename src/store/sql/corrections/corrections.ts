import type { Selectable, SelectQueryBuilder } from 'kysely';
import type { StoredCorrection, Correction } from '../../../model/corrections.ts';
import type { SqlConnection } from '../database.ts';
import { fromStored, toStored } from './correction-codes.ts';
import { requireKnownTarget } from './require-known-target.ts';
import type { DecisionTable, Sql, Tables } from '../schema.ts';
import { nextNumber } from '../next-number.ts';

type CorrectionRow = Selectable<DecisionTable>;

/**
 * Stores a correction and returns its id. Throws a `TribeError` if its person, post or snapshot is
 * unknown, as after a person was forgotten.
 */
export async function insertCorrection(
  connection: SqlConnection,
  account: number,
  correction: Correction,
  at: number,
): Promise<number> {
  const { sql } = connection;
  await requireKnownTarget(connection, account, correction);
  const id = nextNumber(sql, 'decision', 'id', { account });
  const row = await sql
    .insertInto('decision')
    .values({ account, id, ...toStored(correction), at, undone_at: null })
    .returning('id')
    .executeTakeFirstOrThrow();
  return row.id;
}

export function correctionRows(
  sql: Sql,
  account: number,
): SelectQueryBuilder<Tables, 'decision', CorrectionRow> {
  return sql.selectFrom('decision').selectAll().where('account', '=', account).orderBy('id');
}

export async function listCorrections(sql: Sql, account: number): Promise<StoredCorrection[]> {
  return (await correctionRows(sql, account).execute()).map(storedCorrection);
}

export function storedCorrection({
  id,
  kind,
  said,
  at,
  undone_at,
}: CorrectionRow): StoredCorrection {
  const correction = fromStored(kind, said);
  return { id, correction, at, ...(undone_at !== null && { undoneAt: undone_at }) };
}

/** @param undoneAt null: the correction is in force again. */
export async function markUndone(
  sql: Sql,
  account: number,
  id: number,
  undoneAt: number | null,
): Promise<void> {
  await sql
    .updateTable('decision')
    .set({ undone_at: undoneAt })
    .where('account', '=', account)
    .where('id', '=', id)
    .where('undone_at', undoneAt === null ? 'is not' : 'is', null)
    .execute();
}
