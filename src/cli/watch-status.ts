import type { MonthCost } from '../app/watch/month-cost.ts';
import { writeTime } from '../app/watch/time-words.ts';
import type { WatchDigest, WatchStatus } from '../app/watch/watch-status.ts';
import { writeCount, writeNumberOf } from '../exports/wording/numbers.ts';
import { changesInWords } from './changes-in-words.ts';
import type { Context } from './context.ts';
import { writeDollars } from './money.ts';
import { printable } from './output.ts';
import {
  costLines,
  isoOf,
  planInWords,
  rarer,
  runAsJson,
  runInWords,
  writeMoment,
} from './watch-lines.ts';

/** `tribe watch --status` */
export async function showWatchStatus(context: Context): Promise<void> {
  const { watchStatus } = await import('../app/watch/watch-status.ts');
  const { output, options } = context;
  const account = await context.account();
  const status = await watchStatus(await context.store(), account.id, Date.now());
  if (options().json === true) return output.json(asJson(account.id, status));
  if (status === undefined) {
    output.say('Nothing is planned. To begin: tribe watch "daily at 7"');
    return;
  }
  for (const line of statusLines(status, output.color.bold)) output.say(line);
}

const NAME = 11;

function statusLines(status: WatchStatus, bold: (text: string) => string): string[] {
  const { plan, watching, running, last, next, reportAt, digest, cost } = status;
  const when = (at: number): string => writeMoment(at, plan.zone);
  const row = (name: string, [first, ...rest]: string[]): string[] => [
    `${bold(name.padEnd(NAME))}${first}`,
    ...rest.map((line) => ' '.repeat(NAME) + line),
  ];
  const who = watching && `process ${watching.pid} on ${printable(watching.host)}`;
  return [
    ...row('Schedule', planInWords(plan)),
    ...row('Watching', [
      who === undefined
        ? 'nobody; to go on: tribe watch'
        : `${who}, since ${when(watching!.since)}`,
    ]),
    ...(running === undefined ? [] : row('Now', [`a snapshot, since ${when(running.startedAt)}`])),
    ...row('Last', last === undefined ? ['none yet'] : [when(last.startedAt), ...runInWords(last)]),
    ...row('Next', [
      next === undefined ? 'never' : `${when(next)}${watching ? '' : ', if somebody watches then'}`,
    ]),
    ...row('Report', [
      reportAt === undefined ? 'has everything' : `to be worked out ${when(reportAt)}`,
    ]),
    ...row('7 days', digestLines(digest)),
    ...(cost === undefined ? [] : ['', ...costLines(cost, rarer(plan, cost))]),
  ];
}

function digestLines({ whole, begun, followers, came, left, found, spent }: WatchDigest): string[] {
  const taken = `${writeCount(whole)} of ${writeNumberOf(begun, 'snapshot', 'snapshots')} done; ${writeDollars(spent)}`;
  if (followers === undefined) return [taken];
  const { first, last } = followers;
  const now = writeNumberOf(last, 'follower', 'followers');
  const changes = begun > 1 ? [changesInWords(came, left, found)] : [];
  return [first === last ? now : `${writeCount(first)} to ${now}`, ...changes, taken];
}

function asJson(account: string, status: WatchStatus | undefined): object {
  if (status === undefined) return { account, plan: null };
  const { plan, watching, running, last, next, reportAt, digest, cost } = status;
  const { rhythm, quiet, ...said } = plan;
  return {
    account,
    plan: {
      ...said,
      crons: rhythm.crons,
      everyDays: rhythm.everyDays,
      quiet: quiet ? { from: writeTime(quiet.from), to: writeTime(quiet.to) } : null,
    },
    watching: watching
      ? { host: watching.host, pid: watching.pid, since: isoOf(watching.since) }
      : null,
    running: running ? runAsJson(running) : null,
    last: last ? runAsJson(last) : null,
    next: isoOf(next),
    report: isoOf(reportAt),
    digest: {
      ...digest,
      since: isoOf(digest.since),
      followers: digest.followers ?? null,
      spent: digest.spent / 1e6,
    },
    cost: cost ? costInDollars(cost) : null,
  };
}

function costInDollars({ low, high, monthCap, run, runCap, ...cost }: MonthCost): object {
  return {
    ...cost,
    low: low / 1e6,
    high: high / 1e6,
    monthCap: monthCap / 1e6,
    run: run / 1e6,
    runCap: runCap / 1e6,
  };
}
