import { TribeError } from '../../model/errors.ts';
import { DAY } from '../../model/instant.ts';
import type { LiveEnd } from '../live/live.ts';
import type { LiveObserver } from '../live/listening.ts';
import { doneOrAborted } from './done-or-aborted.ts';
import { outOfQuiet } from './due-times.ts';
import { takeLease } from './watch-lease.ts';
import { storedPlan, type WatchPlan } from './watch-plan.ts';
import {
  byClock,
  keepProgress,
  LIVE_REPORT_AFTER,
  nextStart,
  reportAt,
  RETRY_AFTER,
  storedProgress,
  type WatchProgress,
} from './watch-progress.ts';
import type { WatchTools } from './watch-tools.ts';
import { mayPass, watchedSnapshot } from './watched-snapshot.ts';

/** ms between looks at the clock, because the computer may sleep. */
const LOOK = 30_000;
/** How often to continue a snapshot that the platform or the network stopped. */
const MOST_RETRIES = 6;

/**
 * Takes snapshots and updates the report when the plan says so, until the signal. One snapshot makes
 * up for all that were missed. A plan that is stored meanwhile replaces this one. Throws a
 * `TribeError` before it does anything if another process watches this account.
 *
 * @param once whether to do only what is due now
 */
export async function watch(tools: WatchTools, plan: WatchPlan, once: boolean): Promise<void> {
  const { memory, clock } = tools;
  const lease = await takeLease(memory, clock.now);
  try {
    const signal = AbortSignal.any([tools.signal, lease.lost]);
    const watcher = new Watcher({ ...tools, signal }, plan);
    await watcher.begin();
    while (!signal.aborted && (await lease.renew())) {
      if (await watcher.doWhatIsDue()) continue;
      if (once) break;
      await watcher.wait();
    }
    if (lease.lost.aborted) throw takenOver();
  } finally {
    await lease.release();
  }
}

function takenOver(): TribeError {
  return new TribeError(
    'Another process started tribe watch while this computer was asleep.',
    'This process has ended, because one is enough. See: tribe watch --status',
  );
}

class Watcher {
  readonly #tools: WatchTools;
  #plan: WatchPlan;
  #progress: WatchProgress = { handled: 0, retries: 0, reportDue: false };
  #announced = '';
  /** Whether live reports come, as far as we said. */
  #live: 'listening' | 'unreachable' | undefined;
  /** When this process last took a snapshot. */
  #tookAt = -Infinity;

  constructor(tools: WatchTools, plan: WatchPlan) {
    this.#tools = tools;
    this.#plan = plan;
  }

  /** Restores the stored progress. Nothing was due before the first watch began. */
  async begin(): Promise<void> {
    const { memory, clock } = this.#tools;
    const now = clock.now();
    this.#progress = (await storedProgress(memory)) ?? { ...this.#progress, handled: now };
    const [newest] = await memory.runs.newest(1);
    if (newest !== undefined && newest.end === undefined) {
      const end = { endedAt: now, outcome: 'interrupted', findings: '{}', spent: 0 };
      await memory.runs.end(newest.number, end);
      this.#progress.retryAt = now;
    }
    await this.#keep();
  }

