import type Database from 'better-sqlite3';
import { Kysely, SqliteDialect } from 'kysely';
import type { AccountInfo, AudienceLog } from '../../model/audience-log.ts';
import type { KeptDecision, OwnerDecision } from '../../model/decisions.ts';
import { decisionsInForce } from '../../model/decisions.ts';
import type { AccountId, PersonId } from '../../model/ids.ts';
import type { RememberedTribe } from '../../model/remembered-tribe.ts';
import { accessOn } from '../sql/access.ts';
import type { AccessStore } from '../ports/access-store.ts';
import {
  ensureSource,
  inputsFrom,
  listAccounts,
  listSources,
  requireAccount,
  upsertAccount,
} from '../sql/accounts.ts';
import type { AccountRow } from '../sql/accounts.ts';
import { decisionRows, insertDecision, keptDecision, markUndone } from '../sql/corrections/decisions.ts';
import type { CollectorMemory } from '../ports/collector-memory.ts';
import { collectorMemory } from '../sql/collector/sql-collector-memory.ts';
import type {
  EventStore,
  ImportSession,
  ImportSource,
  Inputs,
  LastReading,
  PersonTraces,
  QuarantinedLine,
  QuarantinePage,
} from '../ports/store.ts';
import { Forgotten, forgottenRows } from '../sql/forgetting/forgotten.ts';
import { lastReading } from '../sql/audience/last-reading.ts';
import {
  getQuarantined,
  listQuarantined,
  markOpen,
  markResolved,
  openLineCount,
} from '../sql/quarantine.ts';
import {
  listRememberedTribes,
  rememberedTribesDigest,
  replaceRememberedTribes,
} from '../sql/results/remembered-tribes.ts';
import { recallResult, rememberResult } from '../sql/results/results.ts';
import type { ScheduleMemory } from '../ports/schedule-memory.ts';
import { scheduleMemory } from '../sql/schedule/sql-schedule-memory.ts';
import type { Sql, Tables } from '../sql/schema.ts';
import { insertVectors, listVectors } from '../sql/results/vectors.ts';
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
export async function openSqliteStore(path: string): Promise<EventStore> {
  try {
    return await storeOn(connect(path));
  } catch (error) {
    throw explain(error, path);
  }
}

/** The event log on a connection, which it takes over; the schema is brought up to date. */
export async function storeOn(database: Database.Database): Promise<EventStore> {
  const sql = new Kysely<Tables>({ dialect: new SqliteDialect({ database }) });
  try {
    await migrate(database, sql);
  } catch (error) {
    database.close();
    throw error;
  }
  return new SqliteEventStore(database, sql);
}

/** What others changed, and what this connection did: SQLite counts the two apart. */
function versionOf(database: Database.Database): () => string {
  const others = database.prepare('pragma data_version').pluck();
  const own = database.prepare('select total_changes()').pluck();
  return () => `${String(others.get())} ${String(own.get())}`;
}

class SqliteEventStore implements EventStore {
  readonly #database: Database.Database;
  readonly #sql: Sql;
  readonly #version: () => string;
  readonly access: AccessStore;

