import type { Collector } from '../collector.ts';
import { Stopped } from '../stopped.ts';

/** No wait is longer than so many of the platform's rate limit windows. */
const MOST_WINDOWS = 4;

/** Waits if the platform has said that it would refuse the next request. */
export async function waitForLimit(c: Collector, limitName: string): Promise<void> {
  const limit = c.limits.get(limitName);
  if (limit === undefined || limit.remaining > 0) return;
  c.limits.delete(limitName);
  if (limit.resetAt > c.clock.now()) await waitUntil(c, limit.resetAt);
}

/**
 * Waits after the platform refused a request because of its rate limit.
 *
 * @param least ms to wait at least, because the platform's clock may differ from ours
 */
export async function waitAfterRefusal(
  c: Collector,
  limitName: string,
  { resetAt, least }: { resetAt: number | undefined; least: number },
): Promise<void> {
  c.limits.delete(limitName);
  const now = c.clock.now();
  await waitUntil(c, Math.max(resetAt ?? now + c.platform.limitWindow, now + least));
}

async function waitUntil(c: Collector, until: number): Promise<void> {
  const longest = MOST_WINDOWS * c.platform.limitWindow;
  const { name } = c.platform;
  await c.clock.wait(Math.min(until, c.clock.now() + longest), `${name}'s rate limit is reached`);
  stopIfAborted(c);
}

/** Throws `Stopped` if we were asked to stop. */
export function stopIfAborted({ signal }: Collector): void {
  if (signal.aborted) throw new Stopped('aborted', 'Stopped.');
}
