import { sql as fragment } from 'kysely';
import type { CreateTableBuilder } from 'kysely';
import type { DatabaseWords } from '../sql/migrations/migrations.ts';

function clustered<T extends string>(table: CreateTableBuilder<T>): CreateTableBuilder<T> {
  return table.modifyEnd(fragment`without rowid`);
}

/** The parts of the migrations that are specific to SQLite. */
export const SQLITE_WORDS: DatabaseWords = {
  bytes: 'blob',
  clustered,
  makeLarge: (db, table, define) => define(clustered(db.schema.createTable(table))).execute(),
};
