import { TribeError } from '../../model/errors.ts';
import type { AccountId } from '../../model/ids.ts';
import { factsOfRow } from '../event-facts.ts';
import type { AccountRow } from './accounts.ts';
import { requireAccount } from './accounts.ts';
import type { SqlDatabase } from './database.ts';
import { copyEvents, hide, finishImport } from './merge-accounts.ts';
import { copiesOfSources } from './merged-sources.ts';
import type { Sql } from './schema.ts';
import { AccountWriter, type Writing } from './writing/account-writer.ts';
import { eventPages, idsOfPeople } from './writing/all-events.ts';
import { prunePeople } from './writing/prune-people.ts';

/**
 * Removes what `mergeAccount` copied, and shows the account again, in one transaction. Events that
 * the target imported itself stay, and so do those of other accounts that were merged into it.
 */
export async function unmergeAccount(
  database: SqlDatabase,
  { from, at }: { from: AccountId; at: number },
): Promise<void> {
  const { number, merged_into: into } = await requireAccount(database.sql, from);
  if (into === null) return;
  const target = await accountNumbered(database.sql, into);
  await new AccountWriter(database, target, [number]).transact(async (writing) => {
    const { sql } = writing.connection;
    const source = await requireAccount(sql, from);
    if (source.merged_into !== into) return;
    await requireShown(sql, await accountNumbered(sql, into));
    await removeCopies(writing, source.number, into);
    await hide(sql, source.number, null);
    for (const other of await mergedInto(sql, into)) await copyEvents(writing, other, into);
    await prunePeople(writing.connection, into);
    await finishImport(writing, { account: into, at, reopens: true });
  });
}

function accountNumbered(sql: Sql, number: number): Promise<AccountRow> {
  return sql
    .selectFrom('account')
    .selectAll()
    .where('number', '=', number)
    .executeTakeFirstOrThrow();
}

function mergedInto(sql: Sql, account: number): Promise<AccountRow[]> {
  return sql
    .selectFrom('account')
    .selectAll()
    .where('merged_into', '=', account)
    .orderBy('number')
    .execute();
}

/** The account into which the target was merged has copies of these events, too. */
async function requireShown(sql: Sql, target: AccountRow): Promise<void> {
  if (target.merged_into === null) return;
  const { id } = await accountNumbered(sql, target.merged_into);
  throw new TribeError(
    `The account ${target.id} was merged into ${id}.`,
    `Undo that merge first: tribe accounts unmerge ${target.id}`,
  );
}

/** Removes the copied events, their rejected rows, and the copies of the sources. */
async function removeCopies(writing: Writing, from: number, into: number): Promise<void> {
  const { connection } = writing;
  const { sql } = connection;
  const ids = await idsOfPeople(sql, into);
  const sources = await copiesOfSources(sql, from, into);
  for await (const rows of eventPages(connection, into)) {
    const copies = rows.filter(({ source }) => sources.has(source));
    await writing.remove(
      copies.map((row) => ({
        facts: factsOfRow(row, (number) => ids.get(number)!),
        person: row.person,
      })),
    );
  }
  for (const number of sources) {
    await sql.deleteFrom('quarantine').where('source', '=', number).execute();
    await sql.deleteFrom('source').where('number', '=', number).execute();
  }
}
