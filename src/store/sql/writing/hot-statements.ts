import type { Insertable } from 'kysely';
import type { Prepared } from '../database.ts';
import { prepared } from '../database.ts';
import { mergedSources } from '../merged-sources.ts';
import type { EventTable, PersonTable, QuarantineTable, Sql, Tables } from '../schema.ts';

/**
 * Statements that run for every event or line. Pass values in the order in which each query names
 * its columns.
 */
export interface HotStatements {
  /** `account, id` */
  person: Prepared<Pick<PersonTable, 'number' | 'known'>>;
  /** `account, id, number, known` */
  insertPerson: Prepared;
  /** `account, id` */
  markKnown: Prepared;
  /** Columns as in {@link EventTable}. Changes nothing if the event is there already. */
  insertEvent: Prepared;
  /** The columns that most events fill: `account, type, key, person, at, code, text, source, line`. */
  insertShortEvent: Prepared;
  /** `source, line, account, type, key, account`. Changes only copies: see `merged-sources.ts`. */
  claimEvent: Prepared;
  /** `account, type, key` */
  deleteEvent: Prepared;
  /** `source, line, fingerprint` */
  line: Prepared<Pick<QuarantineTable, 'id'>>;
  /** Columns as in {@link QuarantineTable}. */
  insertLine: Prepared;
  /** `resolved_at, account, id` */
  resolveLine: Prepared;
}

const NO_BYTES = Buffer.alloc(0);

/** Placeholders for the values. Kysely only checks that there is one. */
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

/** Of one account. */
const EVENT_KEY = ['type', 'key'];

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

export function hotStatements(sql: Sql): HotStatements {
  const insertEvent = (values: Insertable<Tables['event']>) =>
    sql
      .insertInto('event')
      .values(values)
      .onConflict((conflict) => conflict.doNothing());
  const { other: _other, after: _after, weight: _weight, list: _list, ...shortEvent } = EVENT;
  return {
    person: prepared(
      sql
        .selectFrom('person')
        .select(['number', 'known'])
        .where('account', '=', 0)
        .where('id', '=', ''),
    ),
    insertPerson: prepared(
      sql.insertInto('person').values({ account: 0, id: '', number: 0, known: 0 }),
    ),
    markKnown: prepared(
      sql
        .updateTable('person')
        .set((eb) => ({ known: eb.lit(1) }))
        .where('account', '=', 0)
        .where('id', '=', ''),
    ),
    insertEvent: prepared(insertEvent(EVENT), EVENT_KEY),
    insertShortEvent: prepared(insertEvent(shortEvent), EVENT_KEY),
    claimEvent: prepared(
      sql
        .updateTable('event')
        .set({ source: 0, line: 0 })
        .where('account', '=', 0)
        .where('type', '=', 0)
        .where('key', '=', NO_BYTES)
        .where('source', 'in', mergedSources(sql, 0).select('number')),
    ),
    deleteEvent: prepared(
      sql
        .deleteFrom('event')
        .where('account', '=', 0)
        .where('type', '=', 0)
        .where('key', '=', NO_BYTES),
    ),
    line: prepared(
      sql
        .selectFrom('quarantine')
        .select('id')
        .where('source', '=', 0)
        .where('line', '=', 0)
        .where('fingerprint', '=', NO_BYTES),
    ),
    insertLine: prepared(sql.insertInto('quarantine').values(LINE)),
    resolveLine: prepared(
      sql
        .updateTable('quarantine')
        .set({ resolved_at: 0 })
        .where('account', '=', 0)
        .where('id', '=', 0),
    ),
  };
}
