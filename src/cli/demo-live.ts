import type { LiveDay, LiveMonth } from '../app/live-month.ts';
import { cutToWidth } from '../render/wording/display-width.ts';
import { reasonsInWords } from '../render/wording/changes.ts';
import { writeCount, writeNumberOf } from '../render/wording/numbers.ts';
import { createContext, type Context } from './context.ts';
import { writeDollars } from '../render/wording/money.ts';
import { pause } from './pause.ts';
import type { DemoOptions } from './show-demo.ts';
import { showDemo } from './show-demo.ts';
import { stopOnSignal } from './stop-on-signal.ts';
import { isTerminal } from './streams.ts';

/** The least ms for a day, so that people can follow. Only used in a terminal. */
const A_DAY = 1400;

const WHAT_NEXT = `
All of this is simulated. X was a fake server on this machine, and it cost
nothing. For your own account: tribe connect x, then tribe snapshot.`;

/** `tribe demo --live` */
export async function runLiveDemo(options: DemoOptions, context: Context): Promise<void> {
  const { liveMonth } = await import('../app/live-month.ts');
  const { openStore } = await import('../app/open-store.ts');
  const { output } = context;
  const isJson = context.options().json === true;
  const tell = isJson ? () => undefined : output.say;
  const paced = isTerminal('stdout') && !isJson;
  const stop = stopOnSignal(() => undefined);
  tell(output.color.bold('A month of daily snapshots of a fake X'));
  tell('');
  tell(output.color.dim(row(['', 'followers', 'new', 'left', 'cost'], '')));
  let last: LiveDay | undefined;
  let began = Date.now();
  const month = await liveMonth(
    openStore,
    async (day) => {
      for (const line of dayLines(day, last, output.color)) tell(line);
      last = day;
      if (paced) await pause(began + A_DAY - Date.now(), stop.signal);
      began = Date.now();
    },
    stop.signal,
  );
  stop.ignore();
  try {
    if (stop.signal.aborted) return context.exitWith(stop.exitCode());
    for (const line of monthLines(month, last!)) tell(line);
    const requested = { ...context.options(), db: month.database, account: month.account };
    const demo = createContext(() => requested, output);
    try {
      await showDemo(options, WHAT_NEXT, demo);
    } finally {
      await demo.close();
    }
  } finally {
    await month.remove();
  }
}

/** One line for a day: date, followers, new ones, those who left and why, and the cost. */
function dayLines(
  day: LiveDay,
  last: LiveDay | undefined,
  color: Context['output']['color'],
): string[] {
  const { followers, spent } = day.result;
  if (followers === undefined) return [];
  const date = new Date(day.at).toLocaleDateString('en-GB', {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    timeZone: 'UTC',
  });
  const came = signed('+', followers.came);
  const left = signed('−', followers.left);
  const failed = day.faults - (last?.faults ?? 0);
  const changes = followers.came === undefined ? 'first snapshot' : reasonsInWords(followers.found);
  const words =
    failed === 0
      ? changes
      : `${changes}${changes === '' ? '' : '; '}${writeNumberOf(failed, 'error', 'errors')} by X`;
  const [first, ...rest] = [date, writeCount(followers.followers), came, left, writeDollars(spent)];
  const [count, plus, minus, price] = padded(rest);
  return [
    `${first!.padEnd(DATE)}${count}${color.green(plus!)}${color.yellow(minus!)}${color.dim(price!)}  ${color.dim(cutToWidth(words, WORD_COLUMNS))}`,
  ];
}

function signed(sign: string, count: number | undefined): string {
  return count === undefined ? '' : count === 0 ? '0' : `${sign}${writeCount(count)}`;
}

const DATE = 10;
const COLUMNS = [10, 6, 6, 7];
/** The rest of 80 columns. */
const WORD_COLUMNS = 39;

function padded(cells: readonly string[]): string[] {
  return cells.map((cell, at) => cell.padStart(COLUMNS[at]!));
}

function row([first, ...rest]: readonly string[], words: string): string {
  return `${first!.padEnd(DATE)}${padded(rest).join('')}  ${words}`.trimEnd();
}

function monthLines({ days, spent, charged }: LiveMonth, last: LiveDay): string[] {
  const read = last.result.followers?.followers ?? 0;
  return [
    '',
    `After ${days} days: ${writeNumberOf(read, 'follower', 'followers')} read; actual: ${writeCount(last.truth)}.`,
    `Tribefinder recovered from ${writeNumberOf(last.faults, 'error', 'errors')} by X. X would have charged ${writeDollars(charged)}.`,
    `Tribefinder recorded ${writeDollars(spent)}, which includes responses that were lost.`,
    '',
  ];
}
