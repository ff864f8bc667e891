import type { Command } from 'commander';
import type { RequestedPlan } from '../app/watch/watch-plan.ts';
import { askYesNo, canAsk } from './prompts.ts';
import { createCollectLine } from './collect-line.ts';
import type { Context } from './context.ts';
import { pause } from './pause.ts';
import { stopOnSignal, type Stop } from './stop-on-signal.ts';
import { costLines, eventAsJson, eventLine, planLines } from './watch-lines.ts';
import { showWatchStatus } from './watch-status.ts';

/** ms after a signal to finish the current page. Then the program ends without losing anything. */
const GRACE = 4000;

const ABOUT = `
The command takes snapshots on a schedule and updates the report after them,
until you stop it with Ctrl-C or a signal. It stores the schedule, so next time
"tribe watch" is enough. The default is "daily at 7" in this computer's time
zone.

If the computer was asleep or off, one snapshot replaces all those it missed.
A snapshot that is due in quiet hours starts after them. The command shows the
cost of a month first, and the limits of "tribe spending" apply. It sends no
notifications. --status shows the last run and the past week.

Examples:
  tribe watch "daily at 7"
  tribe watch "every 6 hours" --quiet-hours 22-7 --zone Europe/Berlin
  tribe watch "30 7 * * 1,4" --quiet-hours 1-5 --report-in-quiet-hours
  tribe watch --once                for crontab: do what is due
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
    .description('take snapshots on a schedule and keep the report up to date')
    .argument('[schedule]', 'in words, or as a cron expression')
    .option('--zone <zone>', 'time zone, such as Europe/Berlin')
    .option('--quiet-hours <hours>', 'hours without new snapshots, such as 22-7; or none')
    .option('--report-in-quiet-hours', 'update the report only in quiet hours')
    .option('--no-report-in-quiet-hours', 'update the report after each snapshot')
    .option('--once', 'do what is due now, then end')
    .option('--status', 'show the schedule, the last run and the next one')
    .option('--yes', 'do not ask; your limits still apply')
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
  const store = await context.accountStore();
  const stop = stopOnSignal(() => undefined);
  const once = options.once === true;
  try {
    const tools = await collectTools(stop.signal, context);
    const plan = await confirmPlan(typedPlan(when, options), options, tools, context);
    if (plan === undefined || stop.signal.aborted) return;
    endAtLast(stop);
    const { followDeletions } = await import('../app/collect/follow-deletions.ts');
    const { takeSnapshot } = await import('../app/collect/snapshot.ts');
    const { waitingClock } = await import('../app/collect/waiting-clock.ts');
    const { refreshReport } = await import('../app/pages/refresh-report.ts');
    const { listenLive } = await import('../app/live/live.ts');
    const { DEFAULT_SEED } = await import('../app/analyse/report-on.ts');
    const collector = store.collector;
    const isJson = context.options().json === true;
    const words = { zone: plan.zone, once, isFree: tools.platform.prices === undefined };
    await watch(
      {
        memory: store.schedule,
        snapshot: (signal) => takeSnapshot({ ...tools, signal, mayCost }),
        isUnfinished: async () => (await collector.runs.open('snapshot')) !== undefined,
        refresh: (signal) =>
          refreshReport(
            {
              location: tools.database,
              account: id,
              settings: { seed: DEFAULT_SEED, now: Date.now() },
            },
            signal,
          ),
        ...(tools.platform.live !== undefined && {
          listen: (observer, signal) =>
            listenLive({ ...tools, clock: waitingClock(signal, Date.now), signal, observer }),
        }),
        ...(tools.platform.people.deleted !== undefined && {
          followDeletions: (signal) =>
            followDeletions({ ...tools, clock: waitingClock(signal, Date.now), signal }),
        }),
        clock: { now: Date.now, wait: (until) => pause(until - Date.now(), stop.signal) },
        signal: stop.signal,
        onEvent(event) {
          const at = Date.now();
          if (isJson) output.jsonLine(eventAsJson(event, at));
          else for (const line of eventLine(event, at, words)) output.say(line);
        },
      },
      plan,
      once,
    );
    if (stop.signal.aborted) {
      output.warn('Stopped. Nothing is lost. To continue: tribe watch');
      context.exitWith(stop.exitCode());
    }
  } catch (error) {
    // With --once, the next run of crontab is soon enough.
    if (!(once && error instanceof WatchedAlready)) throw error;
    output.say(error.message);
  } finally {
    stop.ignore();
  }
}

function typedPlan(when: string | undefined, options: WatchOptions): RequestedPlan {
  const { zone, quietHours, reportInQuietHours } = options;
  return {
    ...(when !== undefined && { when }),
    ...(zone !== undefined && { zone }),
    ...(quietHours !== undefined && { quiet: quietHours }),
    ...(reportInQuietHours !== undefined && { reportInQuiet: reportInQuietHours }),
  };
}

async function collectTools(signal: AbortSignal, context: Context) {
  const { connectedPlatform } = await import('../app/collect/connected-platform.ts');
  const { output } = context;
  const store = await context.accountStore();
  return {
    store,
    database: await context.databasePath(),
    environment: process.env,
    platform: await connectedPlatform(store, process.env),
    clock: createCollectLine(false, signal, output.warn).clock,
    signal,
  };
}

/** Shows the plan and its cost, and stores it. Returns `undefined` if the owner declines. */
async function confirmPlan(
  typed: RequestedPlan,
  { once, yes }: WatchOptions,
  tools: Awaited<ReturnType<typeof collectTools>>,
  context: Context,
) {
  const { changedPlan, isUnreadable, keepPlan, storedPlan } =
    await import('../app/watch/watch-plan.ts');
  const { countFollowers } = await import('../app/collect/count-followers.ts');
  const { collectSettings } = await import('../app/collect/collect-settings.ts');
  const { monthCost } = await import('../app/watch/month-cost.ts');
  const { scheduleCost, schedulePlan, UNREADABLE } = await import('../app/watch/schedule-page.ts');
  const { output, options } = context;
  const account = await context.account();
  const memory = tools.store.schedule;
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const stored = await storedPlan(memory);
  if (await isUnreadable(memory)) output.error(UNREADABLE);
  const plan = changedPlan(stored, typed, zone);
  const followers = await countFollowers(tools);
  const settings = await collectSettings(tools.store.collector);
  const cost =
    followers === undefined ? undefined : monthCost(plan, settings, followers, Date.now());
  const isJson = options().json === true;
  const isAlright = cost === undefined || cost.fits === 'yes' || cost.fits === 'close';
  // With --once, only a new plan shows the cost, so that crontab does not mail it each time.
  const isNew = JSON.stringify(plan) !== JSON.stringify(stored);
  if (!isJson && once !== true) {
    for (const line of planLines(account, plan, output.color)) output.say(line);
  }
  for (const line of costLines(schedulePlan(plan), cost ? scheduleCost(cost) : null)) {
    if (once === true && !isNew) break;
    if (!isAlright) output.error(line);
    else if (!isJson && once !== true) output.say(line);
  }
  if (!isAlright && once !== true && yes !== true && canAsk()) {
    if (!(await askYesNo('Start anyway?', 'Add --yes to start without being asked.')))
      return undefined;
  }
  await keepPlan(memory, plan);
  return plan;
}

/** The owner has seen the cost in `confirmPlan`. */
async function mayCost(): Promise<boolean> {
  return true;
}

/** Ends the program some time after a signal, even if a response of X never arrives. */
function endAtLast(stop: Stop): void {
  const end = (): void => {
    setTimeout(() => process.exit(stop.exitCode()), GRACE).unref();
  };
  if (stop.signal.aborted) end();
  else stop.signal.addEventListener('abort', end, { once: true });
}
