import type Database from 'better-sqlite3';
import { Kysely, SqliteDialect } from 'kysely';
import { correctionsInForce } from '../../model/corrections.ts';
import type { EventLog } from '../ports/event-log.ts';
import type { PrivacyStore } from '../ports/privacy-store.ts';
import type { Store } from '../ports/store.ts';
import { accessStore } from '../sql/access/access-store.ts';
import { accountScope } from '../sql/account-scope.ts';
import type { AccountScope } from '../sql/account-scope.ts';
import {
  ensureSource,
  inputsFrom,
  listAccounts,
  listSources,
  upsertAccount,
} from '../sql/accounts.ts';
import { lastSnapshot } from '../sql/audience/last-snapshot.ts';
import { collectorMemory } from '../sql/collector/sql-collector-memory.ts';
import { correctionStore } from '../sql/corrections/correction-store.ts';
import { listCorrections } from '../sql/corrections/corrections.ts';
import { Forgotten, forgottenRows } from '../sql/forgetting/forgotten.ts';
import { quarantineStore } from '../sql/quarantine/quarantine-store.ts';
import { openLineCount } from '../sql/quarantine/quarantined-lines.ts';
import { resultStore } from '../sql/results/result-store.ts';
import { scheduleMemory } from '../sql/schedule/sql-schedule-memory.ts';
import type { Sql, Tables } from '../sql/schema.ts';
import { AccountWriter } from './account-writer.ts';
import { connect } from './connect.ts';
import { explain } from './explain.ts';
import { findPerson, forgetPerson } from './forget-person.ts';
import { SqliteImportSession } from './import-session.ts';
import { loadAudience } from './load-audience.ts';
import { migrate } from './migrate.ts';
import { allNow } from './run-now.ts';
import { sweep } from './sweep.ts';

/** Opens the event log in a file, which is made where there is none. */
export async function openSqliteStore(path: string): Promise<Store> {
  try {
    return await storeOn(connect(path));
  } catch (error) {
    throw explain(error, path);
  }
}

/** The event log on a connection, which it takes over; the schema is brought up to date. */
export async function storeOn(database: Database.Database): Promise<Store> {
  const sql = new Kysely<Tables>({ dialect: new SqliteDialect({ database }) });
  try {
    await migrate(database, sql);
  } catch (error) {
    database.close();
    throw error;
  }
  return sqliteStore(database, sql);
}

/** What others changed, and what this connection did: SQLite counts the two apart. */
function versionOf(database: Database.Database): () => string {
  const others = database.prepare('pragma data_version').pluck();
  const own = database.prepare('select total_changes()').pluck();
  return () => `${String(others.get())} ${String(own.get())}`;
}

function sqliteStore(database: Database.Database, sql: Sql): Store {
  const scope = accountScope(sql, async (work) => {
    try {
      return await work();
    } catch (error) {
      throw explain(error, database.name);
    }
  });
  return {
    log: eventLog(database, scope),
    quarantine: quarantineStore(scope),
    corrections: correctionStore(scope),
    results: resultStore(scope),
    privacy: privacyStore(database, scope),
    access: accessStore(scope),
    collector: (account) => scope.on(account, ({ number }) => collectorMemory(scope, number)),
    schedule: (account) => scope.on(account, ({ number }) => scheduleMemory(scope, number)),
    async close() {
      database.close();
    },
  };
}

function eventLog(database: Database.Database, scope: AccountScope): EventLog {
  const { sql, explained, on } = scope;
  const version = versionOf(database);
  return {
    accounts: () => explained(() => listAccounts(sql)),
    async ensureAccount(info) {
      await explained(() => upsertAccount(sql, info).execute());
    },
    version: () => explained(version),
    sources: (account) => on(account, ({ number }) => listSources(sql, number)),
    beginImport: ({ account, kind, name, at }) =>
      on(account, async (row) => {
        const source = await ensureSource(sql, row.number, kind, name);
        const writer = new AccountWriter(database, sql, row);
        const settling = { database, sql, account: row.number, writer, at };
        return new SqliteImportSession(settling, source, explained);
      }),
    inputsOf: (account) =>
      on(account, async (row) => {
        const { count } = await openLineCount(sql, row.number).executeTakeFirstOrThrow();
        const corrections = correctionsInForce(await listCorrections(sql, row.number));
        return inputsFrom(row, corrections, count);
      }),
    loadAudience: (account) => on(account, ({ number }) => loadAudience(database, sql, number)),
    lastSnapshot: (account, before) =>
      on(account, ({ number }) => lastSnapshot(sql, number, before)),
  };
}

function privacyStore(
  database: Database.Database,
  { sql, explained, on }: AccountScope,
): PrivacyStore {
  return {
    tracesOf: (account, person) =>
      on(account, ({ number }) => {
        const place = { database, sql, account: number };
        const { traces, rows, lines } = database.transaction(() => findPerson(place, person))();
        return rows.length === 0 && lines.length === 0 ? undefined : traces;
      }),
    forget: (account, person) =>
      on(account, (row) => {
        const place = { database, sql, account: row.number };
        return forgetPerson(place, new AccountWriter(database, sql, row), person);
      }),
    forgotten: (account) =>
      on(account, ({ number }) => {
        const forgotten = new Forgotten(allNow(database, forgottenRows(sql, number)));
        return (person) => forgotten.hasId(person);
      }),
    sweep: () => explained(() => sweep(database)),
  };
}
