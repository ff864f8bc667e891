import { InvalidArgumentError, Option } from 'commander';
import type { Command } from 'commander';
import type { SimulationOutputs } from '../app/simulate.ts';
import type { SnapshotRhythm } from '../app/simulation-settings.ts';
import { SNAPSHOT_RHYTHMS, SIMULATION_DEFAULTS } from '../app/simulation-settings.ts';
import { writeNumberOf } from '../render/wording/numbers.ts';
import type { Context } from './context.ts';
import { printable } from './output.ts';

const ABOUT = `
Nobody in it exists. The same numbers and seed give the same file.

Examples:
  tribe simulate --out year.ndjson.gz
  tribe simulate --followers 100000 --snapshots none --out large.ndjson
  tribe simulate --seed 7 --truth truth.json | tribe import -`;

const MOST = { followers: 1_000_000, days: 3650, postsPerDay: 1000, seed: 2 ** 31 - 1 };

/** `tribe simulate` */
export function addSimulate(program: Command, context: Context): void {
  const { followers, days, postsPerDay, snapshots } = SIMULATION_DEFAULTS;
  program
    .command('simulate')
    .description('make up an audience with known causes, to try things on')
    .option('--followers <people>', 'at the beginning', wholeNumber(1, MOST.followers), followers)
    .option('--days <days>', 'how long it is watched', wholeNumber(1, MOST.days), days)
    .option('--seed <number>', 'another number, another world', wholeNumber(0, MOST.seed), 1)
    .option('--posts-per-day <n>', 'on a usual day', positive(MOST.postsPerDay), postsPerDay)
    .addOption(
      new Option(
        '--snapshots <rhythm>',
        'how often the follower list is read; none: exact follow times',
      )
        .choices(SNAPSHOT_RHYTHMS)
        .default(snapshots),
    )
    .option('--label-posts', 'give posts their topics')
    .option('--out <file>', 'event file, .gz packs it; - is standard output', '-')
    .option('--truth <file>', 'write what really happened, as JSON')
    .addHelpText('after', ABOUT)
    .action((options: SimulateOptions) => runSimulate(options, context));
}

interface SimulateOptions extends SimulationOutputs {
  followers: number;
  days: number;
  seed: number;
  postsPerDay: number;
  snapshots: SnapshotRhythm;
  labelPosts?: boolean;
}

async function runSimulate(options: SimulateOptions, { output, ...context }: Context) {
  const { simulate } = await import('../app/simulate.ts');
  const { followers, days, seed, postsPerDay, snapshots, labelPosts = false, out, truth } = options;
  const settings = { ...SIMULATION_DEFAULTS, followers, days, postsPerDay, snapshots, labelPosts };
  const events = await simulate(settings, seed, { out, ...(truth !== undefined && { truth }) });
  if (out === '-') return;
  if (context.options().json === true) output.json({ out, events, seed });
  else
    output.say(
      `${printable(out)}: ${writeNumberOf(events, 'event', 'events')} of a simulated audience.`,
    );
}

function wholeNumber(least: number, most: number): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (/^\d+$/.test(text) && value >= least && value <= most) return value;
    throw new InvalidArgumentError(`A whole number from ${least} to ${most} is needed.`);
  };
}

function positive(most: number): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (/^\d+(\.\d+)?$/.test(text) && value > 0 && value <= most) return value;
    throw new InvalidArgumentError(`A number above 0, at most ${most}, is needed.`);
  };
}
