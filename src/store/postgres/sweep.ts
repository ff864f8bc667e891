import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import { SCHEMA } from './server-url.ts';

/** How long to wait for others, in ms. They may be reading for a long time. */
const PATIENCE = 2000;
const PAUSE = 100;

/**
 * Gives free the room of everything that was removed, so that no query finds it. Nobody has to wait
 * for it. Returns `false` if a transaction is still open that may see what was removed. Cost: O(pages
 * that changed since the last time).
 *
 * The files of the server keep the bytes until other rows replace them. `vacuum (full)` would lock
 * every table of every owner, and would leave the bytes in the old files on the disk.
 */
export async function sweep(client: pg.PoolClient): Promise<boolean> {
  if (!(await othersHaveEnded(client))) return false;
  const { rows } = await client.query<{ name: string }>(
    `select oid::regclass::text as name from pg_class
     where relnamespace = '${SCHEMA}'::regnamespace
       and relkind in ('r', 'p') and not relispartition`,
  );
  await client.query(`vacuum (index_cleanup on) ${rows.map(({ name }) => name).join(', ')}`);
  return true;
}

/** Waits until all transactions have ended that began before this moment. */
async function othersHaveEnded(client: pg.PoolClient): Promise<boolean> {
  const { rows } = await client.query<{ now: string }>(
    'select pg_snapshot_xmax(pg_current_snapshot())::xid::text as now',
  );
  for (const end = Date.now() + PATIENCE; ; await sleep(PAUSE)) {
    const older = await client.query(OLDER, [rows[0].now]);
    if (older.rowCount === 0) return true;
    if (Date.now() >= end) return false;
  }
}

const OLDER = `
  select from pg_stat_activity
  where datname = current_database() and pid <> pg_backend_pid()
    and backend_type = 'client backend'
    and greatest(age(backend_xmin), age(backend_xid)) > age($1::xid)
  limit 1`;
