import { InvalidArgumentError, Option } from 'commander';
import type { Command } from 'commander';
import type { SimulationOutputs } from '../app/simulate.ts';
import type { SnapshotRhythm } from '../app/simulation-settings.ts';
import { SNAPSHOT_RHYTHMS, SIMULATION_DEFAULTS } from '../app/simulation-settings.ts';
import { writeNumberOf } from '../render/wording/numbers.ts';
import type { Context } from './context.ts';
import { printable, writeFileOut } from './streams.ts';

const ABOUT = `
All people are made up. The same options and seed give the same file.

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
    .description('make a simulated audience with known causes')
    .option(
      '--followers <people>',
      'followers at the start',
      wholeNumber(1, MOST.followers),
      followers,
    )
    .option('--days <days>', 'length of the simulation', wholeNumber(1, MOST.days), days)
    .option('--seed <number>', 'each seed gives a different audience', wholeNumber(0, MOST.seed), 1)
    .option(
      '--posts-per-day <n>',
      'posts on an average day',
      positive(MOST.postsPerDay),
      postsPerDay,
    )
    .addOption(
      new Option('--snapshots <rhythm>', 'how often there is a snapshot; none: exact follow times')
        .choices(SNAPSHOT_RHYTHMS)
        .default(snapshots),
    )
    .addOption(
      new Option('--readings <rhythm>', 'the former name of --snapshots')
        .choices(SNAPSHOT_RHYTHMS)
        .hideHelp(),
    )
    .option('--label-posts', 'include the topics of posts')
    .option('--out <file>', 'output file; .gz compresses it, - is standard output', '-')
    .option('--truth <file>', 'write the true causes to a JSON file')
    .addHelpText('after', ABOUT)
    .action((options: SimulateOptions) => runSimulate(options, context));
}

interface SimulateOptions extends Omit<SimulationOutputs, 'out'> {
  out: string;
  followers: number;
  days: number;
  seed: number;
  postsPerDay: number;
  snapshots: SnapshotRhythm;
  readings?: SnapshotRhythm;
  labelPosts?: boolean;
}

async function runSimulate(options: SimulateOptions, { output, ...context }: Context) {
  const { simulate } = await import('../app/simulate.ts');
  const { followers, days, seed, postsPerDay, labelPosts = false, out, truth } = options;
  const snapshots = options.readings ?? options.snapshots;
  const settings = { ...SIMULATION_DEFAULTS, followers, days, postsPerDay, snapshots, labelPosts };
  const events = await simulate(settings, seed, {
    out: out === '-' ? (chunks) => writeFileOut(chunks, true) : out,
    ...(truth !== undefined && { truth }),
  });
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
    throw new InvalidArgumentError(`Use a whole number from ${least} to ${most}.`);
  };
}

function positive(most: number): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (/^\d+(\.\d+)?$/.test(text) && value > 0 && value <= most) return value;
    throw new InvalidArgumentError(`Use a number above 0 and at most ${most}.`);
  };
}
