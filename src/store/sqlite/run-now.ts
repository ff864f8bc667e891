import type Database from 'better-sqlite3';
import type { Compilable } from 'kysely';

/**
 * Kysely writes the SQL, the driver runs it at once: inside a transaction nothing may be awaited,
 * or other work on the same connection would get into it.
 */
export function runNow(database: Database.Database, query: Compilable): number {
  const { sql, parameters } = query.compile();
  return database.prepare(sql).run(...parameters).changes;
}

export function allNow<Row>(database: Database.Database, query: Compilable<Row>): Row[] {
  const { sql, parameters } = query.compile();
  return database.prepare<unknown[], Row>(sql).all(...parameters);
}

export function iterateNow<Row>(
  database: Database.Database,
  query: Compilable<Row>,
): IterableIterator<Row> {
  const { sql, parameters } = query.compile();
  return database.prepare<unknown[], Row>(sql).iterate(...parameters);
}
