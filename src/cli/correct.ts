import { type Command, Option } from 'commander';
import type { RequestedCorrection, MadeCorrection } from '../app/corrections.ts';
import { writeDay } from '../model/dates.ts';
import type { WrittenStoredCorrection } from '../model/written-correction.ts';
import {
  correctionInWords,
  namesInForce,
  type NamesInWords,
} from '../render/wording/corrections.ts';
import { wrap } from '../render/wording/wrap.ts';
import { EXIT, TribeError } from '../model/errors.ts';
import { collect } from './collect-values.ts';
import type { Context } from './context.ts';
import { terminalText } from './terminal-text.ts';

const ABOUT = `
A correction overrides the data, and every figure uses it. It is stored apart
from the data, so you can undo it.

Examples:
  tribe correct snapshot 2026-03-01 --doubt
  tribe correct person @robin --no-follow-churner
  tribe correct post 1790000000000000001 --topic Climate --topic Politics
  tribe correct list
  tribe correct undo 3`;

const ABOUT_SNAPSHOTS = `
A doubted snapshot adds nobody and removes nobody. If your snapshots list two
audiences, accept one snapshot of yours. Then all snapshots of that audience
count, and those of the other audience don't.`;

/** `tribe correct` */
export function addCorrect(program: Command, context: Context): void {
  const command = program
    .command('correct')
    .description('fix a snapshot, a person or a post')
    .helpCommand(false)
    .addHelpText('after', ABOUT);
  command
    .command('snapshot')
    .alias('reading')
    .description('accept or doubt a snapshot of your followers')
    .argument('<time>', 'time of the snapshot, or its day')
    .option('--believe', 'the snapshot is right')
    .option('--doubt', 'the snapshot is wrong')
    .addHelpText('after', ABOUT_SNAPSHOTS)
    .action((time: string, { believe, doubt }: Record<string, boolean | undefined>) => {
      if (believe === doubt) throw missingOption('--believe or --doubt');
      return runCorrect({ kind: 'snapshot', time, believed: believe === true }, context);
    });
  command
    .command('person')
    .description('mark a person as a follow churner, or not')
    .argument('<person>', 'id, handle or name')
    .option('--follow-churner', 'they follow to be followed back, then leave')
    .option('--no-follow-churner', 'they are not a follow churner')
    .addOption(new Option('--churner', 'the former name of --follow-churner').hideHelp())
    .addOption(new Option('--no-churner', 'the former name of --no-follow-churner').hideHelp())
    .action((person: string, options: { followChurner?: boolean; churner?: boolean }) => {
      const followChurner = options.followChurner ?? options.churner;
      if (followChurner === undefined)
        throw missingOption('--follow-churner or --no-follow-churner');
      return runCorrect({ kind: 'follow-churner', person, followChurner }, context);
    });
  command
    .command('post')
    .description('set the topics of a post')
    .argument('<post>', 'id or address of the post')
    .option('--topic <label>', 'an existing topic or a new one; may be repeated', collect)
    .action((post: string, { topic }: { topic?: string[] }) => {
      if (topic === undefined) throw missingOption('--topic');
      return runCorrect({ kind: 'post-topics', post, topics: topic }, context);
    });
  command
    .command('list')
    .description('list your corrections with their numbers')
    .action(() => list(context));
  command
    .command('undo')
    .description('undo a correction')
    .argument('<number>', 'number of the correction in the list')
    .action((number: string) => undo(number, context));
}

function missingOption(options: string): TribeError {
  return new TribeError(`Add ${options}.`, 'See: tribe correct --help', EXIT.usage);
}

async function runCorrect(requested: RequestedCorrection, context: Context): Promise<void> {
  const { correct } = await import('../app/corrections.ts');
  await showMade(await correct(await context.accountStore(), requested, Date.now()), context);
}

/** Says what was corrected, and how to undo it. */
export async function showMade(made: MadeCorrection, context: Context): Promise<void> {
  const { output } = context;
  if (context.options().json === true) output.json(made);
  else {
    const { listCorrections } = await import('../app/corrections.ts');
    const topicNames = namesInForce(await listCorrections(await context.accountStore()));
    output.say(`${inWords(made, { topicNames })}.`);
    output.say(`Reports use it from now on. To undo it: tribe correct undo ${made.id}`);
  }
}

async function list(context: Context): Promise<void> {
  const { listCorrections } = await import('../app/corrections.ts');
  const corrections = await listCorrections(await context.accountStore());
  const { output } = context;
  if (context.options().json === true) {
    output.json({ corrections });
    return;
  }
  if (corrections.length === 0) output.say('You have made no corrections.');
  const topicNames = namesInForce(corrections);
  const width = String(corrections.at(-1)?.id ?? '').length;
  const { columns } = terminalText(output);
  for (const written of corrections) {
    const lines = wrap(
      [`${inWords(written, { topicNames })} (${stateInWords(written)})`],
      columns - width - 2,
      (text) => text,
    );
    lines.forEach((line, at) => {
      const number = at === 0 ? String(written.id) : '';
      const shown = `${number.padStart(width)}  ${line}`;
      output.say(isInForce(written) ? shown : output.color.dim(shown));
    });
  }
}

async function undo(number: string, context: Context): Promise<void> {
  const { undoCorrection } = await import('../app/corrections.ts');
  const undone = await undoCorrection(await context.accountStore(), number, Date.now());
  const { output } = context;
  if (context.options().json === true) output.json({ undone });
  else output.say(`Undone: ${inWords(undone)}.`);
}

function inWords(
  { correction, handle }: Omit<MadeCorrection, 'id'>,
  names: NamesInWords = {},
): string {
  return correctionInWords(correction, handle, names);
}

function isInForce({ undoneAt, replacedBy }: WrittenStoredCorrection): boolean {
  return undoneAt === null && replacedBy === null;
}

function stateInWords({ at, undoneAt, replacedBy }: WrittenStoredCorrection): string {
  if (undoneAt !== null) return `undone ${writeDay(undoneAt)}`;
  const day = writeDay(at);
  return replacedBy === null ? day : `${day}, replaced by ${replacedBy}`;
}
