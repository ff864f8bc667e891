import type { ChosenRows } from '../../ports/quarantine-store.ts';
import { typeCode } from '../../event-facts.ts';
import type { SqlDatabase } from '../database.ts';
import { changeEach } from '../database.ts';
import type { Sql } from '../schema.ts';
import { hotStatements } from '../writing/hot-statements.ts';

/** Closes the open rows that meet every condition. Returns how many there were. */
export async function markAllResolved(
  sql: Sql,
  account: number,
  { first, last, source }: ChosenRows,
  at: number,
): Promise<number> {
  const { numUpdatedRows } = await sql
    .updateTable('quarantine')
    .set({ resolved_at: at })
    .where('account', '=', account)
    .where('resolved_at', 'is', null)
    .$if(first !== undefined, (query) => query.where('id', '>=', first!))
    .$if(last !== undefined, (query) => query.where('id', '<=', last!))
    .$if(source !== undefined, (query) =>
      query.where('source', 'in', sourcesNamed(sql, account, source!)),
    )
    .executeTakeFirstOrThrow();
  return Number(numUpdatedRows);
}

/**
 * Closes the rows that earlier imports of the file rejected, and returns how many there were. It is
 * the same file if it has the same name, or lists the followers of the same time. Rows that wait for
 * a person stay open, because they were readable.
 *
 * @param except ids of rows that were rejected again.
 */
export function resolveCorrected(
  database: Pick<SqlDatabase, 'write'>,
  account: number,
  { source, except, at }: { source: number; except: ReadonlySet<number>; at: number },
): Promise<number> {
  return database.write([account], async (connection) => {
    const open = await openRowsOf(connection.sql, account, source);
    const corrected = open.filter(({ id }) => !except.has(id));
    const { resolveLine } = hotStatements(connection.sql);
    await changeEach(
      connection,
      resolveLine,
      corrected.map(({ id }) => [at, account, id]),
    );
    return corrected.length;
  });
}

async function openRowsOf(sql: Sql, account: number, source: number): Promise<{ id: number }[]> {
  const { name } = await sql
    .selectFrom('source')
    .select('name')
    .where('number', '=', source)
    .executeTakeFirstOrThrow();
  return sql
    .selectFrom('quarantine')
    .select('id')
    .where('account', '=', account)
    .where('resolved_at', 'is', null)
    .where('awaits', 'is', null)
    .where((row) =>
      row.or([
        row('source', 'in', sourcesNamed(sql, account, name)),
        row('source', 'in', sourcesOfSameTime(sql, account, source)),
      ]),
    )
    .execute();
}

/** Returns the lists from which there are snapshots of the same time as from a list. */
function sourcesOfSameTime(sql: Sql, account: number, source: number) {
  const type = typeCode('snapshot');
  return sql
    .selectFrom('event as own')
    .innerJoin('event as other', (join) =>
      join.onRef('other.account', '=', 'own.account').onRef('other.at', '=', 'own.at'),
    )
    .innerJoin('source', 'source.number', 'other.source')
    .select('other.source')
    .where('own.account', '=', account)
    .where('own.type', '=', type)
    .where('own.source', '=', source)
    .where('other.type', '=', type)
    .where('source.kind', '=', LIST);
}

/** The kind of source of lists. Other sources may have many snapshots, and rows about other things. */
const LIST = 'follower-list';

/**
 * Returns the sources with that name. A file that was read in different ways is several sources.
 */
function sourcesNamed(sql: Sql, account: number, name: string) {
  return sql
    .selectFrom('source')
    .select('number')
    .where('account', '=', account)
    .where('name', '=', name);
}
