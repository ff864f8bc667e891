import type Database from 'better-sqlite3';
import type { Sql } from '../sql/schema.ts';
import type { Prepared, SqlConnection, SqlDatabase, SqlValue } from '../sql/database.ts';
import { explain } from './explain.ts';
import { inTransaction } from './in-transaction.ts';
import { sweep } from './sweep.ts';

/**
 * A SQLite database. Statements run synchronously. Kysely lends its one connection to one
 * transaction or query at a time.
 *
 * @param path what errors name.
 */
export function sqliteDatabase(database: Database.Database, sql: Sql, path: string): SqlDatabase {
  const prepare = statementsOf(database);
  const alone = <Result>(work: (sql: Sql) => Promise<Result>): Promise<Result> =>
    sql.connection().execute(work);
  const transact = <Result>(
    begin: string,
    work: (connection: SqlConnection) => Promise<Result>,
  ): Promise<Result> =>
    alone((bound) =>
      inTransaction(database, begin, () => work(connectionOn(database, bound, prepare))),
    );
  const version = versionOf(database);
  return {
    sql,
    async explained(work) {
      try {
        return await work();
      } catch (error) {
        throw explain(error, path);
      }
    },
    // SQLite lets one process write at a time, to whatever account.
    write: (_, work) => transact('begin immediate', work),
    read: (work) => transact('begin', work),
    version: () => alone(async () => version()),
    sweep: () => alone(async () => sweep(database)),
    async close() {
      database.close();
    },
  };
}

type Statement = Database.Statement<unknown[]>;

function connectionOn(
  database: Database.Database,
  sql: Sql,
  prepare: (statement: Prepared) => Statement,
): SqlConnection {
  return {
    sql,
    async each<Row>(
      query: Parameters<SqlConnection['each']>[0],
      visit: (row: Row) => void | Promise<void>,
    ) {
      const { sql, parameters } = query.compile();
      const rows = database.prepare<unknown[], Row>(sql).iterate(...parameters);
      for (const row of rows) {
        const pending = visit(row);
        if (pending !== undefined) await pending;
      }
    },
    async addAll(table, columns, rows) {
      const names = columns.map((name) => `"${name}"`).join(', ');
      const places = columns.map(() => '?').join(', ');
      const insert = database.prepare(`insert into "${table}" (${names}) values (${places})`);
      for (const row of rows) insert.run(...row);
    },
    async runAll(statement, values) {
      const run = prepare(statement);
      // Spread: given an array, the driver takes a tenth more time.
      return values.map((row) => run.run(...row).changes);
    },
    async findAll<Row>(statement: Prepared<Row>, values: readonly (readonly SqlValue[])[]) {
      const find = prepare(statement);
      return values.map((row) => find.get(...row) as Row | undefined);
    },
  };
}

/** Returns a function that compiles each statement once. */
function statementsOf(database: Database.Database): (statement: Prepared) => Statement {
  const statements = new Map<string, Statement>();
  return ({ sql }) => {
    const statement = statements.get(sql) ?? database.prepare<unknown[]>(sql);
    statements.set(sql, statement);
    return statement;
  };
}

/**
 * Returns the version of the data: the changes by others and by this connection, which SQLite
 * counts separately.
 */
function versionOf(database: Database.Database): () => string {
  const others = database.prepare('pragma data_version').pluck();
  const own = database.prepare('select total_changes()').pluck();
  return () => `${String(others.get())} ${String(own.get())}`;
}
