import type { CommandResponse, Db, JobWithMetadata, PgBoss } from 'pg-boss';
import { JOBS_SCHEMA, type NewJob, type QueueName } from '../jobs.ts';

/** The first number of our locks on owners: 'jobs'. The second is a hash of queue and owner. */
const OURS = 0x6a6f6273;

/** What a job consists of, as it is stored. */
export type Stored = Pick<NewJob, 'owner' | 'input'>;

/** A job that a process has claimed. Its number of tries differs from those of later claims. */
export type Claimed = JobWithMetadata<Stored>;

/**
 * Claims the next job of a queue, of an owner who has none running. pg-boss counts an owner's running
 * jobs before it claims one, so two processes that claim at the same moment may exceed the limit
 * (timgit/pg-boss#976). So we count again in the same transaction, and hold a lock of the owner until
 * it is committed.
 */
export async function claimNext(boss: PgBoss, queue: QueueName): Promise<Claimed | undefined> {
  return inTransaction(boss, async ({ db, rollback }) => {
    const options = { db, includeMetadata: true, groupConcurrency: 1 } as const;
    const [job] = await boss.fetch<Stored>(queue, options);
    if (job === undefined) return undefined;
    const lock = 'select pg_advisory_xact_lock($1, hashtext($2))';
    await db.executeSql(lock, [OURS, `${queue} ${job.data.owner}`]);
    const others = await db.executeSql(
      `select from ${JOBS_SCHEMA}.job
       where name = $1 and group_id = $2 and state = 'active' and id <> $3`,
      [queue, job.groupId, job.id],
    );
    if (others.rows.length === 0) return job;
    await rollback();
    return undefined;
  });
}

/**
 * Adds a job behind those that its owner has waiting, and before the later ones of others. So nobody
 * waits longer because somebody else asks for much. Returns its id.
 */
export async function addInTurn(
  boss: PgBoss,
  { queue, owner, key, input }: NewJob,
): Promise<string> {
  for (;;) {
    const id = await inTransaction(boss, async ({ db }) => {
      const { rows } = await db.executeSql(
        `select count(*)::integer as waiting from ${JOBS_SCHEMA}.job
         where name = $1 and group_id = $2 and state < 'active'`,
        [queue, owner],
      );
      return boss.send(queue, { owner, input } satisfies Stored, {
        db,
        singletonKey: key,
        group: { id: owner },
        priority: -rows[0].waiting,
      });
    });
    if (id !== null) return id;
    const { rows } = await boss.getDb().executeSql(
      `select id from ${JOBS_SCHEMA}.job
       where name = $1 and singleton_key = $2 and state <= 'active'`,
      [queue, key],
    );
    // It may have ended just now. Then another one is added.
    if (rows.length > 0) return rows[0].id;
  }
}

type TransactionHandle = Awaited<ReturnType<Required<Db>['beginTransaction']>>;

async function inTransaction<Result>(
  boss: PgBoss,
  work: (transaction: TransactionHandle) => Promise<Result>,
): Promise<Result> {
  let isOver = false;
  const transaction = await (boss.getDb() as Required<Db>).beginTransaction();
  try {
    const result = await work({
      ...transaction,
      async rollback() {
        isOver = true;
        await transaction.rollback();
      },
    });
    if (!isOver) await transaction.commit();
    return result;
  } catch (error) {
    await transaction.rollback();
    throw error;
  }
}

/** Returns whether a call changed its job. The types of pg-boss leave out how many it changed. */
export function hasChanged(response: CommandResponse): boolean {
  return (response as { affected: number }).affected > 0;
}
