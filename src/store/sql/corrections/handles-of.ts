import { handleOfId } from '../../../model/handles.ts';
import { typeCode } from '../../event-facts.ts';
import type { Sql } from '../schema.ts';

/** Returns the last known handle of each of these people. Cost: O(profile versions). */
export async function handlesOf(
  sql: Sql,
  account: number,
  ids: readonly string[],
): Promise<Map<string, string>> {
  const handles = new Map<string, string>();
  for (const id of ids) {
    const handle = handleOfId(id);
    if (handle !== undefined) handles.set(id, handle);
  }
  if (ids.length === 0) return handles;
  const people = await sql
    .selectFrom('person')
    .select(['id', 'number'])
    .where('account', '=', account)
    .where('id', 'in', ids)
    .execute();
  if (people.length === 0) return handles;
  const idOf = new Map(people.map(({ id, number }) => [number, id]));
  const profiles = await sql
    .selectFrom('event')
    .select(['person', 'text'])
    .where('account', '=', account)
    .where('type', '=', typeCode('person'))
    .where('person', 'in', [...idOf.keys()])
    .orderBy('at', (order) => order.asc().nullsFirst())
    .execute();
  for (const { person, text } of profiles) {
    const { handle } = JSON.parse(text!) as { handle?: string };
    if (handle) handles.set(idOf.get(person!)!, handle);
  }
  return handles;
}
