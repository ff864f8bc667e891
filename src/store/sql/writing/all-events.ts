import type { SqlConnection } from '../database.ts';
import type { EventTable, Sql } from '../schema.ts';

/** The number of events of a page. */
const AT_ONCE = 5000;

/**
 * Yields all events of an account in pages, because nothing can be written while a query is open.
 */
export async function* eventPages(
  { sql }: SqlConnection,
  account: number,
): AsyncGenerator<EventTable[]> {
  let last: EventTable | undefined;
  do {
    const beyond = last;
    let query = sql.selectFrom('event').selectAll().where('account', '=', account);
    if (beyond !== undefined) {
      query = query.where((eb) =>
        eb(eb.refTuple('type', 'key'), '>', eb.tuple(beyond.type, beyond.key)),
      );
    }
    const rows = await query.orderBy('type').orderBy('key').limit(AT_ONCE).execute();
    if (rows.length > 0) yield rows;
    last = rows.length === AT_ONCE ? rows.at(-1) : undefined;
  } while (last !== undefined);
}

/** Returns the ids of the people of an account, by number. */
export async function idsOfPeople(sql: Sql, account: number): Promise<Map<number, string>> {
  const people = await sql
    .selectFrom('person')
    .select(['number', 'id'])
    .where('account', '=', account)
    .execute();
  return new Map(people.map(({ number, id }) => [number, id]));
}
