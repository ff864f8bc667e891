import { type Expression, sql as fragment, type Kysely } from 'kysely';
import type { Sql, Tables } from './schema.ts';

/**
 * Returns, as part of a statement, 1 more than the highest number in a column so far.
 *
 * @param among the rows that are numbered together; default: all.
 */
export function nextNumber<Table extends keyof Tables>(
  sql: Sql,
  table: Table,
  column: keyof Tables[Table] & string,
  among: Partial<Tables[Table]> = {},
): Expression<number> {
  const highest = fragment<number>`coalesce(max(${fragment.ref(column)}), 0) + 1`;
  // The type checker cannot follow a statement about any table.
  return (sql as unknown as Kysely<Record<string, Record<string, never>>>)
    .selectFrom(table as string)
    .select(highest.as('next'))
    .where((eb) => eb.and(among as never)) as unknown as Expression<number>;
}
