import { sql as fragment } from 'kysely';
import type { DatabaseWords } from '../sql/migrations/migrations.ts';

/** The parts of the migrations that are specific to SQLite. */
export const SQLITE_WORDS: DatabaseWords = {
  bytes: 'blob',
  clustered: (table) => table.modifyEnd(fragment`without rowid`),
};
