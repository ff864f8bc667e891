import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { RequestedPlan } from '../../../src/app/watch/watch-plan.ts';
import { changedPlan } from '../../../src/app/watch/watch-plan.ts';
import { byClock, storedProgress } from '../../../src/app/watch/watch-progress.ts';
import type { WatchEvent } from '../../../src/app/watch/watch-tools.ts';
import { watch } from '../../../src/app/watch/watch.ts';
import { watchStatus } from '../../../src/app/watch/watch-status.ts';
import { TribeError } from '../../../src/model/errors.ts';
import { DAY, HOUR } from '../../../src/model/instant.ts';
import type { ScheduleMemory } from '../../../src/store/ports/schedule-memory.ts';
import type { Connected } from '../collect/fake-account.ts';
import { connected, MORNING, OWNER } from '../collect/fake-account.ts';

/** ms between looks at the clock; all times here are multiples. */
const LOOK = 15 * 60_000;

let x: Connected;
let memory: ScheduleMemory;
/** When the report was worked out. */
let reports: number[];

beforeEach(async () => {
  x = await connected();
  memory = (await x.store.forAccount(OWNER)).schedule;
  reports = [];
});
afterEach(() => x.end());

/** Watches until that time; `sleeps` are times at which the computer sleeps, and for how long. */
async function watchUntil(
  end: number,
  said: RequestedPlan,
  sleeps: readonly [at: number, ms: number][] = [],
  snapshot: Connected['snapshot'] = x.snapshot,
  meanwhile: (time: number) => Promise<void> = async () => undefined,
  followDeletions?: () => Promise<boolean>,
): Promise<WatchEvent[]> {
  const plan = changedPlan(undefined, { zone: 'UTC', ...said }, 'UTC');
  await memory.keepPlan(JSON.stringify(plan));
  const [stop, left, events] = [new AbortController(), [...sleeps], [] as WatchEvent[]];
  const collector = (await x.store.forAccount(OWNER)).collector;
  await watch(
    {
      memory,
      snapshot: (signal) => snapshot({ signal }),
      isUnfinished: async () => (await collector.runs.open('snapshot')) !== undefined,
      refresh: async () => void reports.push(x.clock.time),
      ...(followDeletions && { followDeletions }),
      clock: {
        now: x.clock.now,
        async wait(until) {
          // Nothing happens in between but that the clock is looked at.
          const [sleep] = left;
          if (sleep !== undefined && x.clock.time >= sleep[0]) {
            x.clock.time += left.shift()![1];
          } else x.clock.time = Math.max(until, Math.floor(x.clock.time / LOOK + 1) * LOOK);
          await meanwhile(x.clock.time);
          if (x.clock.time >= end) stop.abort();
        },
      },
      signal: stop.signal,
      onEvent: (event) => events.push(event),
    },
    plan,
    false,
  );
  return events;
}

const snapshots = (events: readonly WatchEvent[]) =>
  events.flatMap((event) => (event.kind === 'snapshot' ? [event.run] : []));
const hours = (times: readonly number[]) => times.map((time) => (time - MORNING) / HOUR);

