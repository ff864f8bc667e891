import { REFERRING_TYPES, typeCode } from '../../event-facts.ts';
import type { Prepared, SqlConnection } from '../database.ts';
import { changeEach, prepared } from '../database.ts';
import type { EventTable, Sql } from '../schema.ts';
import { eventPages } from './all-events.ts';

const REFERRING: ReadonlySet<number> = new Set(REFERRING_TYPES.map(typeCode));

/** The numbers of people. */
interface NamedPeople {
  /** Those whom an event that can stand by itself names. */
  known: Set<number>;
  /** Those to whom events or rejected rows only refer. */
  referred: Set<number>;
}

/**
 * Deletes the people whom no event and no rejected row names any more. Whoever is only referred to
 * is no longer known. Cost: every event of the account.
 */
export async function prunePeople(connection: SqlConnection, account: number): Promise<void> {
  const { sql } = connection;
  const { known, referred } = await namedPeople(connection, account);
  const people = await sql
    .selectFrom('person')
    .select(['id', 'number', 'known'])
    .where('account', '=', account)
    .execute();
  const others = people.filter(({ number }) => !known.has(number));
  const unknown = others.filter((person) => referred.has(person.number) && person.known === 1);
  const unnamed = others.filter(({ number }) => !referred.has(number));
  for (const [statement, some] of [
    [markUnknown(sql), unknown],
    [deletePerson(sql), unnamed],
  ] as const) {
    await changeEach(
      connection,
      statement,
      some.map(({ id }) => [account, id]),
    );
  }
}

async function namedPeople(connection: SqlConnection, account: number): Promise<NamedPeople> {
  const named: NamedPeople = { known: new Set(), referred: new Set() };
  for await (const rows of eventPages(connection, account)) {
    for (const row of rows) addNamed(named, row);
  }
  const waiting = await connection.sql
    .selectFrom('quarantine')
    .select(['awaits', 'awaits_other'])
    .where('account', '=', account)
    .where('awaits', 'is not', null)
    .execute();
  for (const { awaits, awaits_other: other } of waiting) {
    named.referred.add(awaits!);
    if (other !== null) named.referred.add(other);
  }
  return named;
}

function addNamed({ known, referred }: NamedPeople, row: EventTable): void {
  const { type, person, other, list } = row;
  const people = REFERRING.has(type) ? referred : known;
  if (person !== null) people.add(person);
  if (other !== null) people.add(other);
  if (list === null) return;
  for (let at = 0; at < list.length; at += 4) people.add(list.readInt32LE(at));
}

function deletePerson(sql: Sql): Prepared {
  return prepared(sql.deleteFrom('person').where('account', '=', 0).where('id', '=', ''));
}

function markUnknown(sql: Sql): Prepared {
  return prepared(
    sql
      .updateTable('person')
      .set((eb) => ({ known: eb.lit(0) }))
      .where('account', '=', 0)
      .where('id', '=', ''),
  );
}
