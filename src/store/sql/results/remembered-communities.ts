import { createHash } from 'node:crypto';
import type { RememberedCommunity } from '../../../model/remembered-community.ts';
import type { SqlDatabase } from '../database.ts';
import type { Sql } from '../schema.ts';

const NUMBER_BYTES = 4;

/** Those whose numbers stand for nobody of `people` any more are left out. */
export async function listRememberedCommunities(
  sql: Sql,
  account: number,
  people: readonly string[],
): Promise<RememberedCommunity[]> {
  const rows = await rememberedRows(sql, account);
  if (rows.length === 0) return [];
  const positions = positionsOf(await numbersOf(sql, account, people));
  return rows.map(({ id, said, people: numbers }) => ({
    id,
    ...(JSON.parse(said) as Omit<RememberedCommunity, 'id' | 'people'>),
    people: Int32Array.from(
      { length: Math.floor(numbers.length / NUMBER_BYTES) },
      (_, at) => positions[numbers.readInt32LE(at * NUMBER_BYTES)] ?? -1,
    )
      .filter((position) => position >= 0)
      .sort(),
  }));
}

export async function replaceRememberedCommunities(
  database: SqlDatabase,
  account: number,
  people: readonly string[],
  communities: readonly RememberedCommunity[],
): Promise<void> {
  const numbers = await numbersOf(database.sql, account, people);
  await database.write(async ({ sql }) => {
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

/** The number of each of these people; 0: not known any more. */
async function numbersOf(
  sql: Sql,
  account: number,
  people: readonly string[],
): Promise<Int32Array> {
  const rows = await sql
    .selectFrom('person')
    .select(['id', 'number'])
    .where('account', '=', account)
    .execute();
  const numbers = new Map(rows.map(({ id, number }) => [id, number]));
  return Int32Array.from(people, (id) => numbers.get(id) ?? 0);
}

/** The other way round: for each number the position, or -1. */
function positionsOf(numbers: Int32Array): Int32Array {
  const highest = numbers.reduce((most, number) => Math.max(most, number), 0);
  const positions = new Int32Array(highest + 1).fill(-1);
  numbers.forEach((number, position) => {
    if (number > 0) positions[number] = position;
  });
  return positions;
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

/** The same people but one, as they are kept. */
export function withoutMember(people: Buffer, number: number): Buffer {
  const kept: Buffer[] = [];
  for (let at = 0; at + NUMBER_BYTES <= people.length; at += NUMBER_BYTES) {
    if (people.readInt32LE(at) !== number) kept.push(people.subarray(at, at + NUMBER_BYTES));
  }
  return Buffer.concat(kept);
}
