import { type Jobs, JOBS_SCHEMA } from '../../jobs/jobs.ts';
import { EXIT, TribeError } from '../../model/errors.ts';
import type { AccountId } from '../../model/ids.ts';
import { isServer, sessionUrl } from '../../store/postgres/server-url.ts';

/**
 * Opens the jobs that the processes of a PostgreSQL database share. Throws a `TribeError` for a file,
 * which one process works on alone.
 *
 * @param silence ms after which the jobs of a silent process are begun again. Default: 30 s.
 */
export async function openJobs(
  location: string,
  onDefect: (error: unknown) => void,
  silence?: number,
): Promise<Jobs> {
  const url = serverOf(location);
  const { openBossJobs } = await import('../../jobs/postgres/open-boss-jobs.ts');
  return openBossJobs(url, onDefect, silence === undefined ? {} : { silence });
}

/** Returns whether processes have shared work in this database. */
export async function hasJobs(location: string): Promise<boolean> {
  serverOf(location);
  const { hasTables } = await import('../../store/postgres/open-postgres-database.ts');
  return hasTables(location, `${JOBS_SCHEMA}.job`);
}

/** Deletes the jobs of an account that is removed. A database without jobs stays as it is. */
export async function forgetJobs(
  location: string,
  account: AccountId,
  onDefect: (error: unknown) => void,
): Promise<void> {
  if (!isServer(location) || !(await hasJobs(location))) return;
  const jobs = await openJobs(location, onDefect);
  try {
    await jobs.forget(account);
  } finally {
    await jobs.stop(0);
  }
}

function serverOf(location: string): string {
  const url = isServer(location) ? sessionUrl(location) : undefined;
  if (url !== undefined) return url;
  throw new TribeError(
    'Only processes with the same PostgreSQL can share their work.',
    'Name it with --db postgres://…, or use tribe serve alone, which does all the work itself.',
    EXIT.usage,
  );
}
