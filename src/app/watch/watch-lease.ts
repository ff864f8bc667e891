import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { z } from 'zod';
import { TribeError } from '../../model/errors.ts';
import { formatInstant, type Instant } from '../../model/instant.ts';
import type { ScheduleMemory } from '../../store/ports/schedule-memory.ts';

/** ms for which a silent process keeps others from watching. */
const LEASE = 120_000;
const HEARTBEAT = 30_000;

const Holder = z.object({ host: z.string(), pid: z.int(), mark: z.string() });
export type Holder = z.infer<typeof Holder>;

/** The right to be the only process that watches an account. */
export interface WatchLease {
  /** Aborted if another process has taken over because this computer slept too long. */
  lost: AbortSignal;
  /** Extends the lease. `false`: it is no longer ours. */
  renew: () => Promise<boolean>;
  release: () => Promise<void>;
}

/** Returns which process watches, as far as we know. It may have died since. */
export async function whoWatches(
  memory: ScheduleMemory,
  now: number,
): Promise<(Holder & { since: number }) | undefined> {
  const lease = await memory.lease.current();
  if (lease === undefined || lease.until <= now) return undefined;
  const holder = holderOf(lease.holder);
  return isDead(holder) ? undefined : { ...holder, since: lease.since };
}

/** Throws a `TribeError` if another process watches. */
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
  // If the database is busy, the next heartbeat tries again.
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

/** Releases the lease of a process of this computer that has died. */
async function releaseDead(memory: ScheduleMemory): Promise<void> {
  const lease = await memory.lease.current();
  if (lease !== undefined && isDead(holderOf(lease.holder)))
    await memory.lease.release(lease.holder);
}

function holderOf(text: string): Holder {
  return Holder.parse(JSON.parse(text));
}

/** Whether a process of this computer has died. A process with our own number came before us. */
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

/** Another process watches already, so this one did nothing. */
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
