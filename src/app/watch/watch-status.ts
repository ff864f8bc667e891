import { DAY } from '../../model/instant.ts';
import type { CollectorMemory } from '../../store/ports/collector-memory.ts';
import type { AccountStore } from '../../store/ports/account-store.ts';
import { collectSettings } from '../collect/collect-settings.ts';
import { countedFollowers } from '../collect/read-owner.ts';
import { monthCost, type MonthCost } from './month-cost.ts';
import { intoQuiet, outOfQuiet } from './due-times.ts';
import { recordOf, type RunRecord } from './run-record.ts';
import { nextStart } from './watch.ts';
import { type Holder, whoWatches } from './watch-lease.ts';
import { isUnreadable, keptPlan, type WatchPlan } from './watch-plan.ts';
import { byClock, keptProgress } from './watch-progress.ts';

/** Days that the digest is about. */
const DIGEST_DAYS = 7;
const RUNS = 200;

/** How watching an account stands. Times are in ms since 1970, money in micro-dollars. */
export interface WatchStatus {
  plan: WatchPlan;
  watching: (Holder & { since: number }) | undefined;
  /** A snapshot that is being taken. */
  running: RunRecord | undefined;
  /** The newest that ended. */
  last: RunRecord | undefined;
  /** When the next begins, if somebody watches then. */
  next: number | undefined;
  /** When the report is next worked out; `undefined`: it has everything. */
  reportAt: number | undefined;
  digest: WatchDigest;
  /** `undefined`: nobody knows yet how many follow. */
  cost: MonthCost | undefined;
}

/** What the last days brought, told when the owner asks and not before. */
export interface WatchDigest {
  since: number;
  /** Taken whole, and all that were begun. */
  whole: number;
  begun: number;
  /** By the first and the last of them. */
  followers: { first: number; last: number } | undefined;
  came: number;
  left: number;
  /** Of those who left, how many were found to be what. */
  found: Record<string, number>;
  spent: number;
}

/** `undefined`: nothing was ever planned; `unreadable`: what is kept as planned cannot be read. */
export async function watchStatus(
  store: Pick<AccountStore, 'collector' | 'schedule'>,
  now: number,
): Promise<WatchStatus | 'unreadable' | undefined> {
  const memory = store.schedule;
  const plan = await keptPlan(memory);
  if (plan === undefined) return (await isUnreadable(memory)) ? 'unreadable' : undefined;
  const kept = (await keptProgress(memory)) ?? { handled: now, retries: 0, reportDue: false };
  const progress = byClock(kept, now);
  const watching = await whoWatches(memory, now);
  const runs = (await memory.runs.newest(RUNS)).map(recordOf);
  const [newest] = runs;
  const isRunning = watching !== undefined && newest !== undefined && newest.endedAt === undefined;
  const collector = store.collector;
  const followers = await countedFollowers(collector);
  return {
    plan,
    watching,
    running: isRunning ? newest : undefined,
    last: runs.find(({ endedAt }) => endedAt !== undefined),
    next: nextStart(plan, progress, now)?.start,
    reportAt: progress.reportDue
      ? plan.reportInQuiet
        ? intoQuiet(plan, now)
        : outOfQuiet(plan, now)
      : undefined,
    digest: await digestOf(runs, collector, now),
    cost:
      followers === undefined
        ? undefined
        : monthCost(plan, await collectSettings(collector), followers, now),
  };
}

async function digestOf(
  all: readonly RunRecord[],
  collector: CollectorMemory,
  now: number,
): Promise<WatchDigest> {
  const since = now - DIGEST_DAYS * DAY;
  const runs = all.filter(({ startedAt }) => startedAt > since).toReversed();
  const counted = runs.flatMap(({ said }) => said.followers ?? []);
  const found: Record<string, number> = {};
  for (const { said } of runs) {
    for (const [what, count] of Object.entries(said.found ?? {})) {
      found[what] = (found[what] ?? 0) + count;
    }
  }
  const sum = (what: 'came' | 'left'): number =>
    runs.reduce((total, { said }) => total + (said[what] ?? 0), 0);
  const spending = await collector.spending.since(since);
  return {
    since,
    whole: runs.filter(({ outcome }) => outcome === 'complete').length,
    begun: runs.length,
    followers: counted.length === 0 ? undefined : { first: counted[0]!, last: counted.at(-1)! },
    came: sum('came'),
    left: sum('left'),
    found,
    spent: spending.reduce((total, { amount, unsure }) => total + amount + unsure, 0),
  };
}
