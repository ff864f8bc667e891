import type {
  CollectorRun,
  RunPage,
  RunState,
  RecordedAnswer,
} from '../../ports/collector-memory.ts';
import type { SqlDatabase } from '../database.ts';
import type { CollectorRunTable, Sql } from '../schema.ts';
import { nextNumber } from '../next-number.ts';
import { inTurn } from './in-turn.ts';

export async function findRun(
  sql: Sql,
  account: number,
  kind: string,
  outcome: string | null,
): Promise<CollectorRun | undefined> {
  const query = sql
    .selectFrom('collector_run')
    .selectAll()
    .where('account', '=', account)
    .where('kind', '=', kind)
    .orderBy('number', 'desc');
  const row = await (
    outcome === null ? query.where('ended_at', 'is', null) : query.where('outcome', '=', outcome)
  ).executeTakeFirst();
  return row && runOf(row);
}

/** Begins a run, or returns the open one. Two processes do this in turn, so only one begins it. */
export function insertRun(
  database: SqlDatabase,
  account: number,
  kind: string,
  now: number,
): Promise<CollectorRun> {
  return inTurn(database, account, async (transaction) => {
    const open = await findRun(transaction, account, kind, null);
    if (open !== undefined) return open;
    const row = await transaction
      .insertInto('collector_run')
      .values({
        account,
        number: nextNumber(transaction, 'collector_run', 'number', { account }),
        kind,
        started_at: now,
        ended_at: null,
        outcome: null,
        cursor: null,
        stage: '',
        notes: '{}',
      })
      .returningAll()
      .executeTakeFirstOrThrow();
    return runOf(row);
  });
}

export async function changeRun(
  sql: Sql,
  account: number,
  run: number,
  change: Partial<Pick<CollectorRunTable, 'cursor' | 'stage' | 'notes' | 'ended_at' | 'outcome'>>,
): Promise<void> {
  if (Object.keys(change).length === 0) return;
  await sql
    .updateTable('collector_run')
    .set(change)
    .where('account', '=', account)
    .where('number', '=', run)
    .where('ended_at', 'is', null)
    .execute();
}

/**
 * Records the changes of a response to a run. A page that was read again replaces the first.
 * Changes nothing and returns `false` if the run is no longer where it was when the request was
 * sent.
 */
export async function writeRun(
  sql: Sql,
  account: number,
  { number, page, state, from }: NonNullable<RecordedAnswer['run']>,
): Promise<boolean> {
  if (from !== undefined && !(await isAt(sql, account, number, from))) return false;
  await changeRun(sql, account, number, state);
  if (page === undefined) return true;
  const { part, sentAt, at } = page;
  const ids = page.ids.join('\n');
  await sql
    .insertInto('collector_page')
    .values({ account, run: number, part, sent_at: sentAt, at, ids })
    .onConflict((conflict) =>
      conflict.columns(['account', 'run', 'part']).doUpdateSet({ sent_at: sentAt, at, ids }),
    )
    .execute();
  return true;
}

async function isAt(
  sql: Sql,
  account: number,
  run: number,
  { cursor, stage }: Pick<RunState, 'cursor' | 'stage'>,
): Promise<boolean> {
  const row = await sql
    .selectFrom('collector_run')
    .select(['cursor', 'stage'])
    .where('account', '=', account)
    .where('number', '=', run)
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  return row !== undefined && row.cursor === cursor && row.stage === stage;
}

export async function listPages(sql: Sql, account: number, run: number): Promise<RunPage[]> {
  const rows = await sql
    .selectFrom('collector_page')
    .select(['part', 'sent_at', 'at', 'ids'])
    .where('account', '=', account)
    .where('run', '=', run)
    .orderBy('part')
    .execute();
  return rows.map(({ part, sent_at: sentAt, at, ids }) => ({
    part,
    sentAt,
    at,
    ids: ids === '' ? [] : ids.split('\n'),
  }));
}

export async function deletePagesBut(
  sql: Sql,
  account: number,
  kind: string,
  run: number,
): Promise<void> {
  await sql
    .deleteFrom('collector_page')
    .where('account', '=', account)
    .where('run', '!=', run)
    .where('run', 'in', (eb) =>
      eb
        .selectFrom('collector_run')
        .select('number')
        .where('account', '=', account)
        .where('kind', '=', kind)
        .where('ended_at', 'is not', null),
    )
    .execute();
}

function runOf(row: CollectorRunTable): CollectorRun {
  const { number, kind, started_at, ended_at, cursor, stage, notes } = row;
  const state: RunState = { cursor, stage, notes };
  return { number, kind, startedAt: started_at, endedAt: ended_at ?? undefined, ...state };
}
