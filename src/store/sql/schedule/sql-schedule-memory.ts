import type { Lease, RunEnd, ScheduledRun, ScheduleMemory } from '../../ports/schedule-memory.ts';
import type { AccountScope } from '../account-scope.ts';
import type { ScheduleRunTable, Sql } from '../schema.ts';
import { nextNumber } from '../next-number.ts';

/** The number of runs to keep: more than half a year with one run a day. */
const STORED_RUNS = 200;

/** What we remember about watching one account. */
export function scheduleMemory({ database, number: account }: AccountScope): ScheduleMemory {
  const { sql, explained } = database;
  const text = (column: 'plan' | 'progress') => explained(() => readText(sql, account, column));
  const keep = (column: 'plan' | 'progress', value: string | undefined) =>
    explained(() => keepText(sql, account, column, value ?? null));
  return {
    plan: () => text('plan'),
    keepPlan: (plan) => keep('plan', plan),
    progress: () => text('progress'),
    keepProgress: (progress) => keep('progress', progress),
    lease: {
      claim: (holder, now, until) => explained(() => claim(sql, account, holder, now, until)),
      release: (holder) => explained(() => release(sql, account, holder)),
      current: () => explained(() => readLease(sql, account)),
    },
    runs: {
      begin: (dueAt, startedAt) =>
        explained(() =>
          database.write([account], (connection) =>
            insertRun(connection.sql, account, dueAt, startedAt),
          ),
        ),
      end: (run, end) => explained(() => finishRun(sql, account, run, end)),
      newest: (limit) => explained(() => listRuns(sql, account, limit)),
    },
  };
}

const NOTHING = { plan: null, progress: null, holder: null, held_since: null, held_until: null };

async function readText(
  sql: Sql,
  account: number,
  column: 'plan' | 'progress',
): Promise<string | undefined> {
  const row = await sql
    .selectFrom('schedule')
    .select(column)
    .where('account', '=', account)
    .executeTakeFirst();
  return row?.[column] ?? undefined;
}

async function keepText(
  sql: Sql,
  account: number,
  column: 'plan' | 'progress',
  value: string | null,
): Promise<void> {
  await sql
    .insertInto('schedule')
    .values({ account, ...NOTHING, [column]: value })
    .onConflict((conflict) => conflict.column('account').doUpdateSet({ [column]: value }))
    .execute();
}

/** This is a single statement, so only one of two processes finds the row free. */
async function claim(
  sql: Sql,
  account: number,
  holder: string,
  now: number,
  until: number,
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await sql
    .insertInto('schedule')
    .values({ account, ...NOTHING, holder, held_since: now, held_until: until })
    .onConflict((conflict) =>
      conflict
        .column('account')
        .doUpdateSet((eb) => ({
          held_since: eb
            .case()
            .when('schedule.holder', '=', holder)
            .then(eb.ref('schedule.held_since'))
            .else(now)
            .end(),
          holder,
          held_until: until,
        }))
        .where((eb) =>
          eb.or([
            eb('schedule.holder', 'is', null),
            eb('schedule.holder', '=', holder),
            eb('schedule.held_until', '<=', now),
          ]),
        ),
    )
    .executeTakeFirstOrThrow();
  return numInsertedOrUpdatedRows === 1n;
}

async function release(sql: Sql, account: number, holder: string): Promise<void> {
  await sql
    .updateTable('schedule')
    .set({ holder: null, held_since: null, held_until: null })
    .where('account', '=', account)
    .where('holder', '=', holder)
    .execute();
}

async function readLease(sql: Sql, account: number): Promise<Lease | undefined> {
  const row = await sql
    .selectFrom('schedule')
    .select(['holder', 'held_since as since', 'held_until as until'])
    .where('account', '=', account)
    .where('holder', 'is not', null)
    .executeTakeFirst();
  return row && { holder: row.holder!, since: row.since!, until: row.until! };
}

async function insertRun(
  sql: Sql,
  account: number,
  dueAt: number,
  startedAt: number,
): Promise<number> {
  const { number } = await sql
    .insertInto('schedule_run')
    .values({
      account,
      number: nextNumber(sql, 'schedule_run', 'number', { account }),
      due_at: dueAt,
      started_at: startedAt,
      ended_at: null,
      outcome: null,
      said: '{}',
      spent: 0,
    })
    .returning('number')
    .executeTakeFirstOrThrow();
  await sql
    .deleteFrom('schedule_run')
    .where('account', '=', account)
    .where('number', '<=', number - STORED_RUNS)
    .execute();
  return number;
}

async function finishRun(
  sql: Sql,
  account: number,
  run: number,
  { endedAt, outcome, findings, spent }: RunEnd,
): Promise<void> {
  await sql
    .updateTable('schedule_run')
    .set({ ended_at: endedAt, outcome, said: findings, spent })
    .where('account', '=', account)
    .where('number', '=', run)
    .where('ended_at', 'is', null)
    .execute();
}

async function listRuns(sql: Sql, account: number, limit: number): Promise<ScheduledRun[]> {
  const rows = await sql
    .selectFrom('schedule_run')
    .selectAll()
    .where('account', '=', account)
    .orderBy('number', 'desc')
    .limit(limit)
    .execute();
  return rows.map(runOf);
}

function runOf(row: ScheduleRunTable): ScheduledRun {
  const { number, due_at: dueAt, started_at: startedAt, ended_at: endedAt } = row;
  const { outcome, said: findings, spent } = row;
  const end = endedAt === null ? undefined : { endedAt, outcome: outcome ?? '', findings, spent };
  return { number, dueAt, startedAt, end };
}
