import { PgBoss } from 'pg-boss';
import { type Jobs, JOBS_SCHEMA, QUEUES } from '../jobs.ts';
import { BossJobs, type Pace } from './boss-jobs.ts';

const USUAL_PACE: Pace = { look: 500, silence: 30_000 };

/** Connections of one process for jobs. */
const MOST_CONNECTIONS = 4;
/** How often a job is begun again after its process died or it failed, and ms before that. */
const RETRIES = { retryLimit: 5, retryDelay: 0 };
/** pg-boss ends longer jobs, in seconds. A sign of life is what counts for us. */
const LONGEST = 23 * 3600;
/** pg-boss allows no shorter silence, in seconds. Ours ends before. */
const LONGEST_SILENCE = 60;

/**
 * Opens the jobs of a PostgreSQL database, in a schema beside our tables. Makes it if there is none.
 *
 * @param url as the driver takes it.
 * @param onDefect told of errors that nobody waits for.
 */
export async function openBossJobs(
  url: string,
  onDefect: (error: unknown) => void,
  pace: Partial<Pace> = {},
): Promise<Jobs> {
  const boss = new PgBoss({
    connectionString: url,
    schema: JOBS_SCHEMA,
    application_name: 'tribefinder jobs',
    max: MOST_CONNECTIONS,
    schedule: false,
    monitorVacuum: false,
  });
  boss.on('error', onDefect);
  await boss.start();
  for (const queue of QUEUES) {
    await boss.createQueue(queue, {
      policy: 'exclusive',
      expireInSeconds: LONGEST,
      heartbeatSeconds: LONGEST_SILENCE,
      ...RETRIES,
    });
  }
  return new BossJobs(boss, { ...USUAL_PACE, ...pace }, onDefect);
}
