import type Database from 'better-sqlite3';
import type { Compilable, Insertable } from 'kysely';
import type { EventTable, PersonTable, QuarantineTable, Sql, Tables } from '../sql/schema.ts';

type Values<Row> = [...values: Row[keyof Row][]];

/**
 * What runs for every event or line, prepared once. Values are given in the order in which each
 * query names its columns.
 */
export interface HotStatements {
  /** `account, id` */
  person: Database.Statement<[number, string], Pick<PersonTable, 'number' | 'known'>>;
  /** `account, id, number, known` */
  insertPerson: Database.Statement<[number, string, number, number]>;
  /** `account, id` */
  markKnown: Database.Statement<[number, string]>;
  /** As {@link EventTable}. No change where the event is there already. */
  insertEvent: Database.Statement<Values<EventTable>>;
  /** The columns that most events fill: `account, type, key, person, at, code, text, source, line`. */
  insertShortEvent: Database.Statement<Values<EventTable>>;
  /** `account, type, key` */
  deleteEvent: Database.Statement<[number, number, Buffer]>;
  /** As {@link QuarantineTable}. No change where the line is there already. */
  insertLine: Database.Statement<Values<QuarantineTable>>;
}

const NO_BYTES = Buffer.alloc(0);

/** Values that stand for those to come: kysely only needs to see that there is one. */
const EVENT: EventTable = {
  account: 0,
  type: 0,
  key: NO_BYTES,
  person: 0,
  other: 0,
  after: 0,
  at: 0,
  code: 0,
  weight: 0,
  text: '',
  list: NO_BYTES,
  source: 0,
  line: 0,
};

const LINE: QuarantineTable = {
  account: 0,
  id: 0,
  source: 0,
  line: 0,
  fingerprint: NO_BYTES,
  text: '',
  length: 0,
  reason: '',
  set_aside_at: 0,
  resolved_at: 0,
  awaits: 0,
  awaits_other: 0,
};

export function prepareHotStatements(database: Database.Database, sql: Sql): HotStatements {
  const prepare = <Parameters extends unknown[], Row>(query: Compilable<unknown>) =>
    database.prepare<Parameters, Row>(query.compile().sql) as Database.Statement<Parameters, Row>;
  const insertOnce = <Table extends 'event' | 'quarantine'>(
    table: Table,
    values: Insertable<Tables[Table]>,
  ) =>
    sql
      .insertInto(table)
      .values(values)
      .onConflict((conflict) => conflict.doNothing());
  const { other: _other, after: _after, weight: _weight, list: _list, ...shortEvent } = EVENT;
  return {
    person: prepare(
      sql
        .selectFrom('person')
        .select(['number', 'known'])
        .where('account', '=', 0)
        .where('id', '=', ''),
    ),
    insertPerson: prepare(
      sql.insertInto('person').values({ account: 0, id: '', number: 0, known: 0 }),
    ),
    markKnown: prepare(
      sql
        .updateTable('person')
        .set((eb) => ({ known: eb.lit(1) }))
        .where('account', '=', 0)
        .where('id', '=', ''),
    ),
    insertEvent: prepare(insertOnce('event', EVENT)),
    insertShortEvent: prepare(insertOnce('event', shortEvent)),
    deleteEvent: prepare(
      sql
        .deleteFrom('event')
        .where('account', '=', 0)
        .where('type', '=', 0)
        .where('key', '=', NO_BYTES),
    ),
    insertLine: prepare(insertOnce('quarantine', LINE)),
  };
}
