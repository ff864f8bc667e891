import type { Command } from 'commander';
import type { SaidPlan } from '../app/watch/watch-plan.ts';
import { askYesNo, canAsk } from './ask.ts';
import { createCollectLine } from './collect-line.ts';
import type { Context } from './context.ts';
import { pause } from './pause.ts';
import { stopOnSignal, type Stop } from './stop-on-signal.ts';
import { costLines, eventAsJson, eventLine, planLines } from './watch-lines.ts';
import { showWatchStatus } from './watch-status.ts';

/** ms after a signal for the page in hand; then the program ends all the same, and loses nothing. */
const GRACE = 4000;

const ABOUT = `
Takes snapshots when they are due and keeps the report up to date, until Ctrl-C
or a signal. What is said is kept: the next time, tribe watch alone goes on with
it. Without a schedule it is "daily at 7", in the time zone of this computer.

What was missed while the computer slept or was off is made up for by one
snapshot. In quiet hours nothing is begun; what falls due then waits for their
end. The caps of tribe spending hold; it says beforehand what a month will cost.
Nothing is ever announced: ask with --status, which also sums up a week.

Examples:
  tribe watch "daily at 7"
  tribe watch "every 6 hours" --quiet-hours 22-7 --zone Europe/Berlin
  tribe watch "30 7 * * 1,4" --quiet-hours 1-5 --report-in-quiet-hours
  tribe watch --once                what is due by now, for crontab
  tribe watch --status`;

interface WatchOptions {
  zone?: string;
  quietHours?: string;
  reportInQuietHours?: boolean;
  once?: boolean;
  status?: boolean;
  yes?: boolean;
}

/** `tribe watch` */
export function addWatch(program: Command, context: Context): void {
  program
    .command('watch')
    .description('snapshots on a schedule, and a report that stays up to date')
    .argument('[schedule]', 'in plain words, or a cron expression')
    .option('--zone <zone>', 'time zone of all times, as Europe/Berlin')
    .option('--quiet-hours <hours>', 'hours in which nothing is begun, as 22-7; or none')
    .option('--report-in-quiet-hours', 'put the report off to the quiet hours')
    .option('--no-report-in-quiet-hours', 'work it out after the snapshot')
    .option('--once', 'do what is due by now, then end')
    .option('--status', 'what is planned, what was done, who is at it')
    .option('--yes', 'ask nothing; the caps still hold')
    .addHelpText('after', ABOUT)
    .action((when: string | undefined, options: WatchOptions) =>
      options.status === true ? showWatchStatus(context) : runWatch(when, options, context),
    );
}

async function runWatch(
  when: string | undefined,
  options: WatchOptions,
  context: Context,
): Promise<void> {
  const { watch } = await import('../app/watch/watch.ts');
  const { WatchedAlready } = await import('../app/watch/watch-lease.ts');
  const { output } = context;
  const { id } = await context.account();
  const store = await context.store();
  const stop = stopOnSignal(() => undefined);
  const once = options.once === true;
  try {
    const tools = await collectTools(stop.signal, context);
    const plan = await confirmPlan(saidPlan(when, options), options, tools, context);
    if (plan === undefined || stop.signal.aborted) return;
    endAtLast(stop);
    const { takeSnapshot } = await import('../app/collect/snapshot.ts');
    const { refreshReport } = await import('../app/pages/refresh-report.ts');
    const { DEFAULT_SEED } = await import('../app/analyse/report-on.ts');
    const collector = await store.collector(id);
    const settings = { seed: DEFAULT_SEED };
    const isJson = context.options().json === true;
    await watch(
      {
        memory: await store.schedule(id),
        snapshot: (signal) => takeSnapshot({ ...tools, signal, mayCost }, id),
        isUnfinished: async () => (await collector.runs.open('snapshot')) !== undefined,
        refresh: (signal) =>
          refreshReport({ location: tools.database, account: id, settings }, signal),
        clock: { now: Date.now, wait: (until) => pause(until - Date.now(), stop.signal) },
        signal: stop.signal,
        onEvent(event) {
          const at = Date.now();
          if (isJson) process.stdout.write(`${JSON.stringify(eventAsJson(event, at))}\n`);
          else for (const line of eventLine(event, at, plan.zone, once)) output.say(line);
        },
      },
      plan,
      once,
    );
    if (stop.signal.aborted) {
      output.warn('Stopped. Nothing is lost; to go on: tribe watch');
      context.exitWith(stop.exitCode());
    }
  } catch (error) {
    // The next time a crontab line runs is soon enough.
    if (!(once && error instanceof WatchedAlready)) throw error;
    output.say(error.message);
  } finally {
    stop.ignore();
  }
}

