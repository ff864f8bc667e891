import { setTimeout as sleep } from 'node:timers/promises';
import type { JobWithMetadata, PgBoss } from 'pg-boss';
import {
  type FailedJob,
  type FoundJob,
  type Handler,
  type Jobs,
  JOBS_SCHEMA,
  type NewJob,
  type QueueDepth,
  type QueueName,
  QUEUES,
} from '../jobs.ts';
import { addInTurn, type Claimed, claimNext, hasChanged, type Stored } from './claim.ts';
import { RunningJob } from './running-job.ts';

/** How often processes look and tell that they are alive, in ms. */
export interface Pace {
  /** Between two looks for a job. */
  look: number;
  /** After so long without a sign of its process, a job is begun again. */
  silence: number;
}

/** Jobs in a PostgreSQL database, for any number of processes. */
export class BossJobs implements Jobs {
  readonly #boss: PgBoss;
  readonly #pace: Pace;
  readonly #onDefect: (error: unknown) => void;
  readonly #loops: Promise<void>[] = [];
  readonly #running = new Set<RunningJob>();
  readonly #stopping = new AbortController();
  readonly #heart: NodeJS.Timeout;

  /** @param boss which has been started. */
  constructor(boss: PgBoss, pace: Pace, onDefect: (error: unknown) => void) {
    this.#boss = boss;
    this.#pace = pace;
    this.#onDefect = onDefect;
    this.#heart = setInterval(() => void this.#beat().catch(onDefect), pace.silence / 3);
  }

  add(job: NewJob): Promise<string> {
    return addInTurn(this.#boss, job);
  }

  async find(queue: QueueName, id: string): Promise<FoundJob | undefined> {
    const [job] = await this.#boss.findJobs<Stored>(queue, { id });
    return job && foundJob(job);
  }

  work(queue: QueueName, places: number, handler: Handler): void {
    for (let place = 0; place < places; place++) this.#loops.push(this.#loop(queue, handler));
  }

  async failed(): Promise<FailedJob[]> {
    const { rows } = await this.#boss.getDb().executeSql(
      `select id, name as queue, group_id as owner, output, completed_on as at
       from ${JOBS_SCHEMA}.job where state = 'failed' order by completed_on desc limit 1000`,
    );
    return rows.map(({ id, queue, owner, output, at }) => ({
      id,
      queue,
      owner,
      message: messageOf(output),
      failedAt: Number(at),
    }));
  }

  async retry(id: string): Promise<boolean> {
    const job = (await this.failed()).find((failed) => failed.id === id);
    if (job === undefined) return false;
    return hasChanged(await this.#boss.retry(job.queue, id));
  }

  async depths(): Promise<QueueDepth[]> {
    const { rows } = await this.#boss.getDb().executeSql(
      `select queue, count(*) filter (where state < 'active')::integer as waiting,
              count(*) filter (where state = 'active')::integer as running,
              count(*) filter (where state = 'failed')::integer as failed,
              coalesce(extract(epoch from now() - min(created_on) filter (where state < 'active')), 0)
                ::double precision * 1000 as "oldestMs"
       from unnest($1::text[]) as queue left join ${JOBS_SCHEMA}.job on name = queue
       group by queue order by queue`,
      [[...QUEUES]],
    );
    return rows;
  }

  async forget(owner: string): Promise<void> {
    await this.#boss
      .getDb()
      .executeSql(`delete from ${JOBS_SCHEMA}.job where group_id = $1`, [owner]);
  }

  async stop(patience: number): Promise<void> {
    this.#stopping.abort();
    const ended = Promise.all(this.#loops);
    await Promise.race([ended, sleep(patience, undefined, { ref: false })]);
    const left = [...this.#running];
    this.#running.clear();
    await Promise.all(left.map((job) => job.handBack()));
    clearInterval(this.#heart);
    await this.#boss.stop({ graceful: false });
  }

  async #loop(queue: QueueName, handler: Handler): Promise<void> {
    const { signal } = this.#stopping;
    while (!signal.aborted) {
      const job = await claimNext(this.#boss, queue).catch((error: unknown) => {
        if (!signal.aborted) this.#onDefect(error);
        return undefined;
      });
      if (job === undefined) await sleep(this.#pace.look, undefined, { signal }).catch(() => {});
      else await this.#run(queue, job, handler);
    }
  }

  async #run(queue: QueueName, claimed: Claimed, handler: Handler): Promise<void> {
    const job = new RunningJob(this.#boss, queue, claimed);
    this.#running.add(job);
    try {
      await job.run(handler);
    } catch (error) {
      this.#onDefect(error);
    } finally {
      this.#running.delete(job);
    }
  }

  /** Says that this process lives, and gives the jobs of silent processes to others. */
  async #beat(): Promise<void> {
    await Promise.all(Array.from(this.#running, (job) => job.touch()));
    if (this.#loops.length === 0) return;
    const { rows } = await this.#boss.getDb().executeSql(
      `select id, name as queue, retry_count as "retryCount" from ${JOBS_SCHEMA}.job
       where state = 'active' and coalesce(heartbeat_on, started_on) < now() - $1 * interval '1 ms'`,
      [this.#pace.silence],
    );
    const reason = { message: 'its process ended, or was silent for too long' };
    for (const { id, queue, retryCount } of rows) {
      await this.#boss.fail(queue, { id, retryCount }, reason);
    }
  }
}

function foundJob({ state, data, output }: JobWithMetadata<Stored>): FoundJob {
  const { owner } = data;
  if (state === 'completed') return { owner, state: 'done', output };
  if (state === 'failed' || state === 'cancelled')
    return { owner, state: 'failed', message: messageOf(output) };
  return { owner, state: state === 'active' ? 'running' : 'waiting' };
}

function messageOf(output: unknown): string {
  const { message } = (output ?? {}) as { message?: unknown };
  return typeof message === 'string' ? message : 'it failed for an unknown reason';
}
