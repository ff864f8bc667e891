import type { Sql } from '../schema.ts';
import { nextNumber } from '../next-number.ts';

/**
 * The number of results of a kind to keep: enough for a few window settings, before and after a
 * change.
 */
const MOST_STORED = 8;

export async function recallResult(
  sql: Sql,
  account: number,
  kind: string,
  key: string,
): Promise<string | undefined> {
  const row = await sql
    .selectFrom('result')
    .select('value')
    .where('account', '=', account)
    .where('kind', '=', kind)
    .where('key', '=', key)
    .executeTakeFirst();
  return row?.value;
}

export async function rememberResult(
  sql: Sql,
  account: number,
  kind: string,
  key: string,
  value: string,
): Promise<void> {
  const number = nextNumber(sql, 'result', 'number', { account, kind });
  await sql
    .insertInto('result')
    .values({ account, kind, key, number, value })
    .onConflict((conflict) =>
      conflict.columns(['account', 'kind', 'key']).doUpdateSet({ number, value }),
    )
    .execute();
  await sql
    .deleteFrom('result')
    .where('account', '=', account)
    .where('kind', '=', kind)
    .where('number', 'not in', (eb) =>
      eb
        .selectFrom('result')
        .select('number')
        .where('account', '=', account)
        .where('kind', '=', kind)
        .orderBy('number', 'desc')
        .limit(MOST_STORED),
    )
    .execute();
}
