import { DAY } from '../../model/instant.ts';
import { livePlatform } from '../../platforms/registry.ts';
import type { CollectorMemory } from '../../store/ports/collector-memory.ts';
import type { AccountStore } from '../../store/ports/account-store.ts';
import { collectSettings } from '../collect/collect-settings.ts';
import { liveNow, type LiveNow } from '../live/live-state.ts';
import { countedFollowers } from '../collect/read-owner.ts';
import { monthCost, type MonthCost } from './month-cost.ts';
import { recordOf, type RunRecord } from './run-record.ts';
import { type Holder, whoWatches } from './watch-lease.ts';
import { isUnreadable, storedPlan, type WatchPlan } from './watch-plan.ts';
import { byClock, nextStart, reportAt, storedProgress } from './watch-progress.ts';

/** How many days the digest covers. */
const DIGEST_DAYS = 7;
const RUNS = 200;

/** The state of watching an account. Times are in ms since 1970, money in micro-dollars. */
export interface WatchStatus {
  plan: WatchPlan;
  watching: (Holder & { since: number }) | undefined;
  /** The snapshot that is running. */
  running: RunRecord | undefined;
  /** The newest one that ended. */
  last: RunRecord | undefined;
  /** When the next one begins, if a process watches then. */
  next: number | undefined;
  /** When the report is next updated; `undefined`: it is up to date. */
  reportAt: number | undefined;
  /** Since when live reports come, and when one last came; `undefined`: none come. */
  live: LiveNow | undefined;
  digest: WatchDigest;
  /** Whether the platform charges nothing. */
  isFree: boolean;
  /** `undefined`: we do not know yet how many followers there are. */
  cost: MonthCost | undefined;
}

/** What the snapshots of the last days found. Tribefinder shows it only when asked. */
export interface WatchDigest {
  since: number;
  /** Complete snapshots, and all that began. */
  whole: number;
  begun: number;
  /** According to the first and the last one. */
  followers: { first: number; last: number } | undefined;
  came: number;
  left: number;
  /** What look-ups found about those who left, and how often. */
  found: Record<string, number>;
  spent: number;
}

/** Returns the state; `undefined`: there is no schedule; `unreadable`: we cannot read it. */
export async function watchStatus(
  store: Pick<AccountStore, 'collector' | 'schedule'>,
  now: number,
): Promise<WatchStatus | 'unreadable' | undefined> {
  const memory = store.schedule;
  const plan = await storedPlan(memory);
  if (plan === undefined) return (await isUnreadable(memory)) ? 'unreadable' : undefined;
  const stored = (await storedProgress(memory)) ?? { handled: now, retries: 0, reportDue: false };
  const progress = byClock(stored, now);
  const watching = await whoWatches(memory, now);
  const runs = (await memory.runs.newest(RUNS)).map(recordOf);
  const [newest] = runs;
  const isRunning = watching !== undefined && newest !== undefined && newest.endedAt === undefined;
  const collector = store.collector;
  const followers = await countedFollowers(collector);
  const settings = await collectSettings(collector);
  return {
    plan,
    watching,
    running: isRunning ? newest : undefined,
    last: runs.find(({ endedAt }) => endedAt !== undefined),
    next: nextStart(plan, progress, now)?.start,
    reportAt: reportAt(plan, progress, now),
    live: watching && (await liveNow(collector.settings)),
    digest: await digestOf(runs, collector, now),
    isFree: livePlatform(settings.platform).prices === undefined,
    cost: followers === undefined ? undefined : monthCost(plan, settings, followers, now),
  };
}

async function digestOf(
  all: readonly RunRecord[],
  collector: CollectorMemory,
  now: number,
): Promise<WatchDigest> {
  const since = now - DIGEST_DAYS * DAY;
  const runs = all.filter(({ startedAt }) => startedAt > since).toReversed();
  const counted = runs.flatMap(({ findings }) => findings.followers ?? []);
  const found: Record<string, number> = {};
  for (const { findings } of runs) {
    for (const [what, count] of Object.entries(findings.found ?? {})) {
      found[what] = (found[what] ?? 0) + count;
    }
  }
  const sum = (what: 'came' | 'left'): number =>
    runs.reduce((total, { findings }) => total + (findings[what] ?? 0), 0);
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
