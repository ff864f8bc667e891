import type { Doubt } from '../../ports/collector-memory.ts';
import type { Sql } from '../schema.ts';

/** The number of rows in one statement, because databases limit its parameters. */
const ROWS = 100;

export async function readSetting(
  sql: Sql,
  account: number,
  name: string,
): Promise<string | undefined> {
  const row = await sql
    .selectFrom('collector_setting')
    .select('value')
    .where('account', '=', account)
    .where('name', '=', name)
    .executeTakeFirst();
  return row?.value;
}

export async function writeSetting(
  sql: Sql,
  account: number,
  name: string,
  value: string | undefined,
): Promise<void> {
  if (value === undefined) {
    await sql
      .deleteFrom('collector_setting')
      .where('account', '=', account)
      .where('name', '=', name)
      .execute();
    return;
  }
  await sql
    .insertInto('collector_setting')
    .values({ account, name, value })
    .onConflict((conflict) => conflict.columns(['account', 'name']).doUpdateSet({ value }))
    .execute();
}

export async function listDoubts(
  sql: Sql,
  account: number,
  due: number,
  limit: number,
): Promise<Doubt[]> {
  return sql
    .selectFrom('collector_doubt')
    .select(['person', 'since', 'due', 'tries'])
    .where('account', '=', account)
    .where('due', '<=', due)
    .orderBy('due')
    .orderBy('person')
    .limit(limit)
    .execute();
}

export async function writeDoubts(
  sql: Sql,
  account: number,
  doubts: readonly Doubt[],
): Promise<void> {
  for (let from = 0; from < doubts.length; from += ROWS) {
    await sql
      .insertInto('collector_doubt')
      .values(doubts.slice(from, from + ROWS).map((doubt) => ({ account, ...doubt })))
      .onConflict((conflict) =>
        conflict.columns(['account', 'person']).doUpdateSet((eb) => ({
          since: eb.ref('excluded.since'),
          due: eb.ref('excluded.due'),
          tries: eb.ref('excluded.tries'),
        })),
      )
      .execute();
  }
}

export async function deleteDoubts(
  sql: Sql,
  account: number,
  people: readonly string[],
): Promise<void> {
  for (let from = 0; from < people.length; from += ROWS) {
    await sql
      .deleteFrom('collector_doubt')
      .where('account', '=', account)
      .where('person', 'in', people.slice(from, from + ROWS))
      .execute();
  }
}

export async function findChanged(
  sql: Sql,
  account: number,
  topic: string,
  digests: ReadonlyMap<string, string>,
): Promise<Set<string>> {
  const keys = [...digests.keys()];
  const changed = new Set(keys);
  for (let from = 0; from < keys.length; from += ROWS) {
    const rows = await sql
      .selectFrom('collector_digest')
      .select(['key', 'digest'])
      .where('account', '=', account)
      .where('topic', '=', topic)
      .where('key', 'in', keys.slice(from, from + ROWS))
      .execute();
    for (const { key, digest } of rows) if (digests.get(key) === digest) changed.delete(key);
  }
  return changed;
}

export async function writeDigests(
  sql: Sql,
  account: number,
  topic: string,
  digests: ReadonlyMap<string, string>,
): Promise<void> {
  const rows = Array.from(digests, ([key, digest]) => ({ account, topic, key, digest }));
  for (let from = 0; from < rows.length; from += ROWS) {
    await sql
      .insertInto('collector_digest')
      .values(rows.slice(from, from + ROWS))
      .onConflict((conflict) =>
        conflict
          .columns(['account', 'topic', 'key'])
          .doUpdateSet((eb) => ({ digest: eb.ref('excluded.digest') })),
      )
      .execute();
  }
}

export async function listDigests(
  sql: Sql,
  account: number,
  topic: string,
): Promise<Map<string, string>> {
  const rows = await sql
    .selectFrom('collector_digest')
    .select(['key', 'digest'])
    .where('account', '=', account)
    .where('topic', '=', topic)
    .orderBy('key')
    .execute();
  return new Map(rows.map(({ key, digest }) => [key, digest]));
}
