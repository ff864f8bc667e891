import type { Compilable } from 'kysely';
import { typeCode } from '../../event-facts.ts';
import type { EventTable, Sql } from '../schema.ts';

/** Deletions: the ids of the posts are their texts. */
export function deletedPosts(sql: Sql, account: number): Compilable<Pick<EventTable, 'text'>> {
  return sql
    .selectFrom('event')
    .select('text')
    .where('account', '=', account)
    .where('type', '=', typeCode('deletion'));
}

/** All readings of posts. */
export function postRows(sql: Sql, account: number): Compilable<EventTable> {
  return sql
    .selectFrom('event')
    .selectAll()
    .where('account', '=', account)
    .where('type', '=', typeCode('post'));
}
