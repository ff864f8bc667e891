import type Database from 'better-sqlite3';
import type { EventType } from '../../model/events.ts';
import { correctionRows, storedCorrection } from '../sql/corrections/corrections.ts';
import { EVENT_TYPES, factsOfRow, typeCode } from '../event-facts.ts';
import type { PersonTraces } from '../ports/privacy-store.ts';
import {
  digestOf,
  Forgotten,
  forgottenRows,
  handleKey,
  newKey,
} from '../sql/forgetting/forgotten.ts';
import { WRITTEN, withoutForgotten } from '../sql/forgetting/without-forgotten.ts';
import type { EventTable, Sql } from '../sql/schema.ts';
import type { AccountWriter } from './account-writer.ts';
import { forgetMembership } from './forget-membership.ts';
import { allNow, iterateNow, runNow } from './run-now.ts';

/** One account of a database, in which somebody is to be found or forgotten. */
interface Place {
  database: Database.Database;
  sql: Sql;
  account: number;
}

interface FoundPerson {
  number: number;
  traces: PersonTraces;
  rows: EventTable[];
  lines: number[];
  handles: string[];
}

/** All that is known of a person; reading it is one step of a transaction. */
export function findPerson(place: Place, id: string): FoundPerson {
  const { database, sql, account } = place;
  const [person] = allNow(
    database,
    sql.selectFrom('person').select('number').where('account', '=', account).where('id', '=', id),
  );
  const number = person?.number ?? -1;
  const { handles, names } = namesOf(place, number);
  const mine = new Forgotten([id, ...handles.map(handleKey)].map((name) => rowOf(KEY, name)));
  const rows: EventTable[] = [];
  const events: Partial<Record<EventType, number>> = {};
  let mentions = 0;
  for (const row of iterateNow(database, eventRows(sql, account))) {
    const isAbout = row.person === number || row.other === number || isListed(row.list, number);
    const isNamed = WRITTEN.includes(row.type) && mine.masked(row.text!) !== row.text;
    if (!isAbout && !isNamed) continue;
    rows.push(row);
    const type = EVENT_TYPES[row.type]!;
    if (isAbout) events[type] = (events[type] ?? 0) + 1;
    else mentions++;
  }
  const lines = linesAbout(place, number, mine);
  return {
    number,
    traces: { names, events, mentions, quarantined: lines.length },
    rows,
    lines,
    handles,
  };
}

/** See `EventStore.forget`. */
export function forgetPerson(place: Place, writer: AccountWriter, id: string): PersonTraces {
  const { database, sql, account } = place;
  return writer.transact(() => {
    const { number, traces, rows, lines, handles } = findPerson(place, id);
    const ids = new Map<number, string>();
    for (const row of iterateNow(database, peopleRows(sql, account))) ids.set(row.number, row.id);
    rememberDigests(place, [id, ...handles.map(handleKey)]);
    const forgotten = new Forgotten(allNow(database, forgottenRows(sql, account)));
    for (const row of rows) {
      const before = factsOfRow(row, (number) => ids.get(number)!);
      writer.replace(row, before, withoutForgotten(before, forgotten));
    }
    const texts = rows.some(({ type }) => type === typeCode('post'));
    if (texts) runNow(database, sql.deleteFrom('vector').where('account', '=', account));
    for (const line of lines) {
      const query = sql.deleteFrom('quarantine').where('account', '=', account);
      runNow(database, query.where('id', '=', line));
    }
    runNow(database, sql.deleteFrom('result').where('account', '=', account));
    forgetAsCollector(place, id);
    forgetMembership(place, number);
    forgetCorrections(place, id);
    const query = sql.deleteFrom('person').where('account', '=', account).where('id', '=', id);
    runNow(database, query);
    return traces;
  });
}

/** For looking only: nothing under it is kept. */
const KEY = Buffer.alloc(32);

function rowOf(key: Buffer, name: string): { key: Buffer; digest: string } {
  return { key, digest: digestOf(key, name) };
}

function eventRows(sql: Sql, account: number) {
  return sql.selectFrom('event').selectAll().where('account', '=', account);
}

function peopleRows(sql: Sql, account: number) {
  return sql.selectFrom('person').select(['number', 'id']).where('account', '=', account);
}

function namesOf(
  { database, sql, account }: Place,
  number: number,
): { handles: string[]; names: string[] } {
  const profiles = eventRows(sql, account)
    .where('type', '=', typeCode('person'))
    .where('person', '=', number);
  const handles = new Set<string>();
  const names = new Set<string>();
  for (const { text } of allNow(database, profiles)) {
    const { handle, name } = JSON.parse(text!) as { handle?: string; name?: string };
    // As it was, for the eye; matched whatever its case.
    if (handle) handles.add(handle);
    for (const said of [handle, name]) if (said) names.add(said);
  }
  return { handles: [...handles], names: [...names] };
}

function isListed(list: Buffer | null, number: number): boolean {
  if (list === null || number < 0) return false;
  for (let at = 0; at < list.length; at += 4) if (list.readInt32LE(at) === number) return true;
  return false;
}

function linesAbout({ database, sql, account }: Place, number: number, mine: Forgotten): number[] {
  const all = sql
    .selectFrom('quarantine')
    .select(['id', 'text', 'reason', 'awaits', 'awaits_other'])
    .where('account', '=', account);
  const lines: number[] = [];
  for (const row of iterateNow(database, all)) {
    const isAbout =
      row.awaits === number ||
      row.awaits_other === number ||
      [row.text, row.reason].some((text) => mine.areNamedIn(text));
    if (isAbout) lines.push(row.id);
  }
  return lines;
}

function rememberDigests({ database, sql, account }: Place, names: readonly string[]): void {
  const made = sql.insertInto('forgetting').values({ account, key: newKey() });
  runNow(
    database,
    made.onConflict((conflict) => conflict.doNothing()),
  );
  const [{ key }] = allNow(
    database,
    sql.selectFrom('forgetting').select('key').where('account', '=', account),
  ) as [{ key: Buffer }];
  for (const name of names) {
    const query = sql.insertInto('forgotten').values({ account, digest: digestOf(key, name) });
    runNow(
      database,
      query.onConflict((conflict) => conflict.doNothing()),
    );
  }
}

/** What the owner said of the person, whether or not it stands. */
function forgetCorrections({ database, sql, account }: Place, id: string): void {
  for (const row of allNow(database, correctionRows(sql, account))) {
    const { decision } = storedCorrection(row);
    if (correction.kind !== 'churner' || correction.person !== id) continue;
    const query = sql.deleteFrom('decision').where('account', '=', account);
    runNow(database, query.where('id', '=', row.id));
  }
}

function forgetAsCollector({ database, sql, account }: Place, id: string): void {
  for (const [table, column] of [
    ['collector_digest', 'key'],
    ['collector_doubt', 'person'],
    ['collector_paid', 'id'],
  ] as const) {
    const all = sql.deleteFrom(table).where('account', '=', account);
    runNow(database, all.where(column as never, '=', id as never));
  }
  const pages = sql
    .selectFrom('collector_page')
    .select(['run', 'part', 'ids'])
    .where('account', '=', account);
  for (const { run, part, ids } of allNow(database, pages)) {
    const kept = ids.split('\n').filter((listed) => listed !== id);
    const change = sql.updateTable('collector_page').set({ ids: kept.join('\n') });
    runNow(
      database,
      change.where('account', '=', account).where('run', '=', run).where('part', '=', part),
    );
  }
}
