import { typeCode } from '../../event-facts.ts';
import type { Query } from '../database.ts';
import type { EventTable, PersonTable, Sql } from '../schema.ts';
import type { Section } from './section.ts';

/** The people whom at least one event names. */
export function knownPeople(sql: Sql, account: number): Query<Pick<PersonTable, 'id' | 'number'>> {
  return sql
    .selectFrom('person')
    .select(['id', 'number'])
    .where('account', '=', account)
    .where('known', '=', 1)
    .orderBy('id');
}

/** The rows of a section, in order of their keys. */
export function rowsOf(
  sql: Sql,
  account: number,
  { type, columns }: Section,
): Query<Partial<EventTable>> {
  return sql
    .selectFrom('event')
    .select(columns)
    .where('account', '=', account)
    .where('type', '=', typeCode(type))
    .orderBy('key');
}
