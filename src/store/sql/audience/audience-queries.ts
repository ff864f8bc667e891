import { typeCode } from '../../event-facts.ts';
import type { Query } from '../database.ts';
import type { EventTable, Sql } from '../schema.ts';
import type { Section } from './section.ts';

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
