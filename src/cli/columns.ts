import type { Command } from 'commander';
import { InvalidArgumentError } from 'commander';
import { EXIT, TribeError } from '../model/errors.ts';
import { formatInstant } from '../model/instant.ts';
import { lastingAnswersInWords } from '../render/wording/lasting-answers.ts';
import { writeNumberOf } from '../render/wording/numbers.ts';
import type { Context } from './context.ts';
import { printable } from './streams.ts';

const ABOUT = `
What you say about a list at its import (--as, --map, --dates, or in the
browser) holds for the next list with the same columns, of the same account.

Examples:
  tribe columns
  tribe columns forget 1
  tribe columns forget --all`;

/** `tribe columns …` */
export function addColumns(program: Command, context: Context): void {
  const columns = program
    .command('columns')
    .description('show how lists with the same columns are read, and forget it')
    .helpCommand(false)
    .addHelpText('after', ABOUT);
  columns
    .command('list', { isDefault: true })
    .description('list what is remembered, the newest first (the default)')
    .action(() => list(context));
  columns
    .command('forget')
    .description('forget what is remembered, so that import asks again')
    .argument('[number]', 'number in the list', wholeNumber)
    .option('--all', 'all of it')
    .action((number: number | undefined, { all }: { all?: boolean }) =>
      forget(number, all === true, context),
    );
}

function wholeNumber(text: string): number {
  if (/^[1-9]\d{0,5}$/.test(text)) return Number(text);
  throw new InvalidArgumentError('It is not a number of the list.');
}

async function list(context: Context): Promise<void> {
  const remembered = await (await context.accountStore()).lists.all();
  const { output, options } = context;
  if (options().json === true) {
    output.json({
      lists: remembered.map(({ at, ...rest }) => ({ ...rest, at: formatInstant(at) })),
    });
    return;
  }
  if (remembered.length === 0) output.say('Nothing is remembered about columns of lists.');
  for (const [i, { columns, answers }] of remembered.entries()) {
    output.say(`${String(i + 1).padStart(4)}  ${printable(columns.join(', '))}`);
    output.say(`      ${output.color.dim(printable(lastingAnswersInWords(answers)))}`);
  }
}

async function forget(number: number | undefined, all: boolean, context: Context): Promise<void> {
  const { lists } = await context.accountStore();
  const remembered = await lists.all();
  const chosen = all ? remembered : remembered.slice((number ?? 0) - 1, number ?? 0);
  if (chosen.length === 0 && !all) {
    throw new TribeError(
      number === undefined ? 'Say what to forget.' : `There is no number ${number} in the list.`,
      'See the numbers with `tribe columns`, or add --all.',
      EXIT.usage,
    );
  }
  for (const { key } of chosen) await lists.forget(key);
  const { output, options } = context;
  if (options().json === true) output.json({ forgotten: chosen.length });
  else output.say(`Forgot the columns of ${writeNumberOf(chosen.length, 'list', 'lists')}.`);
}
