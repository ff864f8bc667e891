import { handleOfId, personIdOf } from '../../../model/handles.ts';
import { platformOf, readPeople } from '../audience/read-people.ts';
import { changeEach } from '../database.ts';
import { hotStatements } from './hot-statements.ts';
import { unknownPeople } from './reference-queries.ts';
import type { ImportContext } from './import-context.ts';

/**
 * Makes people known whom events only refer to by handle, if another event names their id, or the
 * handle in another form. Cost: O(people whom events only refer to), or O(people) if any of these has
 * a handle.
 */
export async function knowByHandle({ database, account, writer }: ImportContext): Promise<void> {
  const { sql } = database;
  const platform = await platformOf(sql, account);
  const unknown = await unknownPeople(sql, account).execute();
  if (!unknown.some(({ id }) => handleOfId(personIdOf(platform, id)) !== undefined)) return;
  await writer.transact(async ({ connection }) => {
    const { people, names } = await readPeople(connection, account);
    const known = new Set<string>();
    for (const { id, known: isKnown } of people) if (isKnown === 1) known.add(names.idOf(id));
    const found = people.filter((p) => p.known === 0 && known.has(names.idOf(p.id)));
    const rows = found.map(({ id }) => [account, id]);
    await changeEach(connection, hotStatements(sql).markKnown, rows);
  });
}