function saidPlan(when: string | undefined, options: WatchOptions): SaidPlan {
  const { zone, quietHours, reportInQuietHours } = options;
  return {
    ...(when !== undefined && { when }),
    ...(zone !== undefined && { zone }),
    ...(quietHours !== undefined && { quiet: quietHours }),
    ...(reportInQuietHours !== undefined && { reportInQuiet: reportInQuietHours }),
  };
}

async function collectTools(signal: AbortSignal, context: Context) {
  const { createXClient, xServer } = await import('../platforms/x/x-client.ts');
  const { output } = context;
  return {
    store: await context.store(),
    database: await context.databasePath(),
    environment: process.env,
    client: createXClient(xServer(process.env)),
    clock: createCollectLine(false, signal, output.warn).clock,
    signal,
  };
}

/** Says what the plan is and costs, and keeps it; `undefined`: the owner thinks better of it. */
async function confirmPlan(
  said: SaidPlan,
  { once, yes }: WatchOptions,
  tools: Awaited<ReturnType<typeof collectTools>>,
  context: Context,
) {
  const { changedPlan, isUnreadable, keepPlan, keptPlan } =
    await import('../app/watch/watch-plan.ts');
  const { countFollowers } = await import('../app/collect/count-followers.ts');
  const { collectSettings } = await import('../app/collect/collect-settings.ts');
  const { monthCost } = await import('../app/watch/month-cost.ts');
  const { scheduleCost, schedulePlan, UNREADABLE } = await import('../app/watch/schedule-page.ts');
  const { output, options } = context;
  const account = await context.account();
  const memory = await tools.store.schedule(account.id);
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const kept = await keptPlan(memory);
  if (await isUnreadable(memory)) output.warn(UNREADABLE);
  const plan = changedPlan(kept, said, zone);
  const followers = await countFollowers(tools, account.id);
  const settings = await collectSettings(await tools.store.collector(account.id));
  const cost =
    followers === undefined ? undefined : monthCost(plan, settings, followers, Date.now());
  const isJson = options().json === true;
  const isAlright = cost === undefined || cost.fits === 'yes' || cost.fits === 'close';
  // A crontab line tells once what the owner must know.
  const isNew = JSON.stringify(plan) !== JSON.stringify(kept);
  if (!isJson && once !== true) {
    for (const line of planLines(account, plan, output.color)) output.say(line);
  }
  for (const line of costLines(schedulePlan(plan), cost ? scheduleCost(cost) : null)) {
    if (once === true && !isNew) break;
    if (!isAlright) output.warn(line);
    else if (!isJson && once !== true) output.say(line);
  }
  if (!isAlright && once !== true && yes !== true && canAsk()) {
    if (!(await askYesNo('Watch all the same?', 'Say --yes.'))) return undefined;
  }
  await keepPlan(memory, plan);
  return plan;
}

/** What it costs was said when it was planned. */
async function mayCost(): Promise<boolean> {
  return true;
}

/** Somebody who waits for the end does not wait for an answer that does not come. */
function endAtLast(stop: Stop): void {
  const end = (): void => {
    setTimeout(() => process.exit(stop.exitCode()), GRACE).unref();
  };
  if (stop.signal.aborted) end();
  else stop.signal.addEventListener('abort', end, { once: true });
}