  /** Does one thing that is due; `false`: nothing is. */
  async doWhatIsDue(): Promise<boolean> {
    const now = this.#tools.clock.now();
    await this.#adaptToClock(now);
    await this.#reloadPlan();
    await this.#dropDoneRetry();
    const due = nextStart(this.#plan, this.#progress, now);
    if (due !== undefined && due.start <= now) await this.#takeSnapshot(due.dueAt, now);
    else if (reportAt(this.#plan, this.#progress, now) === now) await this.#refresh();
    else if (this.#deletionsAt() <= now) await this.#followDeletions(now);
    else return false;
    return true;
  }

  /** Adapts the progress if the clock was set back. */
  async #adaptToClock(now: number): Promise<void> {
    const progress = byClock(this.#progress, now);
    const { handled, retryAt } = this.#progress;
    if (progress.handled === handled && progress.retryAt === retryAt) return;
    this.#progress = progress;
    await this.#keep();
  }

  /** Loads the stored plan. Returns whether the owner has changed it. */
  async #reloadPlan(): Promise<boolean> {
    const plan = (await storedPlan(this.#tools.memory)) ?? this.#plan;
    const isChanged = JSON.stringify(plan) !== JSON.stringify(this.#plan);
    this.#plan = plan;
    return isChanged;
  }

  /** Drops the retry if the owner has finished the interrupted snapshot by hand. */
  async #dropDoneRetry(): Promise<void> {
    if (this.#progress.retryAt === undefined || (await this.#tools.isUnfinished())) return;
    const { retryAt: _, ...progress } = this.#progress;
    this.#progress = { ...progress, reportDue: true };
    await this.#keep();
  }

  /**
   * Waits and listens until something is due, the owner changes the plan, or the clock is set back.
   */
  async wait(): Promise<void> {
    const { clock, signal, onEvent } = this.#tools;
    const now = clock.now();
    const next = nextStart(this.#plan, this.#progress, now)?.start;
    const reportDue = reportAt(this.#plan, this.#progress, now);
    const announced = `${next} ${reportDue}`;
    if (announced !== this.#announced) onEvent({ kind: 'waiting', next, reportAt: reportDue });
    this.#announced = announced;
    const idle = new AbortController();
    const listening = this.#listen(AbortSignal.any([signal, idle.signal]));
    // A defect of it ends the waiting, and then the watching.
    listening.catch(() => idle.abort());
    const isIdle = (): boolean => !signal.aborted && !idle.signal.aborted;
    try {
      for (let at = now; isIdle(); at = clock.now()) {
        // Live reports may make something due.
        const until = Math.min(
          next ?? Infinity,
          reportAt(this.#plan, this.#progress, at) ?? Infinity,
          this.#deletionsAt(),
        );
        if (at >= until) return;
        await clock.wait(Math.min(until, at + LOOK), 'nothing is due');
        const isEarlier = nextStart(this.#plan, this.#progress, at)?.start !== next;
        if ((await this.#reloadPlan()) || isEarlier || clock.now() < at) return;
      }
    } finally {
      idle.abort();
      await listening;
    }
  }

  /** Listens to live reports until the signal. Plans a snapshot if some of them are lost. */
  async #listen(signal: AbortSignal): Promise<void> {
    const { clock, listen } = this.#tools;
    if (listen === undefined) return;
    const observer: LiveObserver = {
      listening: () => this.#say('listening'),
      unreachable: () => this.#say('unreachable'),
      stored: () => void (this.#progress.liveReportAt ??= clock.now() + LIVE_REPORT_AFTER),
    };
    while (!signal.aborted) {
      const end = await listen(observer, signal).catch(mayPassLater);
      await this.#keep();
      if (end === 'gap') {
        const soonest = this.#tookAt + RETRY_AFTER;
        this.#progress.catchUpAt ??= Math.max(clock.now(), soonest);
        await this.#keep();
      }
      if (end === 'gap' || end === 'unable') return;
      if (end === 'unreachable') {
        this.#say('unreachable');
        await clock.wait(clock.now() + LOOK, 'live reports cannot be reached');
      }
    }
  }

  /** Says whether live reports come, once. */
  #say(kind: 'listening' | 'unreachable'): void {
    if (this.#live !== kind) this.#tools.onEvent({ kind });
    this.#live = kind;
  }

  async #takeSnapshot(dueAt: number, now: number): Promise<void> {
    const { memory, clock, onEvent, snapshot, signal } = this.#tools;
    const isRetry = this.#progress.retryAt !== undefined && this.#progress.retryAt <= dueAt;
    const number = await memory.runs.begin(dueAt, now);
    const { retryAt: _, catchUpAt: __, ...progress } = this.#progress;
    this.#progress = { ...progress, handled: now, retries: isRetry ? progress.retries : 0 };
    this.#tookAt = now;
    await this.#keep();
    onEvent({ kind: 'snapshot begins', dueAt });
    const { outcome, findings, spent, isNews, defect } = await watchedSnapshot(snapshot, signal);
    if (isNews) this.#progress.reportDue = true;
    const endedAt = clock.now();
    if (outcome === 'aborted') this.#progress.retryAt = endedAt;
    else if (mayPass(outcome) && this.#progress.retries < MOST_RETRIES) {
      this.#progress.retries++;
      this.#progress.retryAt = endedAt + RETRY_AFTER;
    }
    await memory.runs.end(number, {
      endedAt,
      outcome,
      findings: JSON.stringify(findings),
      spent,
    });
    await this.#keep();
    onEvent({
      kind: 'snapshot',
      run: { dueAt, startedAt: now, endedAt, outcome, findings, spent },
    });
    if (defect !== undefined) throw defect;
  }

  /** When to follow deletions: a day after the last time, outside quiet hours. Snapshots do, too. */
  #deletionsAt(): number {
    if (this.#tools.followDeletions === undefined) return Infinity;
    const { handled, deletionsAt = handled } = this.#progress;
    return outOfQuiet(this.#plan, Math.max(handled, deletionsAt) + DAY);
  }

  async #followDeletions(now: number): Promise<void> {
    const { followDeletions, signal } = this.#tools;
    const isDone = await followDeletions!(signal);
    this.#progress.deletionsAt = isDone ? now : now - DAY + RETRY_AFTER;
    await this.#keep();
  }

  async #refresh(): Promise<void> {
    const { onEvent, refresh, signal } = this.#tools;
    onEvent({ kind: 'report begins' });
    let failed: TribeError | undefined;
    const work: Promise<unknown> = refresh(signal).catch((error: unknown) => {
      if (!(error instanceof TribeError)) throw error;
      failed = error;
    });
    if ((await doneOrAborted(work, signal)) === 'aborted') return;
    const { liveReportAt: _, ...progress } = this.#progress;
    this.#progress = { ...progress, reportDue: false };
    await this.#keep();
    onEvent({ kind: 'report', ...(failed !== undefined && { failed }) });
  }

  #keep(): Promise<void> {
    return keepProgress(this.#tools.memory, this.#progress);
  }
}

/** The database may be in use. Other errors are defects. */
function mayPassLater(error: unknown): LiveEnd {
  if (error instanceof TribeError) return 'unreachable';
  throw error;
}
