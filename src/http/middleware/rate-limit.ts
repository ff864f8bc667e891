import { getConnInfo } from '@hono/node-server/conninfo';
import type { Context, MiddlewareHandler } from 'hono';
import { problemResponse } from '../problem.ts';

/** How many at once, and how many a second after that. */
interface Rate {
  burst: number;
  perSecond: number;
}

interface Bucket {
  left: number;
  at: number;
}

/** More callers than these are forgotten, the one not heard of longest first. */
const MOST_CALLERS = 10_000;

/** Lets each caller through so often and no more (a token bucket each). */
export function rateLimit(
  { burst, perSecond }: Rate,
  callerOf: (context: Context) => string,
  now: () => number,
): MiddlewareHandler {
  const buckets = new Map<string, Bucket>();
  return async (context, next) => {
    const caller = callerOf(context);
    const at = now();
    const { left, at: last } = buckets.get(caller) ?? { left: burst, at };
    const filled = Math.min(burst, left + (Math.max(0, at - last) / 1000) * perSecond);
    buckets.delete(caller);
    buckets.set(caller, { left: Math.max(0, filled - 1), at });
    if (buckets.size > MOST_CALLERS) buckets.delete(buckets.keys().next().value!);
    if (filled >= 1) return next();
    const response = problemResponse(429, 'Too many requests', 'Wait a moment, then try again.');
    response.headers.set('retry-after', String(Math.ceil((1 - filled) / perSecond)));
    return response;
  };
}

/** Where a request comes from, as far as the connection tells. */
export function addressOf(context: Context): string {
  try {
    return getConnInfo(context).remote.address ?? '';
  } catch {
    // Not asked over a network.
    return '';
  }
}
