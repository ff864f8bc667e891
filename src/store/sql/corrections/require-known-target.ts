import { sql as fragment } from 'kysely';
import type { Correction } from '../../../model/corrections.ts';
import { EXIT, TribeError } from '../../../model/errors.ts';
import { formatInstant } from '../../../model/instant.ts';
import { typeCode } from '../../event-facts.ts';
import { readPeople } from '../audience/read-people.ts';
import { snapshotHeads } from '../audience/last-snapshot.ts';
import type { SqlConnection } from '../database.ts';
import type { Sql } from '../schema.ts';

/** Throws a `TribeError` if the person, post or snapshot of a correction is unknown. */
export async function requireKnownTarget(
  connection: SqlConnection,
  account: number,
  correction: Correction,
): Promise<void> {
  const { sql } = connection;
  switch (correction.kind) {
    case 'follow-churner':
      if (await isPerson(connection, account, correction.person)) return;
      throw unknown('person', correction.person);
    case 'post-topics':
      if (await isPost(sql, account, correction.post)) return;
      throw unknown('post', correction.post);
    case 'snapshot': {
      const snapshots = await snapshotHeads(sql, account);
      if (snapshots.some(({ at }) => at === correction.at)) return;
      throw unknown('snapshot', formatInstant(correction.at));
    }
    default:
  }
}

function unknown(what: 'person' | 'post' | 'snapshot', id: string): TribeError {
  return new TribeError(
    `There is no ${what} '${id}'.`,
    `You can correct only a ${what} that was imported.`,
    EXIT.usage,
  );
}

async function isPerson(connection: SqlConnection, account: number, id: string): Promise<boolean> {
  const all = connection.sql.selectFrom('person').select('number').where('account', '=', account);
  if ((await all.where('id', '=', id).executeTakeFirst()) !== undefined) return true;
  const { people, names } = await readPeople(connection, account);
  return people.some((person) => names.idOf(person.id) === names.idOf(id));
}

/** Returns whether a post is known. Parses only posts that contain the id. Cost: O(posts). */
async function isPost(sql: Sql, account: number, id: string): Promise<boolean> {
  const rows = await sql
    .selectFrom('event')
    .select('text')
    .where('account', '=', account)
    .where('type', '=', typeCode('post'))
    // Every database has `replace`. Their functions for finding text differ.
    .where(fragment<boolean>`replace(text, ${JSON.stringify(id)}, '') <> text`)
    .execute();
  return rows.some(({ text }) => (JSON.parse(text!) as { id: string }).id === id);
}
