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

/**
 * Deletes an account, the accounts merged into it, and all of their data. Its number is never used
 * again, so a program that still has the account open cannot write into another one.
 */
export async function removeAccount(sql: Sql, id: AccountId): Promise<void> {
  const account = await sql
    .selectFrom('account')
    .select('number')
    .where('id', '=', id)
    .executeTakeFirst();
  if (account === undefined) return;
  const { number } = account;
  const merged = await sql
    .selectFrom('account')
    .select('id')
    .where('merged_into', '=', number)
    .execute();
  for (const { id: part } of merged) await removeAccount(sql, part as AccountId);
  for (const table of OF_AN_ACCOUNT) {
    await sql
      .deleteFrom(table)
      .where('account' as never, '=', number as never)
      .execute();
  }
  await sql.insertInto('removed_account').values({ number }).execute();
  await sql.deleteFrom('account').where('number', '=', number).execute();
}
