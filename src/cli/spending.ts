import { type Command, InvalidArgumentError } from 'commander';
import type { CollectSettings } from '../app/collect/collect-settings.ts';
import { writeDay } from '../model/dates.ts';
import { EXIT, TribeError } from '../model/errors.ts';
import type { Prices, Resource } from '../platforms/prices.ts';
import type { SpendingLine } from '../store/ports/collector-memory.ts';
import type { Context } from './context.ts';
import { writeDollars } from '../render/wording/money.ts';
import { READS, writeReads } from './money.ts';

const ABOUT = `
X charges for reads. This command shows what you spent this month and in total,
and your limits. With options, it changes the limits. Amounts are in dollars;
months and days are in UTC, like X's. A price you set stays until you set it to
"list".

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
    .description('show what reading X has cost, and set limits')
    .option('--run-cap <dollars>', 'limit for one snapshot', dollars)
    .option('--month-cap <dollars>', 'limit for a month', dollars)
    .option('--ask-above <dollars>', 'ask before a snapshot that may cost more', dollars)
    .option('--extras <dollars>', 'limit for following and engagements, per snapshot', dollars)
    .option('--look-ups <people>', 'limit for look-ups of missing people, per snapshot', people)
    .option('--owned', 'the signed-in account owns the developer app')
    .option('--no-owned', 'the signed-in account does not own it')
    .option(
      '--price <read=dollars>',
      'a price that differs from X’s list; may be repeated',
      collect,
    )
    .addHelpText('after', ABOUT)
    .action((options: SpendingOptions) => runSpending(options, context));
}

async function runSpending(requested: SpendingOptions, context: Context): Promise<void> {
  const { collectSettings, changeCollectSettings, pricesOf } =
    await import('../app/collect/collect-settings.ts');
  const { RESOURCES } = await import('../platforms/prices.ts');
  const { livePlatform } = await import('../platforms/registry.ts');
  const { collector: memory } = await context.accountStore();
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
  const platform = livePlatform(settings.platform);
  const pricesAsOf = platform.prices?.asOf;
  if (context.options().json === true) {
    context.output.json({
      ...inDollars(settings),
      prices: dollarsOf(prices),
      pricesAsOf,
      month: lines.map(lineInDollars),
      spentThisMonth: sum(lines) / 1e6,
      spentEver: ever / 1e6,
    });
    return;
  }
  if (pricesAsOf === undefined) {
    context.output.say(`${platform.name} is free. There is nothing to spend, and no limit to set.`);
    return;
  }
  show({ settings, prices, lines, ever, pricesAsOf }, context);
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
  if (unsure > 0) output.say(row('lost responses', '', `up to ${writeDollars(unsure)}`));
  output.say(bold(row('total', '', writeDollars(sum(lines)))));
  output.say(dim(`  ${writeDollars(ever)} in total. X's Developer Console shows what X charges.`));
  output.say('');
  output.say(bold('Limits'));
  output.say(row('per snapshot', '--run-cap', writeDollars(settings.runCap)));
  output.say(row('per month', '--month-cap', writeDollars(settings.monthCap)));
  output.say(row('asks above', '--ask-above', writeDollars(settings.askAbove)));
  output.say(row('following and engagements', '--extras', writeDollars(settings.extras)));
  output.say(row('missing people to look up', '--look-ups', writeReads(settings.lookUps)));
  output.say('');
  const owner = settings.owned ? 'you own the app' : 'you do not own the app';
  output.say(
    `${bold('Price of a read')} ${dim(`(X's price list of ${writeDay(pricesAsOf)}; ${owner})`)}`,
  );
  for (const [resource, micros] of Object.entries(prices)) {
    const own = settings.prices[resource as Resource] === undefined ? '' : 'your price';
    output.say(row(READS[resource as Resource], own, writeDollars(micros)));
  }
}

/** Returns a line of three columns. */
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
        `--price ${change} is not a valid price.`,
        `Use READ=DOLLARS. READ is one of ${resources.join(', ')}.`,
        EXIT.usage,
      );
    }
    if (value === 'list') delete changed[name];
    else changed[name] = dollars(value);
  }
  return changed;
}

/** Parses an amount in dollars and returns micro-dollars. */
function dollars(typed: string): number {
  if (/^\d{1,6}(?:\.\d{1,6})?$/.test(typed)) return Math.round(Number(typed) * 1e6);
  throw new InvalidArgumentError('Use an amount in dollars, such as 5 or 0.25.');
}

function people(typed: string): number {
  if (/^\d{1,6}$/.test(typed)) return Number(typed);
  throw new InvalidArgumentError('Use a whole number.');
}

function collect(value: string, before: string[] | undefined): string[] {
  return [...(before ?? []), value];
}
