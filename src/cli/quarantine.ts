import { readFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { InvalidArgumentError } from 'commander';
import { cutToWidth } from '../render/wording/display-width.ts';
import { writeDay } from '../model/dates.ts';
import { writeCount, writeNumberOf } from '../render/wording/numbers.ts';
import { EXIT, TribeError } from '../model/errors.ts';
import { formatInstant } from '../model/instant.ts';
import type { AccountStore } from '../store/ports/account-store.ts';
import type { QuarantinedLine } from '../store/ports/quarantine-store.ts';
import type { Context } from './context.ts';
import { printable } from './streams.ts';

const COLUMNS = 80;
const PAGE = 1000;
const DEFAULT_LIMIT = 20;

const ABOUT = `
The quarantine has every row that Tribefinder could not read, with the reason.
Import a row again once it is correct, or dismiss it. If you correct the file (a
list or an event file), import it again under the same name. That closes the
rows that can be read now.

Examples:
  tribe quarantine
  tribe quarantine show 3
  tribe quarantine replay 3 --line '{"type":"person","id":"42"}'
  tribe quarantine dismiss 3
  tribe quarantine dismiss 3-20
  tribe quarantine dismiss --file followers.csv
  tribe quarantine dismiss --all`;

/** `tribe quarantine …` */
export function addQuarantine(program: Command, context: Context): void {
  const quarantine = program
    .command('quarantine')
    .description('show rejected rows, and import them once they are correct')
    .helpCommand(false)
    .addHelpText('after', ABOUT);
  quarantine
    .command('list', { isDefault: true })
    .description('list rejected rows, oldest first (the default)')
    .option('--all', 'include closed rows: imported or dismissed')
    .option('--limit <rows>', 'how many rows to list at most', wholeNumber, DEFAULT_LIMIT)
    .action((options: ListOptions) => list(options, context));
  quarantine
    .command('show')
    .description('show a row in full')
    .argument('<id>', 'number of the row in the list', wholeNumber)
    .action((id: number) => show(id, context));
  quarantine
    .command('replay')
    .description('import a row again, unchanged or corrected')
    .argument('<id>', 'number of the row in the list', wholeNumber)
    .option('--line <json>', 'the corrected row')
    .option('--file <file>', 'a file with the corrected row')
    .action((id: number, options: ReplayOptions) => replay(id, options, context));
  quarantine
    .command('dismiss')
    .description('close rows without importing them; their record stays')
    .argument('[rows]', 'number of the row in the list, or a range such as 3-20', rowRange)
    .option('--file <name>', 'all rows of a file, as the list names it')
    .option('--all', 'all rows')
    .action((rows: RowRange | undefined, options: DismissOptions) =>
      dismiss(rows, options, context),
    );
}

interface ListOptions {
  all?: boolean;
  limit: number;
}

async function list({ all, limit }: ListOptions, context: Context): Promise<void> {
  const store = await context.accountStore();
  const { output } = context;
  const json = context.options().json === true;
  const page = { includeResolved: all === true, limit: json ? PAGE : limit };
  let lines = await store.quarantine.lines(page);
  if (json) {
    const found = lines;
    while (lines.length === PAGE) {
      lines = await store.quarantine.lines({ ...page, after: lines[PAGE - 1].id });
      found.push(...lines);
    }
    output.json({ lines: found.map(forMachines) });
    return;
  }
  if (lines.length === 0) output.say('There are no rejected rows.');
  for (const line of lines) showBriefly(line, context);
  const { quarantined } = await store.log.inputs();
  const open = lines.filter(({ resolvedAt }) => resolvedAt === undefined).length;
  if (open < quarantined) {
    output.say(`… and ${writeCount(quarantined - open)} more: tribe quarantine --limit N`);
  }
}

function showBriefly(line: QuarantinedLine, { output }: Context): void {
  const { bold, dim } = output.color;
  const state = line.resolvedAt === undefined ? '' : ' (closed)';
  const place = cutToWidth(`${printable(line.source)}, line ${line.line}${state}`, COLUMNS - 8);
  output.say(`${bold(String(line.id).padStart(6))}  ${place}`);
  output.say(`        ${printable(line.reason)}`);
  if (line.text !== '')
    output.say(`        ${dim(cutToWidth(printable(excerpt(line)), COLUMNS - 8))}`);
}

/** Returns enough to fill a line of the terminal, and little enough to measure quickly. */
function excerpt({ text }: QuarantinedLine): string {
  // A record of an archive spans several indented lines.
  return text
    .slice(0, 8 * COLUMNS)
    .replace(/\s*\n\s*/g, ' ')
    .toWellFormed();
}

async function show(id: number, context: Context): Promise<void> {
  const { quarantinedLine } = await import('../app/replay-quarantined.ts');
  const line = await quarantinedLine(await context.accountStore(), id);
  const { output } = context;
  if (context.options().json === true) {
    output.json(forMachines(line));
    return;
  }
  output.say(`${printable(line.source)}, line ${line.line}`);
  output.say(`Reason:    ${printable(line.reason)}`);
  output.say(`Rejected:  ${formatInstant(line.rejectedAt)}`);
  if (line.resolvedAt !== undefined) output.say(`Closed:    ${formatInstant(line.resolvedAt)}`);
  if (line.length > line.text.length) {
    output.say(
      `Length:    ${writeCount(line.length)} characters, of which only the first are kept`,
    );
  }
  output.say(`\n${line.text.split('\n').map(printable).join('\n')}`);
}

interface ReplayOptions {
  line?: string;
  file?: string;
}

async function replay(id: number, { line, file }: ReplayOptions, context: Context): Promise<void> {
  const { replayQuarantined } = await import('../app/replay-quarantined.ts');
  const corrected = file === undefined ? line : await textOf(file);
  const store = await context.accountStore();
  const outcome = await replayQuarantined(store, id, corrected, Date.now());
  const { output } = context;
  if (context.options().json === true) output.json({ id, outcome });
  else if (outcome === 'added') output.say(`Imported row ${id}.`);
  else if (outcome === 'left out')
    output.say(`Row ${id} is skipped: it is about a forgotten person or a deleted post.`);
  else if (outcome === 'known') output.say(`Row ${id} is already known.`);
  else output.say(`Row ${id} can be read. It waits for people that no imported file names yet.`);
}

async function textOf(file: string): Promise<string> {
  try {
    return (await readFile(file, 'utf8')).trim();
  } catch (error) {
    const reason = (error as Error).message;
    throw new TribeError(`${file} cannot be read: ${reason}`, 'Check the name and the folder.');
  }
}

interface DismissOptions {
  file?: string;
  all?: boolean;
}

async function dismiss(
  rows: RowRange | undefined,
  { file, all }: DismissOptions,
  context: Context,
): Promise<void> {
  if ([rows, file, all].filter((choice) => choice !== undefined).length !== 1) {
    throw new TribeError(
      'The rows to dismiss are missing. Give a number, a range, --file or --all.',
      'See: tribe quarantine dismiss --help',
      EXIT.usage,
    );
  }
  const store = await context.accountStore();
  if (rows !== undefined && rows.first === rows.last) return dismissOne(rows.first, store, context);
  const { dismissRows } = await import('../app/dismiss-rows.ts');
  const dismissed = await dismissRows(store, file === undefined ? rows : { file }, Date.now());
  const { output, options } = context;
  if (options().json === true) output.json({ dismissed });
  else output.say(`Dismissed ${writeNumberOf(dismissed, 'row', 'rows')}.`);
}

async function dismissOne(id: number, store: AccountStore, context: Context): Promise<void> {
  const { quarantinedLine } = await import('../app/replay-quarantined.ts');
  const { resolvedAt } = await quarantinedLine(store, id);
  if (resolvedAt === undefined) await store.quarantine.resolve(id, Date.now());
  const { output, options } = context;
  if (options().json === true)
    output.json({ id, outcome: resolvedAt === undefined ? 'dismissed' : 'already closed' });
  else if (resolvedAt === undefined) output.say(`Dismissed row ${id}.`);
  else {
    const day = writeDay(formatInstant(resolvedAt));
    output.say(`Row ${id} is already closed: it was imported or dismissed on ${day}.`);
  }
}

function forMachines({ id, source, line, text, length, reason, ...rest }: QuarantinedLine): object {
  return {
    id,
    file: source,
    line,
    text,
    length,
    reason,
    rejectedAt: formatInstant(rest.rejectedAt),
    ...(rest.resolvedAt !== undefined && { resolvedAt: formatInstant(rest.resolvedAt) }),
    awaitsPerson: rest.awaitsPerson,
  };
}

/** Numbers from first to last, both included. */
interface RowRange {
  first: number;
  last: number;
}

/** Parses `3` or `3-20`. */
function rowRange(text: string): RowRange {
  const [first, last = first] = text.split('-').map(wholeNumber);
  if (text.split('-').length <= 2 && first! <= last!) return { first: first!, last: last! };
  throw new InvalidArgumentError('Use a number or a range such as 3-20.');
}

function wholeNumber(text: string): number {
  if (/^[1-9]\d{0,14}$/.test(text)) return Number(text);
  throw new InvalidArgumentError('Use a whole number of at least 1.');
}
