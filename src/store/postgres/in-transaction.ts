import type pg from 'pg';

/** Runs work in a transaction. Throws the first of several errors. */
export async function inTransaction<Result>(
  client: pg.PoolClient,
  begin: string,
  work: () => Promise<Result>,
): Promise<Result> {
  await client.query(begin);
  try {
    const result = await work();
    const { command } = await client.query('commit');
    // After an error that nobody heard of, PostgreSQL rolls back instead, and says only this.
    if (command === 'ROLLBACK') throw new Error('a failed transaction was committed');
    return result;
  } catch (error) {
    // The first error says more. If this fails too, the connection is broken and rolled back.
    await client.query('rollback').catch(() => {});
    throw error;
  }
}
