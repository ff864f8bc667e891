import { sql as fragment } from 'kysely';
import type { SelectQueryBuilder } from 'kysely';
import type { Sql, Tables } from './schema.ts';

/** The kind of the sources of copied events. Their names end with the number of the original. */
export const MERGED = 'merged-account';

/** The sources of the events that were copied into an account from accounts merged into it. */
export function mergedSources(
  sql: Sql,
  account: number,
): SelectQueryBuilder<Tables, 'source', object> {
  return sql
    .selectFrom('source')
    .where('source.account', '=', account)
    .where('source.kind', '=', fragment.lit(MERGED));
}

/**
 * Returns the numbers of the copies of an account's sources in another account. The id in front of
 * the number tells nothing, because an account may get another id.
 */
export async function copiesOfSources(
  sql: Sql,
  from: number,
  into: number,
): Promise<ReadonlySet<number>> {
  const sources = await sql
    .selectFrom('source')
    .select('number')
    .where('account', '=', from)
    .execute();
  const originals = new Set(sources.map(({ number }) => number));
  const copies = await mergedSources(sql, into).select(['number', 'name']).execute();
  return new Set(
    copies
      .filter(({ name }) => originals.has(Number(name.slice(name.lastIndexOf(' ') + 1))))
      .map(({ number }) => number),
  );
}
