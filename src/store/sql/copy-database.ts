import { hash } from 'node:crypto';
import { TribeError } from '../../model/errors.ts';
import { EventDigest } from '../event-identity.ts';
import type { Prepared, SqlConnection, SqlDatabase, SqlValue } from './database.ts';
import { changeEach, prepared } from './database.ts';
import type { Sql, Tables } from './schema.ts';

type Table = keyof Tables;
type Row = Record<string, SqlValue>;

/** Every table, in an order in which rows come after those that they refer to. */
const TABLES = Object.keys({
  account: true,
  source: true,
  person: true,
  event: true,
  quarantine: true,
  result: true,
  vector: true,
  decision: true,
  web_user: true,
  web_role: true,
  web_session: true,
  share_link: true,
  remembered_tribe: true,
  collector: true,
  collector_setting: true,
  collector_run: true,
  collector_page: true,
  collector_spending: true,
  collector_paid: true,
  collector_doubt: true,
  collector_digest: true,
  forgetting: true,
  forgotten: true,
  schedule: true,
  schedule_run: true,
  removed_account: true,
  list_memory: true,
  digest_salt: true,
  erased_account: true,
} satisfies Record<Table, true>) as Table[];

/** Rows to write at once, and bytes, because a list of followers may have a million people. */
const AT_ONCE = 2000;
const ROOM = 8 * 1024 ** 2;

/** What was copied. */
export interface Copied {
  rows: number;
  /** Of the content of all rows, whatever their order. */
  digest: string;
}

/**
 * Copies everything from one database to another, empty one, in one transaction. Reads the copy
 * before the transaction ends, and throws if it differs. Cost: O(rows).
 */
export function copyDatabase(source: SqlDatabase, target: SqlDatabase): Promise<Copied> {
  return source.explained(() =>
    source.read((from) =>
      target.explained(() =>
        target.write([], async (to) => {
          await requireEmpty(to.sql);
          const copied = await eachRow(from, (table) => writerTo(to, table));
          const written = await eachRow(to, () => NO_WRITER);
          if (written.digest !== copied.digest || written.rows !== copied.rows) {
            throw new Error(`the copy differs: ${written.rows} of ${copied.rows} rows`);
          }
          return copied;
        }),
      ),
    ),
  );
}

async function requireEmpty(sql: Sql): Promise<void> {
  const account = await sql.selectFrom('account').select('id').limit(1).executeTakeFirst();
  const user = await sql.selectFrom('web_user').select('id').limit(1).executeTakeFirst();
  if (account !== undefined || user !== undefined) {
    throw new TribeError(
      'The new database is not empty.',
      'Choose a file that does not exist, or an empty database of a server.',
    );
  }
  // A new database has its own, and no digest that was made with it.
  await sql.deleteFrom('digest_salt').execute();
}

/** Writes rows of one table. */
interface Writer {
  add(row: Row): void | Promise<void>;
  end(): Promise<void>;
}

const NO_WRITER: Writer = { add() {}, async end() {} };

async function eachRow(
  connection: SqlConnection,
  writerOf: (table: Table) => Writer,
): Promise<Copied> {
  const digest = new EventDigest();
  let rows = 0;
  for (const table of TABLES) {
    const writer = writerOf(table);
    await connection.each(connection.sql.selectFrom(table).selectAll(), (row) => {
      rows++;
      digest.add(hash('sha256', contentOf(table, row as Row), 'buffer'), 0);
      return writer.add(row as Row);
    });
    await writer.end();
  }
  return { rows, digest: digest.bytes().toString('hex') };
}

function contentOf(table: Table, row: Row): string {
  const values = Object.entries(row).map(([name, value]) => [
    name,
    Buffer.isBuffer(value) ? value.toString('base64') : value,
  ]);
  return JSON.stringify([table, values]);
}

function writerTo(to: SqlConnection, table: Table): Writer {
  let statement: Prepared | undefined;
  let rows: SqlValue[][] = [];
  let bytes = 0;
  const write = async (): Promise<void> => {
    if (statement !== undefined) await changeEach(to, statement, rows);
    [rows, bytes] = [[], 0];
  };
  return {
    add(row) {
      statement ??= insertInto(to.sql, table, Object.keys(row));
      rows.push(Object.values(row));
      for (const value of Object.values(row)) if (Buffer.isBuffer(value)) bytes += value.length;
      return rows.length >= AT_ONCE || bytes >= ROOM ? write() : undefined;
    },
    end: write,
  };
}

function insertInto(sql: Sql, table: Table, columns: readonly string[]): Prepared {
  const placeholders = Object.fromEntries(columns.map((column) => [column, 0]));
  return prepared(sql.insertInto(table).values(placeholders as never));
}