  constructor(database: Database.Database, sql: Sql) {
    this.#database = database;
    this.#sql = sql;
    this.#version = versionOf(database);
    const numberOf = async (account: AccountId): Promise<number> =>
      (await requireAccount(sql, account)).number;
    this.access = accessOn(sql, numberOf, (work) => this.#explained(work));
  }

  version(): Promise<string> {
    return this.#explained(() => this.#version());
  }

  accounts(): Promise<AccountInfo[]> {
    return this.#explained(() => listAccounts(this.#sql));
  }

  async ensureAccount(info: AccountInfo): Promise<void> {
    await this.#explained(() => upsertAccount(this.#sql, info).execute());
  }

  sources(account: AccountId): Promise<{ kind: string; name: string }[]> {
    return this.#of(account, ({ number }) => listSources(this.#sql, number));
  }

  beginImport({ account, kind, name, at }: ImportSource): Promise<ImportSession> {
    return this.#of(account, async (row) => {
      const [database, sql] = [this.#database, this.#sql];
      const source = await ensureSource(sql, row.number, kind, name);
      const writer = new AccountWriter(database, sql, row);
      const settling = { database, sql, account: row.number, writer, at };
      return new SqliteImportSession(settling, source, (work) => this.#explained(work));
    });
  }

  inputsOf(account: AccountId): Promise<Inputs> {
    return this.#of(account, async (row) => {
      const { count } = await openLineCount(this.#sql, row.number).executeTakeFirstOrThrow();
      const decisions = decisionsInForce(await this.#decisionsOf(row.number));
      return inputsFrom(row, decisions, count);
    });
  }

  loadAudience(account: AccountId): Promise<AudienceLog> {
    return this.#of(account, (row) => loadAudience(this.#database, this.#sql, row.number));
  }

  quarantined(account: AccountId, page: QuarantinePage = {}): Promise<QuarantinedLine[]> {
    return this.#of(account, ({ number }) => listQuarantined(this.#sql, number, page));
  }

  quarantinedLine(account: AccountId, id: number): Promise<QuarantinedLine | undefined> {
    return this.#of(account, ({ number }) => getQuarantined(this.#sql, number, id));
  }

  resolveQuarantined(account: AccountId, id: number, at: number): Promise<void> {
    return this.#of(account, ({ number }) => markResolved(this.#sql, number, id, at));
  }

  reopenQuarantined(account: AccountId, id: number): Promise<void> {
    return this.#of(account, ({ number }) => markOpen(this.#sql, number, id));
  }

  decide(account: AccountId, decision: OwnerDecision, at: number): Promise<number> {
    return this.#of(account, ({ number }) => insertDecision(this.#sql, number, decision, at));
  }

  decisions(account: AccountId): Promise<KeptDecision[]> {
    return this.#of(account, ({ number }) => this.#decisionsOf(number));
  }

  undoDecision(account: AccountId, id: number, at: number): Promise<void> {
    return this.#of(account, ({ number }) => markUndone(this.#sql, number, id, at));
  }

  redoDecision(account: AccountId, id: number): Promise<void> {
    return this.#of(account, ({ number }) => markUndone(this.#sql, number, id, null));
  }

  recall(account: AccountId, kind: string, key: string): Promise<string | undefined> {
    return this.#of(account, ({ number }) => recallResult(this.#sql, number, kind, key));
  }

  remember(account: AccountId, kind: string, key: string, value: string): Promise<void> {
    return this.#of(account, ({ number }) => rememberResult(this.#sql, number, kind, key, value));
  }

  recallTribes(account: AccountId, people: readonly string[]): Promise<RememberedTribe[]> {
    return this.#of(account, ({ number }) => listRememberedTribes(this.#sql, number, people));
  }

  rememberTribes(
    account: AccountId,
    people: readonly string[],
    tribes: readonly RememberedTribe[],
  ): Promise<void> {
    return this.#of(account, ({ number }) =>
      replaceRememberedTribes(this.#sql, number, people, tribes),
    );
  }

  tribesDigest(account: AccountId): Promise<string> {
    return this.#of(account, ({ number }) => rememberedTribesDigest(this.#sql, number));
  }

  vectors(
    account: AccountId,
    model: string,
    texts: Iterable<string>,
  ): Promise<Map<string, Float32Array>> {
    return this.#of(account, ({ number }) => listVectors(this.#sql, number, model, texts));
  }

  keepVectors(
    account: AccountId,
    model: string,
    vectors: ReadonlyMap<string, Float32Array>,
  ): Promise<void> {
    return this.#of(account, ({ number }) => insertVectors(this.#sql, number, model, vectors));
  }

  lastReading(account: AccountId, before: number): Promise<LastReading | undefined> {
    return this.#of(account, ({ number }) => lastReading(this.#sql, number, before));
  }

  collector(account: AccountId): Promise<CollectorMemory> {
    return this.#of(account, ({ number }) =>
      collectorMemory(this.#sql, number, (work) => this.#explained(work)),
    );
  }

  tracesOf(account: AccountId, person: PersonId): Promise<PersonTraces | undefined> {
    return this.#of(account, ({ number }) => {
      const place = { database: this.#database, sql: this.#sql, account: number };
      const { traces, rows, lines } = this.#database.transaction(() => findPerson(place, person))();
      return rows.length === 0 && lines.length === 0 ? undefined : traces;
    });
  }

  forget(account: AccountId, person: PersonId): Promise<PersonTraces> {
    return this.#of(account, (row) => {
      const place = { database: this.#database, sql: this.#sql, account: row.number };
      return forgetPerson(place, new AccountWriter(this.#database, this.#sql, row), person);
    });
  }

  sweep(): Promise<boolean> {
    return this.#explained(() => sweep(this.#database));
  }

  forgotten(account: AccountId): Promise<(person: string) => boolean> {
    return this.#of(account, ({ number }) => {
      const forgotten = new Forgotten(allNow(this.#database, forgottenRows(this.#sql, number)));
      return (person) => forgotten.hasId(person);
    });
  }

  schedule(account: AccountId): Promise<ScheduleMemory> {
    return this.#of(account, ({ number }) =>
      scheduleMemory(this.#sql, number, (work) => this.#explained(work)),
    );
  }

  async close(): Promise<void> {
    this.#database.close();
  }

  async #decisionsOf(account: number): Promise<KeptDecision[]> {
    return (await decisionRows(this.#sql, account).execute()).map(keptDecision);
  }

  /** Does something with an account that must be there. */
  #of<Result>(
    account: AccountId,
    work: (row: AccountRow) => Result | Promise<Result>,
  ): Promise<Result> {
    return this.#explained(async () => work(await requireAccount(this.#sql, account)));
  }

  async #explained<Result>(work: () => Result | Promise<Result>): Promise<Result> {
    try {
      return await work();
    } catch (error) {
      throw explain(error, this.#database.name);
    }
  }
}
