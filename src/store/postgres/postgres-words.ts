import { sql as fragment } from 'kysely';
import type { DatabaseWords } from '../sql/migrations/migrations.ts';

/**
 * The parts of a large table. All rows of an account are in one of them, so its indexes are small,
 * and cleaning up after one account does not hold up the others.
 */
const PARTS = 16;

/** The parts of the migrations that are specific to PostgreSQL. */
export const POSTGRES_WORDS: DatabaseWords = {
  bytes: 'bytea',
  clustered: (table) => table,
  async makeLarge(db, table, define) {
    await define(
      db.schema.createTable(table).modifyEnd(fragment`partition by hash (account)`),
    ).execute();
    for (let part = 0; part < PARTS; part++) {
      await fragment`
        create table ${fragment.id(`${table}_${part}`)} partition of ${fragment.id(table)}
        for values with (modulus ${fragment.lit(PARTS)}, remainder ${fragment.lit(part)})
      `.execute(db);
    }
  },
};
