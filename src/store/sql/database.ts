import type { CompiledQuery, Compilable } from 'kysely';
import type { Sql } from './schema.ts';

/** Runs work and translates the driver's errors into words that the owner can act on. */
export type Explained = <Result>(work: () => Result | Promise<Result>) => Promise<Result>;

/**
 * What each database does in its own way. Everything else in this folder works on any of them.
 */
export interface SqlDatabase {
  /** For queries outside of transactions. Inside, only those of the connection may be used. */
  readonly sql: Sql;
  readonly explained: Explained;

  /** Does all of the work or, if anything fails, nothing of it. Nobody else writes meanwhile. */
  write<Result>(work: (connection: SqlConnection) => Promise<Result>): Promise<Result>;

  /** All that the work reads is of one moment. */
  read<Result>(work: (connection: SqlConnection) => Promise<Result>): Promise<Result>;

  /** See `EventLog.version`. */
  version(): Promise<string>;

  /** See `PrivacyStore.sweep`. */
  sweep(): Promise<boolean>;

  close(): Promise<void>;
}

/** One transaction. Many rows are one call, so that no row costs a promise or a round trip. */
export interface SqlConnection {
  readonly sql: Sql;

  /** Reads the rows one after another, so that they need not all be in memory. */
  each<Row>(query: Compilable<Row>, visit: (row: Row) => void): Promise<void>;

  /**
   * Runs a statement once for each list of values, in order. Returns how many rows each run changed.
   *
   * @param statement as {@link prepared} makes it
   */
  runAll(statement: Prepared, values: readonly (readonly SqlValue[])[]): Promise<number[]>;

  /** The first row that a statement finds for each list of values. */
  findAll<Row>(
    statement: Prepared<Row>,
    values: readonly (readonly SqlValue[])[],
  ): Promise<(Row | undefined)[]>;
}

export type SqlValue = number | string | Buffer | null;

/** The text of a statement whose values come later, in the order in which it names its columns. */
export interface Prepared<Row = unknown> extends Pick<CompiledQuery<Row>, 'sql' | 'query'> {}

export function prepared<Row>(query: Compilable<Row>): Prepared<Row> {
  return query.compile();
}

/** A query that can be executed where it was made, or handed to {@link SqlConnection.each}. */
export interface Query<Row> extends Compilable<Row> {
  execute(): Promise<Row[]>;
}
