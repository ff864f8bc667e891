import type { BlueskyDay, BlueskyMonth } from '../app/bluesky-month.ts';
import { writeCount, writeNumberOf } from '../render/wording/numbers.ts';
import { createContext, type Context } from './context.ts';
import { A_DAY, dayRow, headRow } from './live-rows.ts';
import { makeReport, writeReport } from './report.ts';
import { serve, whereItIs } from './serve.ts';
import type { DemoOptions } from './show-demo.ts';
import { stopOnSignal } from './stop-on-signal.ts';
import { isTerminal } from './streams.ts';

/** Parts of a day in which something happens. */
const PARTS = 6;

const WHAT_NEXT = `
All of this is simulated. Bluesky was a fake server on this machine. For your
own account: tribe connect bluesky NAME, then tribe watch.`;

/** `tribe demo --live --platform bluesky`: the dashboard is there after the first snapshot. */
export async function runBlueskyDemo(options: DemoOptions, context: Context): Promise<void> {
  const { blueskyMonth } = await import('../app/bluesky-month.ts');
  const { openStore } = await import('../app/open-store.ts');
  const { output } = context;
  const isJson = context.options().json === true;
  const tell = isJson ? () => undefined : output.say;
  // The dashboard stops at a signal, and then the month does.
  const ended = new AbortController();
  const stop = options.serve ? undefined : stopOnSignal(() => undefined);
  const signal = stop?.signal ?? ended.signal;
  let demo: ReturnType<typeof createContext> | undefined;
  let served: Promise<void> | undefined;
  let last: BlueskyDay | undefined;
  tell(output.color.bold('A month on a fake Bluesky: a snapshot a day, and Jetstream in between'));
  tell('');
  tell(output.color.dim(headRow('live')));
  const month = await blueskyMonth(
    openStore,
    {
      ready: (database, account) => {
        const requested = { ...context.options(), db: database, account };
        demo = createContext(() => requested, output);
        if (options.serve) served = show(options, demo).finally(() => ended.abort());
      },
      day: async (day) => {
        const live = writeCount(day.heard - (last?.heard ?? 0));
        const line = dayRow(day, { last: live, more: '' }, output.color);
        if (line !== undefined) tell(line);
        last = day;
      },
    },
    signal,
    { paced: options.serve || (isTerminal('stdout') && !isJson) ? A_DAY / PARTS : 0 },
  );
  stop?.ignore();
  try {
    if (stop?.signal.aborted) return context.exitWith(stop.exitCode());
    if (!ended.signal.aborted) {
      for (const line of monthLines(month, last!)) tell(line);
      await writeReport(await makeReport({}, demo!), undefined, demo!);
      (isJson ? output.warn : output.say)(WHAT_NEXT);
    }
    await served;
  } finally {
    await demo?.close();
    await month.remove();
  }
}

/** Serves the dashboard until a signal. */
function show(options: DemoOptions, demo: Context): Promise<void> {
  const write = demo.options().json === true ? demo.output.warn : demo.output.say;
  return serve({ ...options, isDemo: true }, demo, (server) => {
    for (const line of whereItIs(server, demo)) write(line);
  });
}

function monthLines({ heard, departures }: BlueskyMonth, last: BlueskyDay): string[] {
  const read = last.result.followers?.followers ?? 0;
  return [
    '',
    `At the end: ${writeNumberOf(read, 'follower', 'followers')} read; actual: ${writeCount(last.truth)}.`,
    `Jetstream reported the exact time of ${writeCount(heard)} of ${writeNumberOf(departures, 'departure', 'departures')}.`,
    '',
  ];
}
