import type { Command } from 'commander';
import type { Jobs } from '../jobs/jobs.ts';
import { EXIT, TribeError } from '../model/errors.ts';
import { writeCount } from '../render/wording/numbers.ts';
import type { Context } from './context.ts';
import { reportError } from './report-error.ts';
import { printable } from './streams.ts';

const ABOUT = `
Shows the work that waits for "tribe work", and the jobs that failed every time.
A failed job stays for a week. "tribe jobs retry ID" lets it wait again.`;

/** `tribe jobs` */
export function addJobs(program: Command, context: Context): void {
  const command = program
    .command('jobs')
    .description('show the work that waits, and retry what failed')
    .addHelpText('after', ABOUT)
    .action(() => withJobs(context, (jobs) => showJobs(jobs, context)));
  command
    .command('retry')
    .description('try a failed job again')
    .argument('<id>', 'as "tribe jobs" shows it')
    .action((id: string) => withJobs(context, (jobs) => retryJob(id, jobs, context)));
}

async function withJobs(context: Context, work: (jobs: Jobs) => Promise<void>): Promise<void> {
  const { hasJobs, openJobs } = await import('../app/jobs/open-jobs.ts');
  const location = await context.databasePath();
  if (!(await hasJobs(location))) throw noJobs();
  const jobs = await openJobs(location, reportError);
  try {
    await work(jobs);
  } finally {
    await jobs.stop(0);
  }
}

function noJobs(): TribeError {
  return new TribeError(
    'No process has left work to others in this database yet.',
    'Start with: tribe serve --web-only, and: tribe work',
  );
}

async function showJobs(jobs: Jobs, { options, output }: Context): Promise<void> {
  const [queues, failed] = [await jobs.depths(), await jobs.failed()];
  if (options().json === true) {
    output.json({
      queues,
      failed: failed.map(({ failedAt, ...job }) => ({
        ...job,
        failedAt: new Date(failedAt).toISOString(),
      })),
    });
    return;
  }
  for (const { queue, waiting, running, failed: lost } of queues) {
    output.say(
      `${queue}: ${writeCount(waiting)} waiting, ${writeCount(running)} running, ${writeCount(lost)} failed`,
    );
  }
  for (const { id, queue, owner, message } of failed) {
    output.say(`${id}  ${queue} of ${printable(owner)}: ${printable(message)}`);
  }
}

async function retryJob(id: string, jobs: Jobs, { output }: Context): Promise<void> {
  if (await jobs.retry(id)) {
    output.say('The job waits for a worker again.');
    return;
  }
  throw new TribeError('There is no failed job with this id.', 'See: tribe jobs', EXIT.usage);
}
