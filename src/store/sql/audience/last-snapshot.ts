import { join, partHead, SnapshotCollector } from './snapshots.ts';
import { readPeople, knownPeople } from './read-people.ts';
import { handleOfId } from '../../../model/handles.ts';
import { typeCode } from '../../event-facts.ts';
import type { LastSnapshot } from '../../ports/event-log.ts';
import type { SqlConnection } from '../database.ts';
import type { EventTable, Sql } from '../schema.ts';

/**
 * Returns the newest complete snapshot of the follower list. Does not read the lists of the others,
 * which may be long. Leaves out people of whom only the handle is known, because no platform can look
 * them up by id. If these are most of the list, there is nothing to compare with.
 */
export async function lastSnapshot(
  connection: SqlConnection,
  account: number,
  before: number,
): Promise<LastSnapshot | undefined> {
  const { sql } = connection;
  const keys = await newestComplete(sql, account, before);
  if (keys === undefined) return undefined;
  const rows = await snapshots(sql, account)
    .select(['at', 'code', 'text', 'list'])
    .where('key', 'in', keys)
    .execute();
  const people = knownPeople(await readPeople(connection, account));
  const collector = new SnapshotCollector(people);
  for (const section of collector.sections()) {
    for (const row of rows) section.add(row as EventTable);
  }
  const { at, followers } = collector.snapshots()[0]!;
  const ids = Array.from(followers, (position) => people.ids[position]!);
  const known = ids.filter((id) => handleOfId(id) === undefined);
  return known.length * 2 < ids.length ? undefined : { at, followers: known };
}

/** Returns the keys of the parts of the newest complete snapshot. */
async function newestComplete(
  sql: Sql,
  account: number,
  before: number,
): Promise<Buffer[] | undefined> {
  let newest: SnapshotHead | undefined;
  for (const snapshot of await snapshotHeads(sql, account)) {
    const { at, complete } = snapshot;
    if (complete && at < before && (newest === undefined || at >= newest.at)) newest = snapshot;
  }
  return newest?.keys;
}

interface SnapshotHead {
  /** The keys of its parts. */
  keys: Buffer[];
  at: number;
  complete: boolean;
}

/** Returns all snapshots of the follower list, without the lists. */
export async function snapshotHeads(sql: Sql, account: number): Promise<SnapshotHead[]> {
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
