import { formatInstant } from '../../model/instant.ts';
import type {
  LiveReports,
  ScheduleCost,
  SchedulePage,
  SchedulePlan,
  ScheduleRun,
} from '../../model/pages/schedule-page.ts';
import type { LiveNow } from '../live/live-state.ts';
import type { MonthCost } from './month-cost.ts';
import type { RunRecord } from './run-record.ts';
import { writeTime } from './time-words.ts';
import type { WatchPlan } from './watch-plan.ts';
import type { WatchStatus } from './watch-status.ts';

/** Shown if the stored plan has a format that no version of Tribefinder wrote. */
export const UNREADABLE = 'The stored schedule cannot be read. A new schedule replaces it.';

/** Returns the state of watching for other programs: times as RFC 3339, money in dollars. */
export function schedulePage(
  account: string,
  status: WatchStatus | 'unreadable' | undefined,
): SchedulePage {
  if (status === undefined) return { account, plan: null };
  if (status === 'unreadable') return { account, plan: null, problem: UNREADABLE };
  const { plan, watching, running, last, next, reportAt, live, digest, isFree, cost } = status;
  return {
    account,
    plan: schedulePlan(plan),
    watching: watching
      ? { host: watching.host, pid: watching.pid, since: isoOf(watching.since) }
      : null,
    running: running ? scheduleRun(running) : null,
    last: last ? scheduleRun(last) : null,
    next: isoOf(next),
    report: isoOf(reportAt),
    live: live ? liveReports(live) : null,
    digest: {
      ...digest,
      since: isoOf(digest.since),
      followers: digest.followers ?? null,
      spent: digest.spent / 1e6,
    },
    free: isFree,
    cost: cost ? scheduleCost(cost) : null,
  };
}

function liveReports({ since, heardAt, unreachableSince }: LiveNow): LiveReports {
  return {
    since: formatInstant(since),
    heard: formatInstant(heardAt),
    unreachable: isoOf(unreachableSince),
  };
}

export function schedulePlan({ rhythm, quiet, ...asTyped }: WatchPlan): SchedulePlan {
  return {
    ...asTyped,
    crons: rhythm.crons,
    everyDays: rhythm.everyDays,
    quiet: quiet ? { from: writeTime(quiet.from), to: writeTime(quiet.to) } : null,
  };
}

export function scheduleRun(run: RunRecord): ScheduleRun {
  const { dueAt, startedAt, endedAt, outcome, findings, spent } = run;
  return {
    due: isoOf(dueAt),
    started: isoOf(startedAt),
    ended: isoOf(endedAt),
    outcome: outcome ?? null,
    ...findings,
    spent: spent / 1e6,
  };
}

export function scheduleCost(cost: MonthCost): ScheduleCost {
  const { low, high, monthCap, run, runCap, ...counts } = cost;
  return {
    ...counts,
    low: low / 1e6,
    high: high / 1e6,
    monthCap: monthCap / 1e6,
    run: run / 1e6,
    runCap: runCap / 1e6,
  };
}

export function isoOf(at: number | undefined): string | null {
  return at === undefined ? null : formatInstant(at);
}
