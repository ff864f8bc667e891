import { createHash } from 'node:crypto';
import Database from 'better-sqlite3';
import { Kysely, SqliteDialect } from 'kysely';
import { expect, it } from 'vitest';
import { migrationsFor } from '../../src/store/sql/migrations/migrations.ts';
import { SQLITE_WORDS } from '../../src/store/sqlite/migrate.ts';

/** What each released migration does, as a digest of its SQL. A released migration never changes. */
const RELEASED: Record<string, string> = {
  '001-event-log': 'b38a2a109daf7a43',
  '002-sentence-vectors': 'b32ad5e98dc3f0e8',
  '003-collector': 'c5bd28b4d53d0775',
  '004-decisions': 'd94f40bcd3ed7872',
  '006-tribe-memory': '84f613ef1e76f82a',
  '007-web-access': '132555e45f53eb7a',
  '008-forgetting': 'de1e58de97541e12',
  '008-schedule': '3f763dbacd52300f',
};

/** A new migration begins with the time at which it was written, so that no two get one number. */
const TIMED = /^2\d{3}-\d{2}-\d{2}T\d{2}-\d{2}-[a-z0-9-]+$/u;

const migrations = migrationsFor(SQLITE_WORDS);

/** The SQL of each migration, in the order in which they run. */
async function statements(): Promise<Map<string, string[]>> {
  const database = new Database(':memory:');
  const said: string[] = [];
  const db = new Kysely<unknown>({
    dialect: new SqliteDialect({ database }),
    log: ({ query }) => {
      said.push(query.sql);
    },
  });
  const found = new Map<string, string[]>();
  for (const name of Object.keys(migrations).toSorted()) {
    await migrations[name].up(db);
    found.set(name, said.splice(0));
  }
  database.close();
  return found;
}

it('released migrations are never edited', async () => {
  const found = await statements();
  const digests = Object.keys(RELEASED).map((name) => {
    const sql = found.get(name)?.join(';\n') ?? '';
    return [name, createHash('sha256').update(sql).digest('hex').slice(0, 16)];
  });
  expect(Object.fromEntries(digests)).toEqual(RELEASED);
});

it('a new migration has a time in its name and comes after all released ones', () => {
  const released = Object.keys(RELEASED);
  const later = Object.keys(migrations).filter((name) => !released.includes(name));
  for (const name of later) expect(name).toMatch(TIMED);
  const example = '2026-11-29T07-50-example';
  expect(example).toMatch(TIMED);
  expect([...released, example].toSorted()).toEqual([...released, example]);
});
