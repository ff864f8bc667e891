import { Kysely } from 'kysely';
import type pg from 'pg';
import type { Prepared, SqlConnection, SqlValue } from '../sql/database.ts';
import type { Tables } from '../sql/schema.ts';
import { copyIn } from './copy-in.ts';
import { type ColumnsOf, copyOut } from './copy-out.ts';
import { dialectOnClient, stored } from './dialect.ts';
import { placesOf, setStatement } from './set-statement.ts';

/** Returns the types of the parameters of a statement. */
export type ParameterTypes = (
  client: pg.PoolClient,
  statement: Prepared,
) => Promise<readonly string[]>;

/** A transaction on PostgreSQL. */
export function connectionOn(
  client: pg.PoolClient,
  { typesOf, columnsOf }: { typesOf: ParameterTypes; columnsOf: ColumnsOf },
): SqlConnection {
  const runSet = async (statement: Prepared, values: readonly (readonly SqlValue[])[]) => {
    const types = await typesOf(client, statement);
    const { sql, parameters } = setStatement(statement, types, values);
    return client.query(sql, parameters.map(storedList));
  };
  return {
    sql: new Kysely<Tables>({ dialect: dialectOnClient(client) }),
    async each<Row>(
      query: Parameters<SqlConnection['each']>[0],
      visit: (row: Row) => void | Promise<void>,
    ) {
      const compiled = query.compile();
      await copyOut(client, compiled, await columnsOf(client, compiled), visit);
    },
    addAll: (table, columns, rows) => copyIn(client, table, columns, rows),
    async runAll(statement, values) {
      if (values.length === 0) return [];
      const { rows, rowCount } = await runSet(statement, values);
      if (statement.query.kind !== 'InsertQueryNode') return changesOf(rows, values.length);
      // Without a key, a row that is there already is an error.
      if (statement.key.length === 0) return values.map(() => rowCount! / values.length);
      return additionsOf(statement, rows, values);
    },
    async findAll<Row>(statement: Prepared<Row>, values: readonly (readonly SqlValue[])[]) {
      const found: (Row | undefined)[] = values.map(() => undefined);
      if (values.length === 0) return found;
      const { rows } = await runSet(statement, values);
      for (const { n, ...row } of rows) found[n] ??= row as Row;
      return found;
    },
  };
}

function storedList(value: unknown): unknown {
  return Array.isArray(value) ? value.map(stored) : stored(value);
}

/** Returns how many rows were changed for each list of values. */
function changesOf(rows: readonly { n: number }[], lists: number): number[] {
  const changes: number[] = Array.from({ length: lists }, () => 0);
  for (const { n } of rows) changes[n]++;
  return changes;
}

/** Returns 1 for each row that was added: of equal ones the first. */
function additionsOf(
  statement: Prepared,
  added: readonly Record<string, SqlValue>[],
  values: readonly (readonly SqlValue[])[],
): number[] {
  const keys = new Set(added.map((row) => written(statement.key.map((name) => row[name]))));
  const places = placesOf(statement);
  return values.map((row) => Number(keys.delete(written(places.map((place) => row[place])))));
}

function written(key: readonly SqlValue[]): string {
  return key.map((value) => (Buffer.isBuffer(value) ? value.toString('latin1') : value)).join(' ');
}
