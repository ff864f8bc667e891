import { TribeError } from '../../model/errors.ts';
import type { AccountId } from '../../model/ids.ts';
import { factsOfRow } from '../event-facts.ts';
import { ensureSource, requireAccount } from './accounts.ts';
import type { SqlConnection, SqlDatabase } from './database.ts';
import { loadForgotten } from './forgetting/forgotten.ts';
import { withoutForgotten } from './forgetting/without-forgotten.ts';
import type { EventTable, Sql } from './schema.ts';
import { AccountWriter, type Writing } from './writing/account-writer.ts';

/** The kind of the sources of copied events. Their names begin with the id of the account. */
const MERGED = 'merged-account';

/** The number of events to copy or remove at once. */
const AT_ONCE = 5000;

/**
 * Copies the events of an account into another one and hides the first, in one transaction. The
 * first keeps its events, so that {@link unmergeAccount} can undo the merge. Returns how many
 * events were new.
 */
export async function mergeAccount(
  database: SqlDatabase,
  from: AccountId,
  into: AccountId,
): Promise<number> {
  const [source, target] = [
    await requireAccount(database.sql, from),
    await requireAccount(database.sql, into),
  ];
  if (from === into || source.platform !== target.platform) {
    throw new TribeError(
      `The accounts ${from} and ${into} cannot be merged.`,
      'Choose two accounts on the same platform.',
    );
  }
  return new AccountWriter(database, target).transact(async (writing) => {
    const added = await copyEvents(writing, source.number, target.number);
    await hide(writing.connection.sql, source.number, target.number);
    return added;
  });
}

/** Removes what {@link mergeAccount} copied, and shows the account again. */
export async function unmergeAccount(database: SqlDatabase, from: AccountId): Promise<void> {
  const source = await requireAccount(database.sql, from);
  if (source.merged_into === null) return;
  const target = await database.sql
    .selectFrom('account')
    .select(['number', 'id'])
    .where('number', '=', source.merged_into)
    .executeTakeFirstOrThrow();
  await new AccountWriter(database, target).transact(async (writing) => {
    await removeCopies(writing, source.number, target.number);
    await hide(writing.connection.sql, source.number, null);
  });
}

async function hide(sql: Sql, account: number, into: number | null): Promise<void> {
  await sql
    .updateTable('account')
    .set({ merged_into: into })
    .where('number', '=', account)
    .execute();
}

async function copyEvents(writing: Writing, from: number, into: number): Promise<number> {
  const { connection } = writing;
  const { sql } = connection;
  const ids = await idsOf(sql, from);
  const sources = await copiedSources(sql, from, into);
  const forgotten = await loadForgotten(sql, into);
  let added = 0;
  for await (const rows of eventPages(connection, from)) {
    const facts = rows.flatMap((row) => {
      const copy = withoutForgotten(
        factsOfRow(row, (number) => ids.get(number)!),
        forgotten,
      );
      return copy === undefined
        ? []
        : [{ facts: copy, source: sources.get(row.source)!, line: row.line }];
    });
    added += (await writing.write(facts)).reduce((sum, changes) => sum + changes, 0);
  }
  return added;
}

async function removeCopies(writing: Writing, from: number, into: number): Promise<void> {
  const { connection } = writing;
  const { sql } = connection;
  const ids = await idsOf(sql, into);
  const copied = await sql
    .selectFrom('source')
    .select('number')
    .where('account', '=', into)
    .where('kind', '=', MERGED)
    .where('name', 'like', `${from} %`)
    .execute();
  const sources = new Set(copied.map(({ number }) => number));
  for await (const rows of eventPages(connection, into)) {
    const copies = rows.filter(({ source }) => sources.has(source));
    await writing.remove(
      copies.map((row) => ({
        facts: factsOfRow(row, (number) => ids.get(number)!),
        person: row.person,
      })),
    );
  }
}

async function idsOf(sql: Sql, account: number): Promise<Map<number, string>> {
  const people = await sql
    .selectFrom('person')
    .select(['number', 'id'])
    .where('account', '=', account)
    .execute();
  return new Map(people.map(({ number, id }) => [number, id]));
}

/**
 * Adds a copy of each source of an account, listed under the same name. Returns the copies by
 * number.
 */
async function copiedSources(sql: Sql, from: number, into: number): Promise<Map<number, number>> {
  const sources = await sql
    .selectFrom('source')
    .select(['number', 'name', 'listed_as'])
    .where('account', '=', from)
    .execute();
  const copies = new Map<number, number>();
  for (const { number, name, listed_as: listedAs } of sources) {
    const copy = { kind: MERGED, name: `${from} ${number}`, listedAs: listedAs ?? name };
    copies.set(number, await ensureSource(sql, into, copy));
  }
  return copies;
}

/**
 * Yields all events of an account in pages, because nothing can be written while a query is open.
 */
async function* eventPages({ sql }: SqlConnection, account: number): AsyncGenerator<EventTable[]> {
  let last: EventTable | undefined;
  do {
    const beyond = last;
    let query = sql.selectFrom('event').selectAll().where('account', '=', account);
    if (beyond !== undefined) {
      query = query.where((eb) =>
        eb.or([
          eb('type', '>', beyond.type),
          eb.and([eb('type', '=', beyond.type), eb('key', '>', beyond.key)]),
        ]),
      );
    }
    const rows = await query.orderBy('type').orderBy('key').limit(AT_ONCE).execute();
    if (rows.length > 0) yield rows;
    last = rows.length === AT_ONCE ? rows.at(-1) : undefined;
  } while (last !== undefined);
}
