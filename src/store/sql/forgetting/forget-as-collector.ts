import type { Sql } from '../schema.ts';

/** Removes an id from everything that we remember about reading the account. */
export async function forgetAsCollector(sql: Sql, account: number, id: string): Promise<void> {
  for (const [table, column] of [
    ['collector_digest', 'key'],
    ['collector_doubt', 'person'],
    ['collector_paid', 'id'],
  ] as const) {
    await sql
      .deleteFrom(table)
      .where('account', '=', account)
      .where(column as never, '=', id as never)
      .execute();
  }
  const pages = await sql
    .selectFrom('collector_page')
    .select(['run', 'part', 'ids'])
    .where('account', '=', account)
    .execute();
  for (const { run, part, ids } of pages) {
    const kept = ids.split('\n').filter((listed) => listed !== id);
    await sql
      .updateTable('collector_page')
      .set({ ids: kept.join('\n') })
      .where('account', '=', account)
      .where('run', '=', run)
      .where('part', '=', part)
      .execute();
  }
}
