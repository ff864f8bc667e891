import { sql as fragment } from 'kysely';
import type { ReferringRow } from './references.ts';
import type { Query } from '../database.ts';
import type { EventTable, PersonTable, QuarantineTable, Sql } from '../schema.ts';

/** The most events that move between log and quarantine in one transaction. */
const RESOLVED_AT_ONCE = 5000;

/** A literal, because a parameter would keep the partial index from being used. */
const UNKNOWN = fragment.lit(0);

/** Returns everybody whom events refer to and who is not known. */
export function unknownPeople(sql: Sql, account: number): Query<Pick<PersonTable, 'id'>> {
  return sql
    .selectFrom('person')
    .select('id')
    .where('account', '=', account)
    .where('known', '=', UNKNOWN);
}

/** Returns one person whom events refer to and who is not known, if there is one. */
export function anyUnknownPerson(sql: Sql, account: number): Query<{ number: number }> {
  return sql
    .selectFrom('person')
    .select('number')
    .where('account', '=', account)
    .where('known', '=', UNKNOWN)
    .limit(1);
}

export type UnresolvedEvent = ReferringRow &
  Pick<EventTable, 'key' | 'person' | 'other' | 'source' | 'line'> & {
    personKnown: number;
    otherKnown: number | null;
  };

/** Returns events of a type, after a key, that refer to somebody who is not known. */
export function unresolvedEvents(
  sql: Sql,
  account: number,
  type: number,
  beyond: Buffer,
): Query<UnresolvedEvent> {
  const unknown = (person: 'person' | 'other') =>
    sql
      .selectFrom('person as nobody')
      .select('nobody.number')
      .where('nobody.account', '=', account)
      .where('nobody.number', '=', fragment.ref<number>(`event.${person}`))
      .where('nobody.known', '=', UNKNOWN);
  return sql
    .selectFrom('event')
    .innerJoin('person', (join) =>
      join
        .onRef('person.account', '=', 'event.account')
        .onRef('person.number', '=', 'event.person'),
    )
    .leftJoin('person as second', (join) =>
      join.onRef('second.account', '=', 'event.account').onRef('second.number', '=', 'event.other'),
    )
    .select(['type', 'key', 'event.person', 'other', 'at', 'code', 'weight', 'text'])
    .select(['source', 'line', 'person.id as personId', 'second.id as otherId'])
    .select(['person.known as personKnown', 'second.known as otherKnown'])
    .where('event.account', '=', account)
    .where('type', '=', type)
    .where('key', '>', beyond)
    .where((eb) => eb.or([eb.exists(unknown('person')), eb.exists(unknown('other'))]))
    .orderBy('key')
    .limit(RESOLVED_AT_ONCE);
}

export type ResolvableLine = Pick<QuarantineTable, 'id' | 'source' | 'line' | 'text'>;

/** Returns rejected rows with a larger id whose people are all known now. */
export function resolvableLines(sql: Sql, account: number, beyond: number): Query<ResolvableLine> {
  const known = (person: 'awaits' | 'awaits_other') =>
    sql
      .selectFrom('person')
      .select('number')
      .whereRef('person.account', '=', 'quarantine.account' as keyof PersonTable)
      .where('known', '=', 1)
      .where('number', '=', fragment.ref<number>(`quarantine.${person}`));
  return sql
    .selectFrom('quarantine')
    .select(['id', 'source', 'line', 'text'])
    .where('account', '=', account)
    .where('resolved_at', 'is', null)
    .where('awaits', 'is not', null)
    .where('id', '>', beyond)
    .where((eb) => eb.exists(known('awaits')))
    .where((eb) => eb.or([eb('awaits_other', 'is', null), eb.exists(known('awaits_other'))]))
    .orderBy('id')
    .limit(RESOLVED_AT_ONCE);
}
