import type { AccountId } from '../../model/ids.ts';
import type { Sql, Tables } from './schema.ts';

/** Every table with data of an account. Tables that others refer to come last. */
const OF_AN_ACCOUNT = [
  'event',
  'quarantine',
  'person',
  'source',
  'result',
  'vector',
  'decision',
  'web_session',
  'web_role',
  'share_link',
  'remembered_tribe',
  'collector_page',
  'collector_run',
  'collector_setting',
  'collector_spending',
  'collector_paid',
  'collector_doubt',
  'collector_digest',
  'collector',
  'forgotten',
  'forgetting',
  'erased_account',
  'schedule_run',
  'schedule',
  'list_memory',
] as const satisfies (keyof Tables)[];

/** Returns the numbers of an account and of the accounts merged into it, these first. */
export async function numbersToRemove(sql: Sql, id: AccountId): Promise<number[]> {
  const account = await sql
    .selectFrom('account')
    .select('number')
    .where('id', '=', id)
    .executeTakeFirst();
  if (account === undefined) return [];
  const { number } = account;
  const merged = await sql
    .selectFrom('account')
    .select('id')
    .where('merged_into', '=', number)
    .execute();
  const parts: number[] = [];
  for (const { id: part } of merged) parts.push(...(await numbersToRemove(sql, part as AccountId)));
  return [...parts, number];
}

/**
 * Deletes accounts and all of their data. Their numbers are never used again, so a program that
 * still has one open cannot write into another one.
 */
export async function removeAccounts(sql: Sql, numbers: readonly number[]): Promise<void> {
  for (const number of numbers) {
    for (const table of OF_AN_ACCOUNT) {
      await sql
        .deleteFrom(table)
        .where('account' as never, '=', number as never)
        .execute();
    }
    const { numDeletedRows } = await sql
      .deleteFrom('account')
      .where('number', '=', number)
      .executeTakeFirstOrThrow();
    if (numDeletedRows > 0n) await sql.insertInto('removed_account').values({ number }).execute();
  }
}