describe('watching', () => {
  it('follows deletions a day after a snapshot or the last time, and again in an hour without an answer', async () => {
    const followed: number[] = [];
    const events = await watchUntil(
      MORNING + 3.5 * DAY,
      { when: 'every 3 days at 8' },
      [],
      x.snapshot,
      undefined,
      async () => {
        followed.push(x.clock.time);
        return followed.length !== 2;
      },
    );
    expect(hours(snapshots(events).map(({ dueAt }) => dueAt))).toEqual([25]);
    expect(hours(followed)).toEqual([24, 49, 50, 74]);
  });

  it('takes a snapshot a day on time, makes a report after each, and reads nobody twice', async () => {
    const events = await watchUntil(MORNING + 2.5 * DAY, { when: 'daily at 8' });
    const runs = snapshots(events);
    expect(hours(runs.map(({ dueAt }) => dueAt))).toEqual([1, 25, 49]);
    expect(runs.map(({ outcome, findings }) => [outcome, findings.followers])).toEqual([
      ['complete', 30],
      ['complete', 30],
      ['complete', 30],
    ]);
    expect(hours(reports)).toEqual([1, 25, 49]);
    expect(x.fake.requests.get('users/:id/followers')).toBe(3);
    expect(await memory.lease.current()).toBeUndefined();
  });

  it('follows a schedule that changes while it waits', async () => {
    const other = changedPlan(undefined, { when: 'every 12 hours', zone: 'UTC' }, 'UTC');
    const change = async (time: number): Promise<void> => {
      if (time === MORNING + DAY) await memory.keepPlan(JSON.stringify(other));
    };
    const end = MORNING + 2 * DAY;
    const events = await watchUntil(end, { when: 'sundays' }, [], x.snapshot, change);
    expect(hours(snapshots(events).map(({ startedAt }) => startedAt))).toEqual([24, 29, 41]);
  });

  it('takes one snapshot at once after three days of sleep, and the next when it is due', async () => {
    const events = await watchUntil(MORNING + 5 * DAY + 2 * HOUR, { when: 'daily at 8' }, [
      [MORNING + 2 * HOUR, 3 * DAY + 5 * HOUR],
    ]);
    expect(hours(snapshots(events).map(({ startedAt }) => startedAt))).toEqual([1, 79, 97, 121]);
    expect(snapshots(events)[1]!.dueAt).toBe(MORNING + 25 * HOUR);
  });

  it('does the same after not running, but takes no snapshot due before the first start', async () => {
    expect(snapshots(await watchUntil(MORNING + HOUR / 2, { when: 'hourly' }))).toEqual([]);
    x.clock.time = MORNING + 3.5 * DAY;
    const events = await watchUntil(MORNING + 3.5 * DAY + HOUR / 4, { when: 'hourly' });
    expect(snapshots(events)).toMatchObject([{ dueAt: MORNING + HOUR, outcome: 'complete' }]);
  });

  it('follows a clock that is set back by a month', async () => {
    const [back, sleep] = [MORNING - 30 * DAY + 2 * HOUR, MORNING - 29 * DAY + 2 * HOUR];
    let next: number | undefined;
    const ask = async (time: number): Promise<void> => {
      if (time !== back) return;
      const status = await watchStatus(await x.store.forAccount(OWNER), time);
      next = status === 'unreadable' ? undefined : status?.next;
    };
    const events = await watchUntil(
      MORNING + 2.5 * HOUR,
      { when: 'daily at 8' },
      [
        [MORNING + 2 * HOUR, -30 * DAY],
        [back, 22 * HOUR],
        [sleep, 29 * DAY + HOUR],
      ],
      x.snapshot,
      ask,
    );
    expect(hours(snapshots(events).map(({ startedAt }) => startedAt))).toEqual([1, 1 - 29 * 24]);
    expect(next).toBe(MORNING - 29 * DAY + HOUR);
  });

  it('does nothing twice if the clock is corrected by seconds, and delays no retry', () => {
    const progress = { handled: MORNING, retries: 1, reportDue: false };
    expect(byClock(progress, MORNING - 5000)).toEqual(progress);
    expect(byClock({ ...progress, retryAt: MORNING + HOUR }, MORNING - 30 * DAY)).toEqual({
      ...progress,
      handled: MORNING - 30 * DAY,
      retryAt: MORNING - 30 * DAY + HOUR,
    });
  });

  it('starts nothing in quiet hours except a report that was put off until then', async () => {
    const quiet = { when: 'daily at 23 and 12', quiet: '22-6', reportInQuiet: true };
    const events = await watchUntil(MORNING + 1.5 * DAY, quiet);
    expect(hours(snapshots(events).map(({ startedAt }) => startedAt))).toEqual([5, 23, 29]);
    // 22:00; the snapshots of 6:00 and 12:00 go into the next night's.
    expect(hours(reports)).toEqual([15]);
  });

  it('waits for the end of quiet hours if it wakes up in them', async () => {
    const events = await watchUntil(
      MORNING + DAY + 2 * HOUR,
      { when: 'daily at 12', quiet: '22-6' },
      [[MORNING, 18 * HOUR]],
    );
    expect(hours(snapshots(events).map(({ startedAt }) => startedAt))).toEqual([23]);
  });

  it('continues an hour later if X could not be reached, and pays for nothing twice', async () => {
    let down = true;
    const faulty = await connected({ fault: () => (down ? 'unavailable' : undefined) });
    await x.end();
    x = faulty;
    memory = (await x.store.forAccount(OWNER)).schedule;
    const events = await watchUntil(MORNING + 5 * HOUR, { when: 'daily at 8' }, [], (options) => {
      down = x.clock.time < MORNING + 2.5 * HOUR;
      return x.snapshot(options);
    });
    expect(snapshots(events).map(({ outcome }) => outcome)).toEqual([
      'unreachable',
      'unreachable',
      'complete',
    ]);
    expect((await storedProgress(memory))!.retryAt).toBeUndefined();
  });

  it('continues an interrupted snapshot at once', async () => {
    await watchUntil(MORNING + HOUR / 2, { when: 'daily at 8' });
    await memory.runs.begin(MORNING, MORNING);
    const stop = new AbortController();
    stop.abort();
    expect((await x.snapshot({ signal: stop.signal })).stopped?.reason).toBe('aborted');
    const events = await watchUntil(MORNING + HOUR - 60_000, { when: 'daily at 8' });
    expect(snapshots(events)).toMatchObject([{ outcome: 'complete' }]);
    expect((await memory.runs.newest(9)).map(({ end }) => end?.outcome)).toEqual([
      'complete',
      'interrupted',
    ]);
  });

  it('does not repeat a snapshot that was finished by hand', async () => {
    await watchUntil(MORNING + HOUR / 2, { when: 'daily at 8' });
    await memory.runs.begin(MORNING, MORNING);
    await x.snapshot();
    expect(snapshots(await watchUntil(MORNING + HOUR - 1, { when: 'daily at 8' }))).toEqual([]);
    expect(reports).toHaveLength(1);
  });

  it('says what the owner must do, and tries again at the next due time', async () => {
    await x.change({ runCap: 25_000 });
    const events = await watchUntil(MORNING + 2 * DAY, { when: 'daily at 8' });
    expect(snapshots(events).map(({ outcome, findings }) => [outcome, findings.message])).toEqual([
      ['failed', expect.stringContaining('Reading the follower list would cost')],
      ['failed', expect.stringContaining('Reading the follower list would cost')],
    ]);
    expect(reports).toEqual([]);
  });

  it('leaves the schedule to the process that runs it, until that stops responding', async () => {
    const elsewhere = JSON.stringify({ host: 'another computer', pid: 1, mark: 'x' });
    expect(await memory.lease.claim(elsewhere, MORNING, MORNING + 60_000)).toBe(true);
    const said = { when: 'hourly' };
    await expect(watchUntil(MORNING + DAY, said)).rejects.toThrow(
      'Process 1 on another computer has been running tribe watch since 2026-03-10T07:00:00Z.',
    );
    expect(await memory.runs.newest(9)).toEqual([]);
    x.clock.time = MORNING + 60_000;
    expect(snapshots(await watchUntil(MORNING + HOUR + 1, said))).toHaveLength(1);
  });

  it('ends if another process took over while the computer slept', async () => {
    const elsewhere = JSON.stringify({ host: 'another computer', pid: 1, mark: 'x' });
    const work = watchUntil(MORNING + 2 * DAY, { when: 'daily at 8' }, [], async (options) => {
      const result = await x.snapshot(options);
      x.clock.time += HOUR;
      await memory.lease.claim(elsewhere, x.clock.time, x.clock.time + 60_000);
      return result;
    });
    await expect(work).rejects.toThrow(TribeError);
    expect(await memory.lease.current()).toMatchObject({ holder: elsewhere });
  });

  it('reports its status: process, times, results, and the totals of the week', async () => {
    expect(await watchStatus(await x.store.forAccount(OWNER), MORNING)).toBeUndefined();
    await watchUntil(MORNING + 2.5 * DAY, { when: 'daily at 8', quiet: '22-6' });
    const status = await watchStatus(await x.store.forAccount(OWNER), x.clock.time);
    expect(status).toMatchObject({
      watching: undefined,
      running: undefined,
      last: { outcome: 'complete', findings: { followers: 30, came: 0, left: 0 } },
      next: MORNING + 3 * DAY + HOUR,
      reportAt: undefined,
      digest: { whole: 3, begun: 3, followers: { first: 30, last: 30 }, came: 0, left: 0 },
      cost: { followers: 30, fits: 'yes' },
    });
  });
});
