import { type Command, InvalidArgumentError } from 'commander';
import type { LoadStep } from '../app/capacity/load-step.ts';
import type { ServerUnderTest } from '../app/capacity/server-under-test.ts';
import type { CapacityPage, MeasuredCapacity } from '../model/pages/capacity.ts';
import { capacityWords, loadWords, scalingRule } from '../render/wording/capacity.ts';
import { writeCount, writeNumberOf } from '../render/wording/numbers.ts';
import type { Context } from './context.ts';
import { stopOnSignal } from './stop-on-signal.ts';

const ABOUT = `
Opens pages with more and more requests at once, and stops as soon as the
slowest 1% take longer than the limit, or at the first error. Prints how many
requests a second the server can answer in time, and how much of that is left.
It only reads. The result is also on the Data page.

Without a link, it tests a copy of the database, which it serves itself and then
removes. With the link that "tribe serve" prints, it tests that server, which
answers others more slowly for up to a minute. Sign in to a hosted server, put
the cookie of your session into TRIBE_COOKIE, and name its address.

Examples:
  tribe capacity
  tribe capacity 'http://127.0.0.1:8321/enter?token=…' --limit 500`;

/** Visitors of the copy besides the owner: one alone may ask for 500 pages a second. */
const LINKS = 9;

interface CapacityOptions {
  limit: number;
  seconds: number;
}

/** `tribe capacity` */
export function addCapacity(program: Command, context: Context): void {
  program
    .command('capacity')
    .description('measure how many requests the server can answer, and how much is left')
    .argument('[link]', 'of a running server of yours; without it, a copy is served')
    .option('--limit <ms>', 'time in which 99 of 100 pages should open', typedNumber, 1000)
    .option('--seconds <number>', 'length of each of 20 steps', typedNumber, 2)
    .addHelpText('after', ABOUT)
    .action((link: string | undefined, options: CapacityOptions) =>
      runCapacity(link, options, context),
    );
}

async function runCapacity(
  link: string | undefined,
  { limit, seconds }: CapacityOptions,
  context: Context,
): Promise<void> {
  const { measureCapacity } = await import('../app/capacity/measure-capacity.ts');
  const { keepCapacity } = await import('../app/capacity/kept-capacity.ts');
  const { seededRandom } = await import('../stats/random.ts');
  const { output } = context;
  const { id } = await context.account();
  const stop = stopOnSignal(() => undefined);
  const server = link === undefined ? await copy(context) : await running(link, id);
  try {
    const { under } = server;
    const before = await under.capacity();
    const measured = await measureCapacity({
      ask: under.ask,
      limitMs: limit,
      seconds,
      now: Date.now,
      random: seededRandom(1),
      onStep: (step) => output.warn(stepLine(step)),
      signal: stop.signal,
    });
    await keepCapacity(await context.accountStore(), measured);
    const { capacityPage } = await import('../app/capacity/capacity-page.ts');
    // Nobody but the test asks for pages of a copy.
    const page = capacityPage(measured, (link && before?.load) || undefined);
    if (context.options().json === true) output.json(page);
    else for (const line of lines(measured, page)) output.say(line);
  } catch (error) {
    if (!stop.signal.aborted) throw error;
    context.exitWith(stop.exitCode());
  } finally {
    await server.close();
    stop.ignore();
  }
}

interface Tested {
  under: ServerUnderTest;
  close(): Promise<void>;
}

/** Serves a copy to its owner and to visitors, who take turns. */
async function copy(context: Context): Promise<Tested> {
  const { serveCopy } = await import('./served-copy.ts');
  const { serverUnderTest } = await import('../app/capacity/server-under-test.ts');
  const { id } = await context.account();
  const served = await serveCopy(await context.databasePath(), id, LINKS);
  try {
    const cookies = [served.owner, ...served.viewers];
    const under = await serverUnderTest(served.origin, cookies, { account: id });
    return {
      under,
      async close() {
        under.close();
        await served.close();
      },
    };
  } catch (error) {
    await served.close();
    throw error;
  }
}

async function running(link: string, account: string): Promise<Tested> {
  const { enter, serverUnderTest } = await import('../app/capacity/server-under-test.ts');
  const cookie = process.env.TRIBE_COOKIE || (await enter(link));
  const under = await serverUnderTest(new URL(link).origin, [cookie], { account });
  return { under, close: async () => under.close() };
}

function stepLine({ load, throughput, p99, failed }: LoadStep): string {
  const at = `${writeNumberOf(load, 'request', 'requests')} at once`;
  if (failed !== undefined) return `${at}: an answer with status ${failed}. Stopping here.`;
  return `${at}: ${writeCount(throughput)} a second, 99 of 100 within ${writeCount(p99)} ms`;
}

function lines(measured: MeasuredCapacity, page: CapacityPage): string[] {
  return [
    capacityWords(measured),
    page.load === null
      ? 'The Data page of the dashboard shows how much of it is left.'
      : loadWords(page),
    scalingRule(measured),
    'This depends on the machine, and on what else runs on it.',
  ];
}

function typedNumber(text: string): number {
  const number = Number(text);
  if (number > 0 && Number.isFinite(number)) return number;
  throw new InvalidArgumentError('Use a number above 0.');
}
