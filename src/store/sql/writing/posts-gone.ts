import { typeCode } from '../../event-facts.ts';
import type { Query } from '../database.ts';
import type { EventTable, Sql } from '../schema.ts';

/** Returns deletions. Their text is the id of the post. */
export function deletedPosts(sql: Sql, account: number): Query<Pick<EventTable, 'text'>> {
  return sql
    .selectFrom('event')
    .select('text')
    .where('account', '=', account)
    .where('type', '=', typeCode('deletion'));
}

/** Returns all versions of posts. */
export function postRows(sql: Sql, account: number): Query<EventTable> {
  return sql
    .selectFrom('event')
    .selectAll()
    .where('account', '=', account)
    .where('type', '=', typeCode('post'));
}
