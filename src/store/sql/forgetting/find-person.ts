import type { EventType } from '../../../model/events.ts';
import { EVENT_TYPES, typeCode } from '../../event-facts.ts';
import type { PersonTraces } from '../../ports/privacy-store.ts';
import { readPeople } from '../audience/read-people.ts';
import type { SqlConnection } from '../database.ts';
import type { EventTable, Sql } from '../schema.ts';
import { handleKey, namesOnly } from './forgotten.ts';
import { linesAbout } from './lines-about.ts';
import { StoredPerson } from './stored-person.ts';
import { WRITTEN } from './without-forgotten.ts';

/** Everything known of a person. */
export interface FoundPerson {
  person: StoredPerson;
  /** The id of every stored person, by number. */
  storedIds: ReadonlyMap<number, string>;
  traces: PersonTraces;
  rows: EventTable[];
  /** Ids of the rejected rows that name them. */
  lines: number[];
  handles: string[];
}

/** Finds everything known of a person. Cost: O(events + rejected rows). */
export async function findPerson(
  connection: SqlConnection,
  account: number,
  id: string,
): Promise<FoundPerson> {
  const { sql } = connection;
  const stored = await readPeople(connection, account);
  const person = new StoredPerson(stored, id);
  const { handles, names } = await namesOf(sql, account, person);
  const mine = namesOnly([...person.ids(handles), ...handles.map(handleKey)], stored.names);
  const rows: EventTable[] = [];
  const events: Partial<Record<EventType, number>> = {};
  let mentions = 0;
  await connection.each(eventRows(sql, account), (row) => {
    const isAbout =
      person.isNamed(row.person, row.at ?? row.after) ||
      person.isNamed(row.other, null) ||
      isListed(row, person);
    const isNamed = WRITTEN.includes(row.type) && mine.masked(row.text!) !== row.text;
    if (!isAbout && !isNamed) return;
    rows.push(row);
    const type = EVENT_TYPES[row.type]!;
    if (isAbout) events[type] = (events[type] ?? 0) + 1;
    else mentions++;
  });
  const lines = await linesAbout(
    connection,
    account,
    (number) => person.isNamed(number, null),
    mine,
  );
  return {
    person,
    storedIds: new Map(stored.people.map(({ number, id }) => [number, id])),
    traces: { names, events, mentions, quarantined: lines.length },
    rows,
    lines,
    handles,
  };
}

function eventRows(sql: Sql, account: number) {
  return sql.selectFrom('event').selectAll().where('account', '=', account);
}

async function namesOf(
  sql: Sql,
  account: number,
  person: StoredPerson,
): Promise<{ handles: string[]; names: string[] }> {
  const onlyHandle = person.onlyHandle();
  const handles = new Set(onlyHandle === undefined ? [] : [onlyHandle]);
  const names = new Set<string>();
  // Some databases do not allow an empty list.
  const numbers = person.numbers.size === 0 ? [-1] : [...person.numbers];
  const profiles = await eventRows(sql, account)
    .where('type', '=', typeCode('person'))
    .where('person', 'in', numbers)
    .execute();
  for (const { person: number, at, text } of profiles) {
    if (!person.isNamed(number, at)) continue;
    const { handle, name } = JSON.parse(text!) as { handle?: string; name?: string };
    // Handles keep their case for display. Comparisons ignore it.
    if (handle) handles.add(handle);
    for (const known of [handle, name]) if (known) names.add(known);
  }
  return { handles: [...handles], names: [...names] };
}

function isListed({ list, at }: Pick<EventTable, 'list' | 'at'>, person: StoredPerson): boolean {
  if (list === null || person.numbers.size === 0) return false;
  for (let place = 0; place < list.length; place += 4) {
    if (person.isNamed(list.readInt32LE(place), at)) return true;
  }
  return false;
}
