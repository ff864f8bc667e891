import { TribeError } from '../../model/errors.ts';
import type { AccountId } from '../../model/ids.ts';
import { mustBeMergeable } from '../../model/mergeable.ts';
import { factsOfRow } from '../event-facts.ts';
import type { AccountRow } from './accounts.ts';
import { ensureSource, requireAccount } from './accounts.ts';
import type { SqlDatabase } from './database.ts';
import { MERGED } from './merged-sources.ts';
import type { Sql } from './schema.ts';
import { eventPages, idsOfPeople } from './writing/all-events.ts';
import { AccountWriter, type Writable, type Writing } from './writing/account-writer.ts';
import { removeGonePosts } from './writing/remove-gone-posts.ts';
import { loadRemoved, mayBeStored } from './writing/removed-people.ts';
import { resolveReferences } from './writing/resolve-references.ts';

/**
 * Copies the events of an account into another one and hides the first, in one transaction. The
 * first keeps its events, so that `unmergeAccount` can undo the merge. Returns how many events were
 * new.
 */
export async function mergeAccount(
  database: SqlDatabase,
  { from, into, at }: { from: AccountId; into: AccountId; at: number },
): Promise<number> {
  const [part, target] = [
    await requireAccount(database.sql, from),
    await requireAccount(database.sql, into),
  ];
  return new AccountWriter(database, target, [part.number]).transact(async (writing) => {
    const { sql } = writing.connection;
    const [source, whole] = [await requireAccount(sql, from), await requireAccount(sql, into)];
    requireMergeable(source, whole);
    const added = await copyEvents(writing, source, whole.number);
    await finishImport(writing, { account: whole.number, at });
    await hide(sql, source.number, whole.number);
    return added;
  });
}

function requireMergeable(source: AccountRow, target: AccountRow): void {
  mustBeMergeable(source, target);
  if (source.merged_into === null && target.merged_into === null) return;
  throw new TribeError(
    `The accounts ${source.id} and ${target.id} cannot be merged, because one is merged already.`,
    'To undo a merge: tribe accounts unmerge ID',
  );
}

/** Hides an account that was merged into another one, or shows it again. */
export async function hide(sql: Sql, account: number, into: number | null): Promise<void> {
  await sql
    .updateTable('account')
    .set({ merged_into: into })
    .where('number', '=', account)
    .execute();
}

/** Does in the same transaction what ends every import. */
export async function finishImport(
  writing: Writing,
  { account, at, reopens = false }: { account: number; at: number; reopens?: boolean },
): Promise<void> {
  const { connection } = writing;
  const database: Writable = { sql: connection.sql, write: (_, work) => work(connection) };
  const writer: Pick<AccountWriter, 'transact'> = { transact: (work) => work(writing) };
  await removeGonePosts({ database, account, writer, at });
  await resolveReferences({ database, account, writer, at, reopens });
}

/** Copies the events of an account. Returns how many were new. */
export async function copyEvents(
  writing: Writing,
  from: Pick<AccountRow, 'number' | 'id'>,
  into: number,
): Promise<number> {
  const { connection } = writing;
  const { sql } = connection;
  const ids = await idsOfPeople(sql, from.number);
  const sources = await copySources(sql, from, into);
  const removed = await loadRemoved(sql, into);
  let added = 0;
  for await (const rows of eventPages(connection, from.number)) {
    const facts = rows.flatMap((row) => {
      const copy = mayBeStored(
        factsOfRow(row, (number) => ids.get(number)!),
        removed,
      );
      return copy === undefined
        ? []
        : [{ facts: copy, source: sources.get(row.source)!, line: row.line }];
    });
    added += (await writing.write(facts)).reduce((sum, changes) => sum + changes, 0);
  }
  return added;
}

/**
 * Adds a copy of each source of an account, listed under the same name. Returns the copies by
 * number.
 */
async function copySources(
  sql: Sql,
  from: Pick<AccountRow, 'number' | 'id'>,
  into: number,
): Promise<Map<number, number>> {
  const sources = await sql
    .selectFrom('source')
    .select(['number', 'name', 'listed_as'])
    .where('account', '=', from.number)
    .execute();
  const copies = new Map<number, number>();
  for (const { number, name, listed_as: listedAs } of sources) {
    const copy = { kind: MERGED, name: `${from.id} ${number}`, listedAs: listedAs ?? name };
    copies.set(number, await ensureSource(sql, into, copy));
  }
  return copies;
}
