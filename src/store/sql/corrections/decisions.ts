import { sql as fragment } from 'kysely';
import type { Selectable, SelectQueryBuilder } from 'kysely';
import type { KeptDecision, OwnerDecision } from '../../../model/decisions.ts';
import { requireSubject } from './require-subject.ts';
import type { DecisionTable, Sql, Tables } from '../schema.ts';

type DecisionRow = Selectable<DecisionTable>;

/**
 * The number it is kept under. Throws a `TribeError` where it corrects what is not known: somebody
 * may have been forgotten.
 */
export async function insertDecision(
  sql: Sql,
  account: number,
  decision: OwnerDecision,
  at: number,
): Promise<number> {
  await requireSubject(sql, account, decision);
  const { kind, ...said } = decision;
  const id = fragment<number>`(
    select coalesce(max(id), 0) + 1 from decision where account = ${account}
  )`;
  const row = await sql
    .insertInto('decision')
    .values({ account, id, kind, said: JSON.stringify(said), at, undone_at: null })
    .returning('id')
    .executeTakeFirstOrThrow();
  return row.id;
}

export function decisionRows(
  sql: Sql,
  account: number,
): SelectQueryBuilder<Tables, 'decision', DecisionRow> {
  return sql.selectFrom('decision').selectAll().where('account', '=', account).orderBy('id');
}

export async function listDecisions(sql: Sql, account: number): Promise<KeptDecision[]> {
  return (await decisionRows(sql, account).execute()).map(keptDecision);
}

export function keptDecision({ id, kind, said, at, undone_at }: DecisionRow): KeptDecision {
  const decision = { kind, ...JSON.parse(said) } as OwnerDecision;
  return { id, decision, at, ...(undone_at !== null && { undoneAt: undone_at }) };
}

/** @param undoneAt null: it stands again. */
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
