import { type Command, InvalidArgumentError, Option } from 'commander';
import { type Handler, type QueueName, QUEUES } from '../jobs/jobs.ts';
import type { Context } from './context.ts';
import { drainOption, typedTime } from './drain-option.ts';
import { type MetricsPlace, metricsOption, serveMetrics } from './metrics-option.ts';
import { reportError } from './report-error.ts';
import { stopOnSignal } from './stop-on-signal.ts';

const ABOUT = `
Does the work that "tribe serve --web-only" leaves to others, until you stop it
with Ctrl-C or a signal. Start as many as you like, on any machine with the same
PostgreSQL. If one dies, another begins its work again. Owners take turns, and
each has one job of a kind done at a time.

See what waits and what failed: tribe jobs

Examples:
  tribe work
  tribe work --queues analysis --places 2`;

interface WorkOptions {
  queues: QueueName[];
  places: number;
  silence: number;
  metrics?: MetricsPlace;
  drain: number;
}

/** `tribe work` */
export function addWork(program: Command, context: Context): void {
  program
    .command('work')
    .description('make reports for dashboards that other processes serve')
    .addOption(
      new Option('--queues <names>', `kinds of work, with commas: ${QUEUES.join(', ')}`)
        .default([...QUEUES], 'all')
        .argParser(typedQueues),
    )
    .addOption(
      new Option('--places <number>', 'jobs of a kind to do at a time')
        .default(1)
        .argParser(typedPlaces),
    )
    .addOption(
      new Option(
        '--silence <time>',
        'another worker begins the work of one that was silent for so long',
      )
        .default(30_000, '30s')
        .argParser(typedTime),
    )
    .addOption(metricsOption())
    .addOption(drainOption('30s'))
    .addHelpText('after', ABOUT)
    .action((options: WorkOptions) => runWork(options, context));
}

async function runWork(
  { queues, places, silence, metrics: place, drain }: WorkOptions,
  context: Context,
): Promise<void> {
  const { openJobs } = await import('../app/jobs/open-jobs.ts');
  const { analysisHandler } = await import('../app/jobs/analysis-jobs.ts');
  const { output } = context;
  const location = await context.databasePath();
  // Makes the tables, or brings them up to date.
  await context.store();
  const stop = stopOnSignal(() => output.say('Stopping.'));
  const jobs = await openJobs(location, reportError, silence);
  const handlers: Record<QueueName, Handler> = { analysis: analysisHandler(location) };
  const { sharedQueues } = await import('../app/capacity/what-is-measured.ts');
  const metrics = place && (await serveMetrics(place, { queues: () => sharedQueues(jobs) }));
  for (const queue of queues) jobs.work(queue, places, handlers[queue]);
  output.say(`Working on ${queues.join(', ')} (Ctrl-C stops it).`);
  await new Promise<void>((resolve) => {
    if (stop.signal.aborted) resolve();
    stop.signal.addEventListener('abort', () => resolve(), { once: true });
  });
  await jobs.stop(drain);
  await metrics?.close();
}

function typedQueues(text: string): QueueName[] {
  const names = text.split(',');
  const unknown = names.find((name) => !(QUEUES as readonly string[]).includes(name));
  if (unknown === undefined) return names as QueueName[];
  throw new InvalidArgumentError(`Use one or several of ${QUEUES.join(', ')}.`);
}

function typedPlaces(text: string): number {
  if (/^[1-9]\d?$/u.test(text)) return Number(text);
  throw new InvalidArgumentError('Use a number from 1 to 99.');
}
