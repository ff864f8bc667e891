import type { LiveDay, LiveMonth } from '../app/live-month.ts';
import { writeCount, writeNumberOf } from '../render/wording/numbers.ts';
import { createContext, type Context } from './context.ts';
import { writeDollars } from '../render/wording/money.ts';
import { A_DAY, dayRow, headRow } from './live-rows.ts';
import { pause } from './pause.ts';
import type { DemoOptions } from './show-demo.ts';
import { showDemo } from './show-demo.ts';
import { stopOnSignal } from './stop-on-signal.ts';
import { isTerminal } from './streams.ts';

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
  tell(output.color.dim(headRow('cost')));
  let last: LiveDay | undefined;
  let began = Date.now();
  const month = await liveMonth(
    openStore,
    async (day) => {
      const line = dayLine(day, last, output.color);
      if (line !== undefined) tell(line);
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

/** One line for a day, with its cost. */
function dayLine(
  day: LiveDay,
  last: LiveDay | undefined,
  color: Context['output']['color'],
): string | undefined {
  const failed = day.faults - (last?.faults ?? 0);
  const more = failed === 0 ? '' : `${writeNumberOf(failed, 'error', 'errors')} by X`;
  return dayRow(day, { last: writeDollars(day.result.spent), more }, color);
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
