import type { SqlConnection } from '../database.ts';
import type { Sql } from '../schema.ts';
import type { Forgotten } from './forgotten.ts';

/**
 * Returns the ids of rejected rows that are about people. Cost: O(rejected rows).
 *
 * @param isAbout whether a number is theirs; for the people whom a row waits for
 * @param mine their ids and handles
 */
export async function linesAbout(
  connection: SqlConnection,
  account: number,
  isAbout: (number: number | null) => boolean,
  mine: Forgotten,
): Promise<number[]> {
  const all = connection.sql
    .selectFrom('quarantine')
    .select(['id', 'text', 'reason', 'awaits', 'awaits_other'])
    .where('account', '=', account);
  const lines: number[] = [];
  await connection.each(all, (row) => {
    const isNamed =
      isAbout(row.awaits) ||
      isAbout(row.awaits_other) ||
      [row.text, row.reason].some((text) => mine.areNamedIn(text));
    if (isNamed) lines.push(row.id);
  });
  return lines;
}

export async function forgetLines(
  sql: Sql,
  account: number,
  lines: readonly number[],
): Promise<void> {
  for (const line of lines) {
    await sql
      .deleteFrom('quarantine')
      .where('account', '=', account)
      .where('id', '=', line)
      .execute();
  }
}
