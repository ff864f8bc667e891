import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { z } from 'zod';
import { TribeError } from '../../model/errors.ts';
import { formatInstant, type Instant } from '../../model/instant.ts';
import type { ScheduleMemory } from '../../store/ports/schedule-memory.ts';

/** ms for which a process that is not heard of keeps others from watching. */
const LEASE = 120_000;
const HEARTBEAT = 30_000;

const Holder = z.object({ host: z.string(), pid: z.int(), mark: z.string() });
export type Holder = z.infer<typeof Holder>;

/** Being the only one who watches an account. */
export interface WatchLease {
  /** Aborted where somebody else has taken over: this computer slept too long. */
  lost: AbortSignal;
  /** Whether it is still ours; it is then good for another while. */
  renew: () => Promise<boolean>;
  release: () => Promise<void>;
}

/** Who watches, as far as it is known: the process may have died since. */
export async function whoWatches(
  memory: ScheduleMemory,
  now: number,
): Promise<(Holder & { since: number }) | undefined> {
  const lease = await memory.lease.current();
  if (lease === undefined || lease.until <= now) return undefined;
  const holder = holderOf(lease.holder);
  return isDead(holder) ? undefined : { ...holder, since: lease.since };
}

/** Throws a `TribeError` where another process watches. */
export async function takeLease(memory: ScheduleMemory, now: () => number): Promise<WatchLease> {
  const holder = JSON.stringify({ host: hostname(), pid: process.pid, mark: randomUUID() });
  const claim = (): Promise<boolean> => memory.lease.claim(holder, now(), now() + LEASE);
  await releaseDead(memory);
  if (!(await claim())) throw await watchedAlready(memory);
  const lost = new AbortController();
  const renew = async (): Promise<boolean> => {
    const isOurs = await claim();
    if (!isOurs) lost.abort();
    return isOurs;
  };
  // A database that is busy for once is asked again.
  const heart = setInterval(() => void renew().catch(() => undefined), HEARTBEAT);
  return {
    lost: lost.signal,
    renew,
    async release() {
      clearInterval(heart);
      await memory.lease.release(holder);
    },
  };
}

/** A process of this computer that is no more need not be waited for. */
async function releaseDead(memory: ScheduleMemory): Promise<void> {
  const lease = await memory.lease.current();
  if (lease !== undefined && isDead(holderOf(lease.holder)))
    await memory.lease.release(lease.holder);
}

function holderOf(text: string): Holder {
  return Holder.parse(JSON.parse(text));
}

/** Only known of processes of this computer. One with our own number was before us. */
function isDead({ host, pid }: Holder): boolean {
  if (host !== hostname()) return false;
  if (pid === process.pid) return true;
  try {
    process.kill(pid, 0);
    return false;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH';
  }
}

/** Another process is at it, so nothing was begun. */
export class WatchedAlready extends TribeError {}

async function watchedAlready(memory: ScheduleMemory): Promise<WatchedAlready> {
  const lease = await memory.lease.current();
  const advice =
    'This process has started nothing, because one is enough. See: tribe watch --status';
  if (lease === undefined)
    return new WatchedAlready('Another process has just run tribe watch.', advice);
  const { host, pid } = holderOf(lease.holder);
  const since = formatInstant(lease.since as Instant);
  return new WatchedAlready(
    `Process ${pid} on ${host} has been running tribe watch since ${since}.`,
    advice,
  );
}
