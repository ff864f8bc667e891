import { PeopleIndex } from './people-index.ts';
import { join, partHead, ReadingCollector } from './readings.ts';
import { typeCode } from '../../event-facts.ts';
import type { LastReading } from '../../ports/event-log.ts';
import type { EventTable, Sql } from '../schema.ts';

/**
 * The newest reading of the follower list that is complete. The lists of the others are not read,
 * as they may be long; that there are people in a list makes them known.
 */
export async function lastReading(
  sql: Sql,
  account: number,
  before: number,
): Promise<LastReading | undefined> {
  const keys = await newestComplete(sql, account, before);
  if (keys === undefined) return undefined;
  const rows = await snapshots(sql, account)
    .select(['at', 'code', 'text', 'list'])
    .where('key', 'in', keys)
    .execute();
  const people = new PeopleIndex(
    await sql
      .selectFrom('person')
      .select(['id', 'number'])
      .where('account', '=', account)
      .where('known', '=', 1)
      .execute(),
  );
  const collector = new ReadingCollector(people);
  for (const section of collector.sections()) {
    for (const row of rows) section.add(row as EventTable);
  }
  const { at, followers } = collector.readings()[0]!;
  return { at, followers: Array.from(followers, (position) => people.ids[position]!) };
}

/** The keys of its parts. */
async function newestComplete(
  sql: Sql,
  account: number,
  before: number,
): Promise<Buffer[] | undefined> {
  let newest: ReadingHead | undefined;
  for (const reading of await readingHeads(sql, account)) {
    const { at, complete } = reading;
    if (complete && at < before && (newest === undefined || at >= newest.at)) newest = reading;
  }
  return newest?.keys;
}

interface ReadingHead {
  /** Of its parts. */
  keys: Buffer[];
  at: number;
  complete: boolean;
}

/** All readings of the follower list, without the lists. */
export async function readingHeads(sql: Sql, account: number): Promise<ReadingHead[]> {
  const rows = await snapshots(sql, account).select(['key', 'at', 'code', 'text']).execute();
  const groups = new Map<
    unknown,
    { keys: Buffer[]; heads: ReturnType<typeof partHead>['head'][] }
  >();
  for (const { key, ...row } of rows) {
    const { id, head } = partHead(row);
    const group = groups.get(id ?? head) ?? { keys: [], heads: [] };
    group.keys.push(key);
    group.heads.push(head);
    groups.set(id ?? head, group);
  }
  return Array.from(groups.values(), ({ keys, heads }) => ({ keys, ...join(heads) }));
}

function snapshots(sql: Sql, account: number) {
  return sql
    .selectFrom('event')
    .where('account', '=', account)
    .where('type', '=', typeCode('snapshot'));
}
