import { createHash } from 'node:crypto';
import type { RememberedCommunity } from '../../../model/remembered-community.ts';
import { readPeople, type StoredPeople } from '../audience/read-people.ts';
import type { SqlConnection, SqlDatabase } from '../database.ts';
import type { Sql } from '../schema.ts';

const NUMBER_BYTES = 4;

/** Returns the remembered communities. Leaves out members who are not in `people` any more. */
export async function listRememberedCommunities(
  connection: SqlConnection,
  account: number,
  people: readonly string[],
): Promise<RememberedCommunity[]> {
  const rows = await rememberedRows(connection.sql, account);
  if (rows.length === 0) return [];
  const positions = positionsOf(await readPeople(connection, account), people);
  return rows.map(({ id, said, people: numbers }) => ({
    id,
    ...(JSON.parse(said) as Omit<RememberedCommunity, 'id' | 'people'>),
    people: placesOf(numbers, positions),
  }));
}

export async function replaceRememberedCommunities(
  database: SqlDatabase,
  account: number,
  people: readonly string[],
  communities: readonly RememberedCommunity[],
): Promise<void> {
  await database.write([account], async (connection) => {
    const { sql } = connection;
    const numbers = numbersOf(await readPeople(connection, account), people);
    await sql.deleteFrom('remembered_tribe').where('account', '=', account).execute();
    for (const { id, people: members, ...said } of communities) {
      const row = { account, id, said: JSON.stringify(said), people: written(members, numbers) };
      await sql.insertInto('remembered_tribe').values(row).execute();
    }
  });
}

export async function rememberedCommunitiesDigest(sql: Sql, account: number): Promise<string> {
  const digest = createHash('sha256');
  for (const { id, said, people } of await rememberedRows(sql, account)) {
    digest.update(JSON.stringify([id, said, people.length])).update(people);
  }
  return digest.digest('hex').slice(0, 32);
}

/** Returns the number of each of these people; 0 if they are no longer known. */
function numbersOf({ people: stored, names }: StoredPeople, people: readonly string[]): Int32Array {
  const numbers = new Map(stored.map(({ id, number }) => [names.idOf(id), number]));
  return Int32Array.from(people, (id) => numbers.get(id) ?? 0);
}

/** Returns the position in `people` of each number, or -1. */
function positionsOf(
  { people: stored, names }: StoredPeople,
  people: readonly string[],
): Int32Array {
  const places = new Map(people.map((id, position) => [id, position]));
  const highest = stored.reduce((most, { number }) => Math.max(most, number), 0);
  const positions = new Int32Array(highest + 1).fill(-1);
  for (const { id, number } of stored) positions[number] = places.get(names.idOf(id)) ?? -1;
  return positions;
}

/**
 * Returns the positions of numbers, each once, because two numbers may have become one person
 * meanwhile.
 */
function placesOf(numbers: Buffer, positions: Int32Array): Int32Array {
  const length = Math.floor(numbers.length / NUMBER_BYTES);
  const places = Int32Array.from(
    { length },
    (_, at) => positions[numbers.readInt32LE(at * NUMBER_BYTES)] ?? -1,
  ).sort();
  return places.filter((place, at) => place >= 0 && place !== places[at - 1]);
}

function rememberedRows(sql: Sql, account: number) {
  return sql
    .selectFrom('remembered_tribe')
    .select(['id', 'said', 'people'])
    .where('account', '=', account)
    .orderBy('id')
    .execute();
}

function written(members: Int32Array, numbers: Int32Array): Buffer {
  const own = members
    .map((position) => numbers[position])
    .filter((number) => number > 0)
    .sort();
  const bytes = Buffer.alloc(NUMBER_BYTES * own.length);
  own.forEach((number, at) => bytes.writeInt32LE(number, NUMBER_BYTES * at));
  return bytes;
}

/** Returns the stored list of people without one of them. */
export function withoutMember(people: Buffer, number: number): Buffer {
  const kept: Buffer[] = [];
  for (let at = 0; at + NUMBER_BYTES <= people.length; at += NUMBER_BYTES) {
    if (people.readInt32LE(at) !== number) kept.push(people.subarray(at, at + NUMBER_BYTES));
  }
  return Buffer.concat(kept);
}
