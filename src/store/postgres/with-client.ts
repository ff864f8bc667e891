import type pg from 'pg';

/** Runs work on a connection that nobody else uses meanwhile. */
export async function withClient<Result>(
  pool: pg.Pool,
  work: (client: pg.PoolClient) => Promise<Result>,
): Promise<Result> {
  const client = await pool.connect();
  try {
    return await work(client);
  } finally {
    // The pool closes it if it is broken.
    client.release();
  }
}
