import type { EventType } from '../../../model/events.ts';
import { EVENT_TYPES, typeCode } from '../../event-facts.ts';
import type { PersonTraces } from '../../ports/privacy-store.ts';
import type { SqlConnection } from '../database.ts';
import type { EventTable, Sql } from '../schema.ts';
import { digestOf, Forgotten, handleKey } from './forgotten.ts';
import { WRITTEN } from './without-forgotten.ts';

/** All that is known of a person. */
export interface FoundPerson {
  /** -1: nobody has that id. */
  number: number;
  traces: PersonTraces;
  rows: EventTable[];
  /** Lines of the quarantine that name them. */
  lines: number[];
  handles: string[];
}

/** Cost: every event and every line of the quarantine once. */
export async function findPerson(
  connection: SqlConnection,
  account: number,
  id: string,
): Promise<FoundPerson> {
  const { sql } = connection;
  const person = await sql
    .selectFrom('person')
    .select('number')
    .where('account', '=', account)
    .where('id', '=', id)
    .executeTakeFirst();
  const number = person?.number ?? -1;
  const { handles, names } = await namesOf(sql, account, number);
  const mine = new Forgotten([id, ...handles.map(handleKey)].map((name) => rowOf(KEY, name)));
  const rows: EventTable[] = [];
  const events: Partial<Record<EventType, number>> = {};
  let mentions = 0;
  await connection.each(eventRows(sql, account), (row) => {
    const isAbout = row.person === number || row.other === number || isListed(row.list, number);
    const isNamed = WRITTEN.includes(row.type) && mine.masked(row.text!) !== row.text;
    if (!isAbout && !isNamed) return;
    rows.push(row);
    const type = EVENT_TYPES[row.type]!;
    if (isAbout) events[type] = (events[type] ?? 0) + 1;
    else mentions++;
  });
  const lines = await linesAbout(connection, account, number, mine);
  return {
    number,
    traces: { names, events, mentions, quarantined: lines.length },
    rows,
    lines,
    handles,
  };
}

/** For looking only: nothing under it is kept. */
const KEY = Buffer.alloc(32);

function rowOf(key: Buffer, name: string): { key: Buffer; digest: string } {
  return { key, digest: digestOf(key, name) };
}

function eventRows(sql: Sql, account: number) {
  return sql.selectFrom('event').selectAll().where('account', '=', account);
}

async function namesOf(
  sql: Sql,
  account: number,
  number: number,
): Promise<{ handles: string[]; names: string[] }> {
  const profiles = await eventRows(sql, account)
    .where('type', '=', typeCode('person'))
    .where('person', '=', number)
    .execute();
  const handles = new Set<string>();
  const names = new Set<string>();
  for (const { text } of profiles) {
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

async function linesAbout(
  connection: SqlConnection,
  account: number,
  number: number,
  mine: Forgotten,
): Promise<number[]> {
  const all = connection.sql
    .selectFrom('quarantine')
    .select(['id', 'text', 'reason', 'awaits', 'awaits_other'])
    .where('account', '=', account);
  const lines: number[] = [];
  await connection.each(all, (row) => {
    const isAbout =
      row.awaits === number ||
      row.awaits_other === number ||
      [row.text, row.reason].some((text) => mine.areNamedIn(text));
    if (isAbout) lines.push(row.id);
  });
  return lines;
}
