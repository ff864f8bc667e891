import type pg from 'pg';

/** How long to wait for others, in ms. They may be reading for a long time. */
const PATIENCE = 2000;

const LOCK_NOT_AVAILABLE = '55P03';

/**
 * Rewrites all tables, so that unused parts of their files hold nothing that was removed. Returns
 * `false` if another connection prevents it.
 */
export async function sweep(client: pg.PoolClient): Promise<boolean> {
  const { rows } = await client.query<{ name: string }>(
    `select quote_ident(relname) as name from pg_class
     where relnamespace = current_schema()::regnamespace
       and relkind in ('r', 'p') and not relispartition`,
  );
  await client.query(`set lock_timeout = ${PATIENCE}`);
  try {
    await client.query(`vacuum (full) ${rows.map(({ name }) => name).join(', ')}`);
    return true;
  } catch (error) {
    if ((error as pg.DatabaseError).code === LOCK_NOT_AVAILABLE) return false;
    throw error;
  } finally {
    await client.query('reset lock_timeout');
  }
}
