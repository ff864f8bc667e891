import type { CompiledQuery, Compilable } from 'kysely';
import type { Sql, Tables } from './schema.ts';

/** Runs work and translates the driver's errors into errors that the owner can act on. */
export type Explained = <Result>(work: () => Result | Promise<Result>) => Promise<Result>;

/** What differs between databases. Everything else in this folder works on any of them. */
export interface SqlDatabase {
  /** For queries outside of transactions. Inside a transaction, use only the connection's. */
  readonly sql: Sql;
  readonly explained: Explained;

  /**
   * Runs work in a transaction. No other process writes to these accounts meanwhile, or changes the
   * list of accounts if none is given. Work may run again if the database gives up a transaction, so
   * it must not change anything else.
   *
   * @param accounts their numbers.
   */
  write<Result>(
    accounts: readonly number[],
    work: (connection: SqlConnection) => Promise<Result>,
  ): Promise<Result>;

  /** Runs work in a transaction in which all reads see the same state. */
  read<Result>(work: (connection: SqlConnection) => Promise<Result>): Promise<Result>;

  /** See `Store.version`. */
  version(): Promise<string>;

  /** See `PrivacyStore.sweep`. */
  sweep(): Promise<boolean>;

  close(): Promise<void>;
}

/**
 * A transaction. Its methods take many rows at once, so that no row costs a promise or a round
 * trip.
 */
export interface SqlConnection {
  readonly sql: Sql;

  /**
   * Calls `visit` for each row of the query, without having all of them in memory. Waits for `visit`
   * if it returns a promise. `visit` must not use the connection.
   */
  each<Row>(query: Compilable<Row>, visit: (row: Row) => void | Promise<void>): Promise<void>;

  /** Adds rows to a table as fast as the database can. Throws if one of them is there already. */
  addAll(
    table: keyof Tables,
    columns: readonly string[],
    rows: readonly (readonly SqlValue[])[],
  ): Promise<void>;

  /**
   * Runs a statement once for each list of values, in order, or with all of them at once. Returns
   * how many rows each run changed.
   *
   * @param statement from {@link prepared}.
   */
  runAll(statement: Prepared, values: readonly (readonly SqlValue[])[]): Promise<number[]>;

  /** Returns the first row that a statement finds for each list of values. */
  findAll<Row>(
    statement: Prepared<Row>,
    values: readonly (readonly SqlValue[])[],
  ): Promise<(Row | undefined)[]>;
}

export type SqlValue = number | string | Buffer | null;

/** The text of a statement. Its values follow in the order in which it names its columns. */
export interface Prepared<Row = unknown> extends Pick<CompiledQuery<Row>, 'sql' | 'query'> {
  /** The columns that tell a row that an insert leaves out from one that it adds. */
  key: readonly string[];
}

/** @param key of the table, for an insert that leaves out rows which are already there. */
export function prepared<Row>(query: Compilable<Row>, key: readonly string[] = []): Prepared<Row> {
  return { ...query.compile(), key };
}

/** A query to execute or to pass to {@link SqlConnection.each}. */
export interface Query<Row> extends Compilable<Row> {
  execute(): Promise<Row[]>;
}

/**
 * Runs a statement for each list of values. Throws if a run does not change exactly one row, which
 * would be a fault of the program.
 */
export async function changeEach(
  connection: SqlConnection,
  statement: Prepared,
  values: readonly (readonly SqlValue[])[],
): Promise<void> {
  const changes = await connection.runAll(statement, values);
  const wrong = changes.findIndex((changed) => changed !== 1);
  if (wrong === -1) return;
  throw new Error(`${changes[wrong]} rows instead of 1 were changed by ${statement.sql}`);
}
