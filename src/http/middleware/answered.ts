import type { Context, MiddlewareHandler } from 'hono';
import { matchedRoutes } from 'hono/route';

/** A request that was answered. */
export interface Answered {
  method: string;
  /** The pattern of the address, without ids: `/api/v1/topics/:id`. */
  route: string;
  status: number;
  /** Until the answer began. */
  seconds: number;
  /** How the program that asked calls itself. */
  userAgent: string | undefined;
}

/** Tells about each request. */
export function tellAnswered(onAnswered: (answered: Answered) => void): MiddlewareHandler {
  return async (context, next) => {
    const began = performance.now();
    await next();
    onAnswered({
      method: context.req.method,
      route: routeOf(context),
      status: context.res.status,
      seconds: (performance.now() - began) / 1000,
      userAgent: context.req.header('user-agent'),
    });
  };
}

/** Returns the pattern that a route has for an address. Addresses that nobody has have one together. */
function routeOf(context: Context): string {
  const own = matchedRoutes(context).findLast(({ path }) => !path.endsWith('*'));
  if (own !== undefined) return own.path;
  return context.req.path.startsWith('/api/') ? 'unknown' : 'dashboard';
}
