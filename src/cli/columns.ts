import type { Command } from 'commander';
import { InvalidArgumentError } from 'commander';
import { EXIT, TribeError } from '../model/errors.ts';
import { formatInstant } from '../model/instant.ts';
import { lastingAnswersInWords } from '../render/wording/lasting-answers.ts';
import { writeNumberOf } from '../render/wording/numbers.ts';
import type { Context } from './context.ts';
import { printable } from './streams.ts';

const ABOUT = `
When you import a list, Tribefinder remembers your answers (--as, --map and
--dates, or those in the browser). It uses them for the next list of the same
account with the same columns.

Examples:
  tribe columns
  tribe columns forget 1
  tribe columns forget --all`;

/** `tribe columns …` */
export function addColumns(program: Command, context: Context): void {
  const columns = program
    .command('columns')
    .description('show or forget your answers about the columns of lists')
    .helpCommand(false)
    .addHelpText('after', ABOUT);
  columns
    .command('list', { isDefault: true })
    .description('list remembered answers, newest first (the default)')
    .action(() => list(context));
  columns
    .command('forget')
    .description('forget answers, so that import asks again')
    .argument('[number]', 'number in the list', wholeNumber)
    .option('--all', 'forget all answers')
    .action((number: number | undefined, { all }: { all?: boolean }) =>
      forget(number, all === true, context),
    );
}

function wholeNumber(text: string): number {
  if (/^[1-9]\d{0,5}$/.test(text)) return Number(text);
  throw new InvalidArgumentError('Use a number from the list, such as 1.');
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
  if (remembered.length === 0) output.say('Tribefinder remembers no answers about lists.');
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
      number === undefined
        ? 'The number of the list to forget is missing.'
        : `There is no number ${number} in the list.`,
      'See the numbers with `tribe columns`, or add --all.',
      EXIT.usage,
    );
  }
  for (const { key } of chosen) await lists.forget(key);
  const { output, options } = context;
  if (options().json === true) output.json({ forgotten: chosen.length });
  else output.say(`Forgot the columns of ${writeNumberOf(chosen.length, 'list', 'lists')}.`);
}
