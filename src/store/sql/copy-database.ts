import { hash } from 'node:crypto';
import { TribeError } from '../../model/errors.ts';
import { EventDigest } from '../event-identity.ts';
import type { SqlConnection, SqlDatabase, SqlValue } from './database.ts';
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

/** Told how many rows were copied, and then how many of the copy were checked. */
export type OnCopied = (stage: 'copying' | 'checking', done: number, all: number) => void;

/**
 * Copies everything from one database to another, empty one, in one transaction. Reads the copy
 * before the transaction ends, and throws if it differs. Cost: O(rows).
 */
export function copyDatabase(
  source: SqlDatabase,
  target: SqlDatabase,
  onCopied: OnCopied = () => undefined,
): Promise<Copied> {
  return source.explained(() =>
    source.read((from) =>
      target.explained(() =>
        target.write([], async (to) => {
          await requireEmpty(to.sql);
          const all = await countRows(from.sql);
          const tellOf = (stage: Parameters<OnCopied>[0]) => (done: number) =>
            onCopied(stage, done, all);
          const copied = await eachRow(from, (table) => writerTo(to, table), tellOf('copying'));
          const written = await eachRow(to, () => NO_WRITER, tellOf('checking'));
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

async function countRows(sql: Sql): Promise<number> {
  let all = 0;
  for (const table of TABLES) {
    const count = sql.selectFrom(table).select((eb) => eb.fn.countAll<number>().as('rows'));
    all += Number((await count.executeTakeFirstOrThrow()).rows);
  }
  return all;
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
  tell: (done: number) => void,
): Promise<Copied> {
  const digest = new EventDigest();
  let rows = 0;
  for (const table of TABLES) {
    const writer = writerOf(table);
    await connection.each(connection.sql.selectFrom(table).selectAll(), (row) => {
      if (++rows % AT_ONCE === 0) tell(rows);
      digest.add(hash('sha256', contentOf(table, row as Row), 'buffer'), 0);
      return writer.add(row as Row);
    });
    await writer.end();
  }
  tell(rows);
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
  let columns: string[] = [];
  let rows: SqlValue[][] = [];
  let bytes = 0;
  const write = async (): Promise<void> => {
    if (rows.length > 0) await to.addAll(table, columns, rows);
    [rows, bytes] = [[], 0];
  };
  return {
    add(row) {
      if (columns.length === 0) columns = Object.keys(row);
      rows.push(Object.values(row));
      for (const value of Object.values(row)) if (Buffer.isBuffer(value)) bytes += value.length;
      return rows.length >= AT_ONCE || bytes >= ROOM ? write() : undefined;
    },
    end: write,
  };
}
