import type { AccountId } from '../../model/ids.ts';
import type { Sql, Tables } from './schema.ts';

/** Every table that holds something of an account; what others refer to comes last. */
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
  'schedule_run',
  'schedule',
] as const satisfies (keyof Tables)[];

/**
 * Deletes an account, those merged into it, and all that belongs to them. Its number is not given again, so that a program that
 * still has it open writes into no other account.
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
