import { type Command, InvalidArgumentError } from 'commander';
import type { CollectSettings } from '../app/collect/collect-settings.ts';
import { EXIT, TribeError } from '../model/errors.ts';
import type { Prices, Resource } from '../platforms/x/prices.ts';
import type { SpendingLine } from '../store/ports/collector-memory.ts';
import type { Context } from './context.ts';
import { writeDollars } from '../render/wording/money.ts';
import { READS, writeReads } from './money.ts';

const ABOUT = `
Reads of X cost money. This shows what was spent this month and since when it
is written down, and what a snapshot may cost. Amounts are in dollars; months
and days are those of UTC, as X counts. A price of your own stands until you
set it to "list" again.

Examples:
  tribe spending
  tribe spending --run-cap 5 --month-cap 30
  tribe spending --price followers=0.001 --price likes=list`;

interface SpendingOptions {
  runCap?: number;
  monthCap?: number;
  askAbove?: number;
  extras?: number;
  lookUps?: number;
  owned?: boolean;
  price?: string[];
}

/** `tribe spending` */
export function addSpending(program: Command, context: Context): void {
  program
    .command('spending')
    .description('what reading X has cost, and what it may cost')
    .option('--run-cap <dollars>', 'a snapshot never costs more', dollars)
    .option('--month-cap <dollars>', 'nor does a month', dollars)
    .option('--ask-above <dollars>', 'ask before a snapshot that may cost more', dollars)
    .option('--extras <dollars>', 'for whom you follow and who reacted, a snapshot', dollars)
    .option('--look-ups <people>', 'how many of the missing are looked up, a snapshot', people)
    .option('--owned', 'the signed-in account owns the developer app')
    .option('--no-owned', 'it does not')
    .option('--price <read=dollars>', 'a price other than on X’s list; may be repeated', collect)
    .addHelpText('after', ABOUT)
    .action((options: SpendingOptions) => runSpending(options, context));
}

async function runSpending(requested: SpendingOptions, context: Context): Promise<void> {
  const { collectSettings, changeCollectSettings, pricesOf } =
    await import('../app/collect/collect-settings.ts');
  const { PRICES_AS_OF, RESOURCES } = await import('../platforms/x/prices.ts');
  const account = await context.account();
  const memory = await (await context.store()).collector(account.id);
  const { price, ...rest } = requested;
  let settings = await collectSettings(memory);
  const change: Partial<CollectSettings> = rest;
  if (price !== undefined) change.prices = changedPrices(settings, price, RESOURCES);
  if (Object.keys(change).length > 0) settings = await changeCollectSettings(memory, change);
  const now = new Date();
  const month = Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), 1);
  const lines = await memory.spending.since(month);
  const ever = sum(await memory.spending.since(0));
  const prices = pricesOf(settings);
  if (context.options().json === true) {
    context.output.json({
      ...inDollars(settings),
      prices: dollarsOf(prices),
      pricesAsOf: PRICES_AS_OF,
      month: lines.map(lineInDollars),
      spentThisMonth: sum(lines) / 1e6,
      spentEver: ever / 1e6,
    });
    return;
  }
  show({ settings, prices, lines, ever, pricesAsOf: PRICES_AS_OF }, context);
}

interface Shown {
  settings: CollectSettings;
  prices: Prices;
  lines: SpendingLine[];
  ever: number;
  pricesAsOf: string;
}

function show({ settings, prices, lines, ever, pricesAsOf }: Shown, { output }: Context): void {
  const { bold, dim } = output.color;
  output.say(bold('This month'));
  const byResource = new Map<string, SpendingLine>();
  for (const line of lines) {
    const known = byResource.get(line.resource);
    byResource.set(
      line.resource,
      known === undefined
        ? { ...line }
        : {
            ...known,
            reads: known.reads + line.reads,
            amount: known.amount + line.amount,
            unsure: known.unsure + line.unsure,
          },
    );
  }
  for (const { resource, reads, amount } of byResource.values()) {
    output.say(
      row(READS[resource as Resource] ?? resource, writeReads(reads), writeDollars(amount)),
    );
  }
  const unsure = lines.reduce((total, line) => total + line.unsure, 0);
  if (unsure > 0) output.say(row('answers lost on the way', '', `up to ${writeDollars(unsure)}`));
  output.say(bold(row('all', '', writeDollars(sum(lines)))));
  output.say(
    dim(
      `  ${writeDollars(ever)} since this is written down. What X charges stands in its console.`,
    ),
  );
  output.say('');
  output.say(bold('Allowed'));
  output.say(row('a snapshot', '--run-cap', writeDollars(settings.runCap)));
  output.say(row('a month', '--month-cap', writeDollars(settings.monthCap)));
  output.say(row('without asking', '--ask-above', writeDollars(settings.askAbove)));
  output.say(row('whom you follow, who reacted', '--extras', writeDollars(settings.extras)));
  output.say(row('look-ups of the missing', '--look-ups', writeReads(settings.lookUps)));
  output.say('');
  const owner = settings.owned ? 'you own the app' : 'you do not own the app';
  output.say(`${bold('A read costs')} ${dim(`(X's list of ${pricesAsOf}; ${owner})`)}`);
  for (const [resource, micros] of Object.entries(prices)) {
    const own = settings.prices[resource as Resource] === undefined ? '' : 'your price';
    output.say(row(READS[resource as Resource], own, writeDollars(micros)));
  }
}

/** A line of three columns. */
function row(name: string, middle: string, amount: string): string {
  return `  ${name.padEnd(32)}${middle.padStart(14)}${amount.padStart(16)}`;
}

function sum(lines: readonly SpendingLine[]): number {
  return lines.reduce((total, { amount, unsure }) => total + amount + unsure, 0);
}

function lineInDollars({ amount, unsure, unitPrice, ...line }: SpendingLine): object {
  return { ...line, unitPrice: unitPrice / 1e6, amount: amount / 1e6, unsure: unsure / 1e6 };
}

function dollarsOf(prices: Prices): object {
  return Object.fromEntries(Object.entries(prices).map(([name, micros]) => [name, micros / 1e6]));
}

function inDollars({
  owned,
  lookUps,
  runCap,
  monthCap,
  askAbove,
  extras,
}: CollectSettings): object {
  return {
    owned,
    lookUps,
    runCap: runCap / 1e6,
    monthCap: monthCap / 1e6,
    askAbove: askAbove / 1e6,
    extras: extras / 1e6,
  };
}

function changedPrices(
  { prices }: CollectSettings,
  changes: readonly string[],
  resources: readonly Resource[],
): CollectSettings['prices'] {
  const changed = { ...prices };
  for (const change of changes) {
    const [name, value] = change.split('=') as [Resource, string | undefined];
    if (!resources.includes(name) || value === undefined) {
      throw new TribeError(
        `--price ${change} is no price.`,
        `Say READ=DOLLARS, with READ one of ${resources.join(', ')}.`,
        EXIT.usage,
      );
    }
    if (value === 'list') delete changed[name];
    else changed[name] = dollars(value);
  }
  return changed;
}

/** Dollars as typed, in micro-dollars. */
function dollars(typed: string): number {
  if (/^\d{1,6}(?:\.\d{1,6})?$/.test(typed)) return Math.round(Number(typed) * 1e6);
  throw new InvalidArgumentError('Say dollars, like 5 or 0.25.');
}

function people(typed: string): number {
  if (/^\d{1,6}$/.test(typed)) return Number(typed);
  throw new InvalidArgumentError('Say a whole number.');
}

function collect(value: string, before: string[] | undefined): string[] {
  return [...(before ?? []), value];
}
