import type {
  Reservation,
  Reserved,
  Recorded,
  RecordedAnswer,
  SpendingLine,
} from '../../ports/collector-memory.ts';
import type { SqlDatabase } from '../database.ts';
import type { Sql } from '../schema.ts';
import { nextNumber } from '../next-number.ts';
import { inTurn } from './in-turn.ts';
import { writeRun } from './runs.ts';

/** The number of rows in one statement, because databases limit its parameters. */
const ROWS = 200;

/** Returns the UTC day, by which the platform charges. */
function dayOf(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}

export function reserveMoney(
  database: SqlDatabase,
  account: number,
  request: Reservation,
): Promise<Reserved> {
  const { run, key, at, resource, most, unitPrice } = request;
  const day = dayOf(at);
  return inTurn(database, account, async (transaction) => {
    const spent = await spentSoFar(transaction, account, run, day.slice(0, 7));
    // Money that is already reserved today for the same request counts towards it.
    const requested = await amounts(transaction, account)
      .where('day', '=', day)
      .where('key', '=', key)
      .where('open', '=', 1)
      .executeTakeFirstOrThrow();
    const amount = Math.max(0, most * unitPrice - Number(requested.amount ?? 0));
    const caps = [
      ['run', request.runCap - spent.run],
      ['month', request.monthCap - spent.month],
    ] as const;
    for (const [refused, left] of caps) {
      if (amount > left) return { refused, left: Math.max(0, left) };
    }
    const { id } = await transaction
      .insertInto('collector_spending')
      .values({
        account,
        id: nextNumber(transaction, 'collector_spending', 'id', { account }),
        run,
        key,
        at,
        day,
        resource,
        unit_price: unitPrice,
        reads: most,
        open: 1,
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    return { reservation: id };
  });
}

async function spentSoFar(
  sql: Sql,
  account: number,
  run: number | null,
  month: string,
): Promise<{ run: number; month: number }> {
  const { amount } = await amounts(sql, account)
    .where('day', '>=', `${month}-01`)
    .where('day', '<=', `${month}-31`)
    .executeTakeFirstOrThrow();
  return { run: run === null ? 0 : await spentBy(sql, account, run), month: Number(amount ?? 0) };
}

export async function spentBy(sql: Sql, account: number, run: number): Promise<number> {
  const { amount } = await amounts(sql, account).where('run', '=', run).executeTakeFirstOrThrow();
  return Number(amount ?? 0);
}

function amounts(sql: Sql, account: number) {
  return sql
    .selectFrom('collector_spending')
    .select((eb) => eb.fn.sum<number | null>(eb('reads', '*', eb.ref('unit_price'))).as('amount'))
    .where('account', '=', account);
}

export async function releaseMoney(sql: Sql, account: number, reservation: number): Promise<void> {
  await sql
    .deleteFrom('collector_spending')
    .where('account', '=', account)
    .where('id', '=', reservation)
    .where('open', '=', 1)
    .execute();
}

export function recordAnswer(
  database: SqlDatabase,
  account: number,
  answer: RecordedAnswer,
): Promise<Recorded> {
  const { reservation, at, ids, run } = answer;
  const day = dayOf(at);
  return inTurn(database, account, async (transaction) => {
    const { resource, key } = await transaction
      .selectFrom('collector_spending')
      .select(['resource', 'key'])
      .where('account', '=', account)
      .where('id', '=', reservation)
      .executeTakeFirstOrThrow();
    const reads = await markPaid(transaction, account, day, resource, ids);
    await transaction
      .updateTable('collector_spending')
      .set({ at, day, reads, open: 0 })
      .where('account', '=', account)
      .where('id', '=', reservation)
      .execute();
    // A lost response to the same request earlier that day charged for nothing else. The line
    // stays, because another process may still use it.
    await transaction
      .updateTable('collector_spending')
      .set({ reads: 0, open: 0 })
      .where('account', '=', account)
      .where('day', '=', day)
      .where('key', '=', key)
      .where('open', '=', 1)
      .execute();
    const isOurs = run === undefined || (await writeRun(transaction, account, run));
    return { reads, isOurs };
  });
}

/** Records the resources as paid for. Returns how many of them were not yet paid for that day. */
async function markPaid(
  sql: Sql,
  account: number,
  day: string,
  resource: string,
  ids: readonly string[],
): Promise<number> {
  const rows = [...new Set(ids)].map((id) => ({ account, day, resource, id }));
  let added = 0;
  for (let from = 0; from < rows.length; from += ROWS) {
    const { numInsertedOrUpdatedRows } = await sql
      .insertInto('collector_paid')
      .values(rows.slice(from, from + ROWS))
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirstOrThrow();
    added += Number(numInsertedOrUpdatedRows ?? 0);
  }
  return added;
}

export async function listSpending(
  sql: Sql,
  account: number,
  since: number,
): Promise<SpendingLine[]> {
  const rows = await sql
    .selectFrom('collector_spending')
    .select(['day', 'resource', 'unit_price', 'open'])
    .select((eb) => eb.fn.sum<number>('reads').as('reads'))
    .where('account', '=', account)
    .where('day', '>=', dayOf(since))
    .groupBy(['day', 'resource', 'unit_price', 'open'])
    .orderBy('day')
    .orderBy('resource')
    .orderBy('unit_price')
    .execute();
  const lines = new Map<string, SpendingLine>();
  for (const { day, resource, unit_price: unitPrice, open, reads } of rows) {
    const key = JSON.stringify([day, resource, unitPrice]);
    const line = lines.get(key) ?? { day, resource, unitPrice, reads: 0, amount: 0, unsure: 0 };
    const amount = Number(reads) * unitPrice;
    if (open === 1) line.unsure += amount;
    else {
      line.reads += Number(reads);
      line.amount += amount;
    }
    lines.set(key, line);
  }
  return [...lines.values()].filter(({ reads, unsure }) => reads > 0 || unsure > 0);
}

export async function forgetPaid(sql: Sql, account: number, day: string): Promise<void> {
  await sql
    .deleteFrom('collector_paid')
    .where('account', '=', account)
    .where('day', '<', day)
    .execute();
}
