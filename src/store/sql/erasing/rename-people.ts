import { factsOfRow, REFERRING_TYPES, typeCode } from '../../event-facts.ts';
import type { EventFacts } from '../../event-facts.ts';
import { readPeople } from '../audience/read-people.ts';
import type { SqlConnection } from '../database.ts';
import type { EventTable, Sql } from '../schema.ts';
import type { SourcedFacts, Writing } from '../writing/account-writer.ts';
import { renamedIn } from './renamed-in.ts';

/** The number of ids in one statement, because databases limit its parameters. */
const IDS = 500;

const SNAPSHOT = typeCode('snapshot');
const REFERRING: readonly number[] = REFERRING_TYPES.map(typeCode);

/** The people who got other ids, and what was removed of them. */
export interface Renamed {
  /** Their stored numbers that nobody else has at any time. */
  numbers: Set<number>;
  /** The removed events. */
  removed: EventFacts[];
}

/**
 * Gives people other ids in the log, under every id and handle by which they are stored.
 *
 * @param newIds by the ids that they have now
 * @param kept returns what to keep of an event with the new ids; `undefined`: nothing
 * Cost: O(events), and rewriting the snapshots that list them.
 */
export async function renamePeople(
  writing: Writing,
  account: number,
  newIds: ReadonlyMap<string, string>,
  kept: (facts: EventFacts) => EventFacts | undefined,
): Promise<Renamed> {
  const { connection } = writing;
  const { people, names } = await readPeople(connection, account);
  const stored = new Map(people.map(({ number, id }) => [number, id]));
  const turnsOf = (id: string): { id: string }[] => names.turnsOf(id) ?? [{ id: names.idOf(id) }];
  const theirs = people.filter(({ id }) => turnsOf(id).some((turn) => newIds.has(turn.id)));
  const numbers = new Set(theirs.map(({ number }) => number));
  const own = theirs.filter(({ id }) => turnsOf(id).every((turn) => newIds.has(turn.id)));
  const renamed: Renamed = { numbers: new Set(own.map(({ number }) => number)), removed: [] };
  const ids = new Set(newIds.values());
  /** Those whom an event that can stand by itself names. */
  const stand = new Set<string>();
  const mayStay = ({ names: isNaming, person }: EventFacts): boolean =>
    isNaming || !ids.has(person!) || stand.has(person!);
  const rewrite = async (rows: readonly EventTable[]): Promise<void> => {
    const old: { facts: EventFacts; person: number | null }[] = [];
    const rewritten: SourcedFacts[] = [];
    for (const row of rows) {
      const at = row.at ?? row.after ?? Infinity;
      const idNow = (id: string): string => newIds.get(names.idOf(id, at)) ?? id;
      const before = factsOfRow(row, (number) => stored.get(number)!);
      const renamedFacts = renamedIn(before, idNow);
      if (renamedFacts === undefined) continue;
      old.push({ facts: before, person: row.person });
      const facts = kept(renamedFacts);
      if (facts === undefined || !mayStay(facts)) {
        renamed.removed.push(before);
        continue;
      }
      rewritten.push({ facts, source: row.source, line: row.line });
      for (const id of [facts.person!, ...(facts.followers ?? [])]) if (ids.has(id)) stand.add(id);
    }
    await writing.remove(old);
    await writing.write(rewritten);
  };
  for (const key of await snapshotKeys(connection.sql, account)) {
    const row = await snapshotOf(connection, account, key);
    if (lists(row, numbers)) await rewrite([row]);
  }
  const rows = await rowsAbout(connection.sql, account, [...numbers]);
  await rewrite(rows.filter(({ type }) => !REFERRING.includes(type)));
  await rewrite(rows.filter(({ type }) => REFERRING.includes(type)));
  return renamed;
}

async function snapshotKeys(sql: Sql, account: number): Promise<Buffer[]> {
  const rows = await sql
    .selectFrom('event')
    .select('key')
    .where('account', '=', account)
    .where('type', '=', SNAPSHOT)
    .execute();
  return rows.map(({ key }) => key);
}

function snapshotOf({ sql }: SqlConnection, account: number, key: Buffer): Promise<EventTable> {
  return sql
    .selectFrom('event')
    .selectAll()
    .where('account', '=', account)
    .where('type', '=', SNAPSHOT)
    .where('key', '=', key)
    .executeTakeFirstOrThrow();
}

function lists({ list }: EventTable, numbers: ReadonlySet<number>): boolean {
  for (let place = 0; place < list!.length; place += 4) {
    if (numbers.has(list!.readInt32LE(place))) return true;
  }
  return false;
}

/** Returns the events about people, each once. */
async function rowsAbout(
  sql: Sql,
  account: number,
  numbers: readonly number[],
): Promise<EventTable[]> {
  const found = new Map<string, EventTable>();
  for (let from = 0; from < numbers.length; from += IDS) {
    const some = numbers.slice(from, from + IDS);
    const rows = await sql
      .selectFrom('event')
      .selectAll()
      .where('account', '=', account)
      .where((eb) => eb.or([eb('person', 'in', some), eb('other', 'in', some)]))
      .execute();
    for (const row of rows) found.set(`${row.type} ${row.key.toString('hex')}`, row);
  }
  return [...found.values()];
}
