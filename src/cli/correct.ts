import type { Command } from 'commander';
import type { RequestedCorrection, MadeCorrection } from '../app/corrections.ts';
import { writeDay } from '../render/wording/dates.ts';
import { correctionInWords } from '../render/wording/corrections.ts';
import { wrap } from '../render/wording/wrap.ts';
import { EXIT, TribeError } from '../model/errors.ts';
import { collect } from './collect-values.ts';
import type { Context } from './context.ts';
import { terminalText } from './terminal-text.ts';

const ABOUT = `
What you say stands, whatever the data say, and every figure follows. It is kept
apart from what was observed, and can be undone.

Examples:
  tribe correct snapshot 2026-03-01 --doubt
  tribe correct person @robin --no-follow-churner
  tribe correct post 1790000000000000001 --topic Climate --topic Politics
  tribe correct list
  tribe correct undo 3`;

const ABOUT_SNAPSHOTS = `
Nobody counts as gone because of a reading that is not believed; who is in it
still counts as there.`;

/** `tribe correct` */
export function addCorrect(program: Command, context: Context): void {
  const command = program
    .command('correct')
    .description('correct what is made of readings, people and posts')
    .helpCommand(false)
    .addHelpText('after', ABOUT);
  command
    .command('snapshot')
    .description('a reading of the follower list: to be believed or not')
    .argument('<time>', 'when it was done, or the day')
    .option('--believe', 'it is right')
    .option('--doubt', 'it is wrong')
    .addHelpText('after', ABOUT_SNAPSHOTS)
    .action((time: string, { believe, doubt }: Record<string, boolean | undefined>) => {
      if (believe === doubt) throw halfSaid('--believe or --doubt');
      return runCorrect({ kind: 'snapshot', time, believed: believe === true }, context);
    });
  command
    .command('person')
    .description('somebody: a follow-churner or none')
    .argument('<person>', 'id, handle or name')
    .option('--follow-churner', 'they follow to be followed back, and leave')
    .option('--no-follow-churner', 'they do not')
    .action((person: string, { followChurner }: { followChurner?: boolean }) => {
      if (followChurner === undefined) throw halfSaid('--follow-churner or --no-follow-churner');
      return runCorrect({ kind: 'follow-churner', person, followChurner }, context);
    });
  command
    .command('post')
    .description('what a post is about: these topics and no others')
    .argument('<post>', 'its id or address')
    .option('--topic <label>', 'a topic that there is, or a new one; may be said again', collect)
    .action((post: string, { topic }: { topic?: string[] }) => {
      if (topic === undefined) throw halfSaid('--topic');
      return runCorrect({ kind: 'post-topics', post, topics: topic }, context);
    });
  command
    .command('list')
    .description('all that you said, with its numbers')
    .action(() => list(context));
  command
    .command('undo')
    .description('undo what you said')
    .argument('<number>', 'as in the list')
    .action((number: string) => undo(number, context));
}

function halfSaid(options: string): TribeError {
  return new TribeError(`Say ${options}.`, 'tribe correct --help shows how.', EXIT.usage);
}

async function runCorrect(requested: RequestedCorrection, context: Context): Promise<void> {
  const { correct } = await import('../app/corrections.ts');
  const { id } = await context.account();
  const made = await correct(await context.store(), id, requested, Date.now());
  const { output } = context;
  if (context.options().json === true) output.json(made);
  else {
    output.say(`${inWords(made)}.`);
    output.say(`Reports follow. To take it back: tribe correct undo ${made.id}`);
  }
}

async function list(context: Context): Promise<void> {
  const { listCorrections } = await import('../app/corrections.ts');
  const { id } = await context.account();
  const corrections = await listCorrections(await context.store(), id);
  const { output } = context;
  if (context.options().json === true) {
    output.json({ corrections });
    return;
  }
  if (corrections.length === 0) output.say('You have said nothing yet.');
  const width = String(corrections.at(-1)?.id ?? '').length;
  const { columns } = terminalText(output);
  for (const said of corrections) {
    const state = said.undoneAt === null ? writeDay(said.at) : `undone ${writeDay(said.undoneAt)}`;
    const lines = wrap([`${inWords(said)} (${state})`], columns - width - 2, (text) => text);
    lines.forEach((line, at) => {
      const number = at === 0 ? String(said.id) : '';
      const shown = `${number.padStart(width)}  ${line}`;
      output.say(said.undoneAt === null ? shown : output.color.dim(shown));
    });
  }
}

async function undo(number: string, context: Context): Promise<void> {
  const { undoCorrection } = await import('../app/corrections.ts');
  const { id } = await context.account();
  const undone = await undoCorrection(await context.store(), id, number, Date.now());
  const { output } = context;
  if (context.options().json === true) output.json({ undone });
  else output.say(`Undone: ${inWords(undone)}.`);
}

function inWords({ correction }: Pick<MadeCorrection, 'correction'>): string {
  return correctionInWords(correction);
}
