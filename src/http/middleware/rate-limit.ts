import { getConnInfo } from '@hono/node-server/conninfo';
import type { Context, MiddlewareHandler } from 'hono';
import { problemResponse } from '../problem.ts';
import { limitedAs, TrustedProxies } from '../trusted-proxies.ts';

/** Requests allowed at once, and per second after that. */
interface Rate {
  burst: number;
  perSecond: number;
}

interface Bucket {
  left: number;
  at: number;
}

/** The most callers to remember. The one with the oldest request is forgotten first. */
const MOST_CALLERS = 10_000;

/** Limits the rate of requests of each caller (token bucket). */
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

/** Returns the address of a visitor, if the connection has one, as limits count it. */
export function visitorAddress(proxies: TrustedProxies = new TrustedProxies()) {
  return (context: Context): string => {
    const remote = remoteAddress(context);
    return limitedAs(proxies.visitorAt(remote, context.req.header('x-forwarded-for')));
  };
}

function remoteAddress(context: Context): string {
  try {
    return getConnInfo(context).remote.address ?? '';
  } catch {
    // The request did not come over a network.
    return '';
  }
}
