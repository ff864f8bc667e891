import { sql as fragment } from 'kysely';
import type { DatabaseWords } from '../sql/migrations/migrations.ts';

/** How SQLite says what the migrations ask for. */
export const SQLITE_WORDS: DatabaseWords = {
  bytes: 'blob',
  clustered: (table) => table.modifyEnd(fragment`without rowid`),
};
