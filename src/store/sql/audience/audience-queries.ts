import { typeCode } from '../../event-facts.ts';
import type { Query } from '../database.ts';
import type { EventTable, Sql } from '../schema.ts';
import type { Section } from './section.ts';

/** Returns the rows of a section, sorted by their keys. */
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
