import { sql } from 'kysely';
import type { CreateTableBuilder, Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import { newSalt } from '../erasing/erased-accounts.ts';
import type { Sql } from '../schema.ts';
import { newViewerSecret } from '../viewer-secret.ts';

/** The differences between databases. The rest of the schema is the same for all. */
export interface DatabaseWords {
  bytes: 'blob' | 'bytea';
  /** Stores the rows of a table in the order of its primary key, if the database can. */
  clustered<T extends string>(table: CreateTableBuilder<T>): CreateTableBuilder<T>;
  /** Makes a table for millions of rows, in parts by account if the database has such. */
  makeLarge<T extends string>(
    db: Kysely<unknown>,
    table: T,
    define: (table: CreateTableBuilder<T>) => Pick<CreateTableBuilder<T>, 'execute'>,
  ): Promise<void>;
}

/**
 * Returns the migrations by name, which is their order. A released migration is never edited or
 * renamed. The name of a new one begins with the time at which it was written, as in
 * `2026-11-29T07-50-mail-addresses`. So no two have the same number, and all of them come after the
 * numbered ones.
 */
export function migrationsFor(words: DatabaseWords): Record<string, Migration> {
  return {
    '001-event-log': { up: (db) => makeEventLog(db, words) },
    '002-sentence-vectors': { up: (db) => makeVectors(db, words) },
    '003-collector': { up: (db) => makeCollector(db, words) },
    '004-decisions': { up: makeDecisions },
    '006-tribe-memory': { up: (db) => makeTribeMemory(db, words) },
    '007-web-access': { up: makeWebAccess },
    '008-forgetting': { up: (db) => makeForgetting(db, words) },
    '008-schedule': { up: (db) => makeSchedule(db, words) },
    '2026-11-29T11-25-listed-sources': { up: addListedSources },
    '2026-11-29T12-30-viewer-secrets': { up: (db) => addViewerSecrets(db, words) },
    '2026-11-29T16-20-removed-accounts': { up: makeRemovedAccounts },
    '2026-11-29T16-35-merged-accounts': { up: addMergedAccounts },
    '2026-11-30T03-10-list-memory': { up: (db) => makeListMemory(db, words) },
    '2026-11-30T06-25-erased-accounts': { up: (db) => makeErasedAccounts(db, words) },
  };
}

async function addListedSources(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('source').addColumn('listed_as', 'text').execute();
}

/** Gives existing accounts a secret too. */
async function addViewerSecrets(db: Kysely<unknown>, words: DatabaseWords): Promise<void> {
  await db.schema.alterTable('account').addColumn('viewer_secret', words.bytes).execute();
  const accounts = (db as Sql).selectFrom('account').select('number');
  for (const { number } of await accounts.execute()) {
    await (db as Sql)
      .updateTable('account')
      .set({ viewer_secret: newViewerSecret() })
      .where('number', '=', number)
      .execute();
  }
}

async function addMergedAccounts(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('account').addColumn('merged_into', 'integer').execute();
}

async function makeRemovedAccounts(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('removed_account')
    .addColumn('number', 'integer', (c) => c.primaryKey())
    .execute();
}

async function makeListMemory(db: Kysely<unknown>, words: DatabaseWords): Promise<void> {
  await words
    .clustered(db.schema.createTable('list_memory'))
    .addColumn('account', 'integer', (c) => c.notNull().references('account.number'))
    .addColumn('key', 'text', (c) => c.notNull())
    .addColumn('columns', 'text', (c) => c.notNull())
    .addColumn('answers', 'text', (c) => c.notNull())
    .addColumn('at', 'double precision', (c) => c.notNull())
    .addPrimaryKeyConstraint('list_memory_key', ['account', 'key'])
    .execute();
}

async function makeErasedAccounts(db: Kysely<unknown>, words: DatabaseWords): Promise<void> {
  await db.schema
    .createTable('digest_salt')
    .addColumn('salt', words.bytes, (c) => c.notNull())
    .execute();
  await (db as Sql).insertInto('digest_salt').values({ salt: newSalt() }).execute();
  await words
    .clustered(db.schema.createTable('erased_account'))
    .addColumn('account', 'integer', (c) => c.notNull().references('account.number'))
    .addColumn('digest', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('erased_account_once', ['account', 'digest'])
    .execute();
}

async function makeEventLog(db: Kysely<unknown>, words: DatabaseWords): Promise<void> {
  await db.schema
    .createTable('account')
    .addColumn('number', 'integer', (c) => c.primaryKey())
    .addColumn('id', 'text', (c) => c.notNull().unique())
    .addColumn('platform', 'text', (c) => c.notNull())
    .addColumn('handle', 'text')
    .addColumn('name', 'text')
    .addColumn('people', 'integer', (c) => c.notNull())
    .addColumn('set_aside', 'integer', (c) => c.notNull())
    .addColumn('events', 'double precision', (c) => c.notNull())
    .addColumn('digest', words.bytes, (c) => c.notNull())
    .execute();

  await db.schema
    .createTable('source')
    .addColumn('number', 'integer', (c) => c.primaryKey())
    .addColumn('account', 'integer', (c) => c.notNull().references('account.number'))
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('name', 'text', (c) => c.notNull())
    .addUniqueConstraint('source_named_once', ['account', 'kind', 'name'])
    .execute();

  await words.makeLarge(db, 'person', (table) =>
    table
      .addColumn('account', 'integer', (c) => c.notNull().references('account.number'))
      .addColumn('id', 'text', (c) => c.notNull())
      .addColumn('number', 'integer', (c) => c.notNull())
      .addColumn('known', 'integer', (c) => c.notNull())
      .addPrimaryKeyConstraint('person_id', ['account', 'id']),
  );
  // The index has every column that queries by number need, so they do not read the table.
  await db.schema
    .createIndex('person_number')
    .on('person')
    .columns(['account', 'number', 'known', 'id'])
    .execute();
  await db.schema
    .createIndex('person_unknown')
    .on('person')
    .columns(['account', 'number'])
    .where(sql.ref('known'), '=', sql.lit(0))
    .execute();

  // This table has no foreign keys to people, accounts and sources. Their rows are inserted in the
  // same transaction and never deleted, and looking up three parents for each event doubled the cost
  // of an import.
  await words.makeLarge(db, 'event', (table) =>
    table
      .addColumn('account', 'integer', (c) => c.notNull())
      .addColumn('type', 'integer', (c) => c.notNull())
      .addColumn('key', words.bytes, (c) => c.notNull())
      .addColumn('person', 'integer')
      .addColumn('other', 'integer')
      .addColumn('after', 'double precision')
      .addColumn('at', 'double precision')
      .addColumn('code', 'integer')
      .addColumn('weight', 'double precision')
      .addColumn('text', 'text')
      .addColumn('list', words.bytes)
      .addColumn('source', 'integer', (c) => c.notNull())
      .addColumn('line', 'integer', (c) => c.notNull())
      .addPrimaryKeyConstraint('event_key', ['account', 'type', 'key']),
  );

  await db.schema
    .createTable('quarantine')
    .addColumn('account', 'integer', (c) => c.notNull().references('account.number'))
    .addColumn('id', 'integer', (c) => c.notNull())
    .addColumn('source', 'integer', (c) => c.notNull().references('source.number'))
    .addColumn('line', 'integer', (c) => c.notNull())
    .addColumn('fingerprint', words.bytes, (c) => c.notNull())
    .addColumn('text', 'text', (c) => c.notNull())
    .addColumn('length', 'integer', (c) => c.notNull())
    .addColumn('reason', 'text', (c) => c.notNull())
    .addColumn('set_aside_at', 'double precision', (c) => c.notNull())
    .addColumn('resolved_at', 'double precision')
    .addColumn('awaits', 'integer')
    .addColumn('awaits_other', 'integer')
    .addPrimaryKeyConstraint('quarantine_id', ['account', 'id'])
    .addUniqueConstraint('quarantine_once', ['source', 'line', 'fingerprint'])
    .execute();
  await db.schema
    .createIndex('quarantine_open')
    .on('quarantine')
    .columns(['account', 'id'])
    .where(sql.ref('resolved_at'), 'is', sql.lit(null))
    .execute();
  await db.schema
    .createIndex('quarantine_waiting')
    .on('quarantine')
    .columns(['account', 'id'])
    .where(sql.ref('resolved_at'), 'is', sql.lit(null))
    .where(sql.ref('awaits'), 'is not', sql.lit(null))
    .execute();

  await db.schema
    .createTable('result')
    .addColumn('account', 'integer', (c) => c.notNull().references('account.number'))
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('key', 'text', (c) => c.notNull())
    .addColumn('number', 'integer', (c) => c.notNull())
    .addColumn('value', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('result_key', ['account', 'kind', 'key'])
    .execute();
}

async function makeVectors(db: Kysely<unknown>, words: DatabaseWords): Promise<void> {
  await words
    .clustered(db.schema.createTable('vector'))
    .addColumn('account', 'integer', (c) => c.notNull().references('account.number'))
    .addColumn('model', 'text', (c) => c.notNull())
    .addColumn('digest', words.bytes, (c) => c.notNull())
    .addColumn('value', words.bytes, (c) => c.notNull())
    .addPrimaryKeyConstraint('vector_key', ['account', 'model', 'digest'])
    .execute();
}

async function makeDecisions(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('decision')
    .addColumn('account', 'integer', (c) => c.notNull().references('account.number'))
    .addColumn('id', 'integer', (c) => c.notNull())
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('said', 'text', (c) => c.notNull())
    .addColumn('at', 'double precision', (c) => c.notNull())
    .addColumn('undone_at', 'double precision')
    .addPrimaryKeyConstraint('decision_id', ['account', 'id'])
    .execute();
}

async function makeTribeMemory(db: Kysely<unknown>, words: DatabaseWords): Promise<void> {
  await db.schema
    .createTable('remembered_tribe')
    .addColumn('account', 'integer', (c) => c.notNull().references('account.number'))
    .addColumn('id', 'text', (c) => c.notNull())
    .addColumn('said', 'text', (c) => c.notNull())
    .addColumn('people', words.bytes, (c) => c.notNull())
    .addPrimaryKeyConstraint('remembered_tribe_id', ['account', 'id'])
    .execute();
}

async function makeWebAccess(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('web_user')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('handle', 'text')
    .addColumn('name', 'text')
    .execute();
  await db.schema
    .createTable('web_role')
    .addColumn('user', 'text', (c) => c.notNull())
    .addColumn('account', 'integer', (c) => c.notNull().references('account.number'))
    .addColumn('role', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('web_role_once', ['user', 'account'])
    .execute();
  await db.schema
    .createTable('web_session')
    .addColumn('digest', 'text', (c) => c.primaryKey())
    .addColumn('user', 'text')
    .addColumn('account', 'integer')
    .addColumn('link', 'integer')
    .addColumn('until', 'double precision', (c) => c.notNull())
    .execute();
  await db.schema
    .createTable('share_link')
    .addColumn('account', 'integer', (c) => c.notNull().references('account.number'))
    .addColumn('id', 'integer', (c) => c.notNull())
    .addColumn('digest', 'text', (c) => c.notNull().unique())
    .addColumn('label', 'text', (c) => c.notNull())
    .addColumn('made_at', 'double precision', (c) => c.notNull())
    .addColumn('until', 'double precision', (c) => c.notNull())
    .addColumn('revoked_at', 'double precision')
    .addPrimaryKeyConstraint('share_link_id', ['account', 'id'])
    .execute();
}

async function makeForgetting(db: Kysely<unknown>, words: DatabaseWords): Promise<void> {
  await db.schema
    .createTable('forgetting')
    .addColumn('account', 'integer', (c) => c.primaryKey().references('account.number'))
    .addColumn('key', words.bytes, (c) => c.notNull())
    .execute();
  await words
    .clustered(db.schema.createTable('forgotten'))
    .addColumn('account', 'integer', (c) => c.notNull().references('account.number'))
    .addColumn('digest', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('forgotten_once', ['account', 'digest'])
    .execute();
}

async function makeSchedule(db: Kysely<unknown>, words: DatabaseWords): Promise<void> {
  await db.schema
    .createTable('schedule')
    .addColumn('account', 'integer', (c) => c.primaryKey().references('account.number'))
    .addColumn('plan', 'text')
    .addColumn('progress', 'text')
    .addColumn('holder', 'text')
    .addColumn('held_since', 'double precision')
    .addColumn('held_until', 'double precision')
    .execute();
  await words
    .clustered(db.schema.createTable('schedule_run'))
    .addColumn('account', 'integer', (c) => c.notNull().references('account.number'))
    .addColumn('number', 'integer', (c) => c.notNull())
    .addColumn('due_at', 'double precision', (c) => c.notNull())
    .addColumn('started_at', 'double precision', (c) => c.notNull())
    .addColumn('ended_at', 'double precision')
    .addColumn('outcome', 'text')
    .addColumn('said', 'text', (c) => c.notNull())
    .addColumn('spent', 'double precision', (c) => c.notNull())
    .addPrimaryKeyConstraint('schedule_run_number', ['account', 'number'])
    .execute();
}

async function makeCollector(db: Kysely<unknown>, words: DatabaseWords): Promise<void> {
  const table = <T extends string>(name: T) =>
    words
      .clustered(db.schema.createTable(name))
      .addColumn('account', 'integer', (c) => c.notNull().references('account.number'));

  await table('collector')
    .addColumn('turn', 'integer', (c) => c.notNull())
    .addColumn('secret', words.bytes)
    .addColumn('secret_version', 'integer', (c) => c.notNull())
    .addColumn('renewing_until', 'double precision')
    .addPrimaryKeyConstraint('collector_account', ['account'])
    .execute();
  await table('collector_setting')
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('value', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('collector_setting_name', ['account', 'name'])
    .execute();
  await table('collector_run')
    .addColumn('number', 'integer', (c) => c.notNull())
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('started_at', 'double precision', (c) => c.notNull())
    .addColumn('ended_at', 'double precision')
    .addColumn('outcome', 'text')
    .addColumn('cursor', 'text')
    .addColumn('stage', 'text', (c) => c.notNull())
    .addColumn('notes', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('collector_run_number', ['account', 'number'])
    .execute();
  await table('collector_page')
    .addColumn('run', 'integer', (c) => c.notNull())
    .addColumn('part', 'integer', (c) => c.notNull())
    .addColumn('sent_at', 'double precision', (c) => c.notNull())
    .addColumn('at', 'double precision', (c) => c.notNull())
    .addColumn('ids', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('collector_page_part', ['account', 'run', 'part'])
    .execute();
  await table('collector_spending')
    .addColumn('id', 'integer', (c) => c.notNull())
    .addColumn('run', 'integer')
    .addColumn('key', 'text', (c) => c.notNull())
    .addColumn('at', 'double precision', (c) => c.notNull())
    .addColumn('day', 'text', (c) => c.notNull())
    .addColumn('resource', 'text', (c) => c.notNull())
    .addColumn('unit_price', 'double precision', (c) => c.notNull())
    .addColumn('reads', 'integer', (c) => c.notNull())
    .addColumn('open', 'integer', (c) => c.notNull())
    .addPrimaryKeyConstraint('collector_spending_id', ['account', 'id'])
    .execute();
  await db.schema
    .createIndex('collector_spending_day')
    .on('collector_spending')
    .columns(['account', 'day'])
    .execute();
  await table('collector_paid')
    .addColumn('day', 'text', (c) => c.notNull())
    .addColumn('resource', 'text', (c) => c.notNull())
    .addColumn('id', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('collector_paid_once', ['account', 'day', 'resource', 'id'])
    .execute();
  await table('collector_doubt')
    .addColumn('person', 'text', (c) => c.notNull())
    .addColumn('since', 'double precision', (c) => c.notNull())
    .addColumn('due', 'double precision', (c) => c.notNull())
    .addColumn('tries', 'integer', (c) => c.notNull())
    .addPrimaryKeyConstraint('collector_doubt_person', ['account', 'person'])
    .execute();
  await table('collector_digest')
    .addColumn('topic', 'text', (c) => c.notNull())
    .addColumn('key', 'text', (c) => c.notNull())
    .addColumn('digest', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('collector_digest_key', ['account', 'topic', 'key'])
    .execute();
}
