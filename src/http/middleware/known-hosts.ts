import type { MiddlewareHandler } from 'hono';
import { problemResponse } from '../problem.ts';

const OWN_NAMES = new Set(['127.0.0.1', 'localhost', '[::1]']);

/**
 * Refuses requests from pages of other sites. Such a page can point its own name at 127.0.0.1 (DNS
 * rebinding), and `Host` then contains that name. A request from another origin has `Origin` or
 * `Sec-Fetch-Site`. Links to pages are allowed.
 *
 * @param publicOrigin the only allowed origin; without it, any name of this machine is allowed.
 */
export function knownHosts(publicOrigin: string | undefined): MiddlewareHandler {
  const publicHost = publicOrigin === undefined ? undefined : new URL(publicOrigin).host;
  return async (context, next) => {
    const host = context.req.header('host') ?? '';
    const known = publicHost === undefined ? OWN_NAMES.has(nameOf(host)) : host === publicHost;
    if (!known) {
      return publicHost === undefined
        ? problemResponse(
            403,
            'Only this machine has access',
            'Open the address that Tribefinder printed.',
          )
        : problemResponse(403, 'This server has another address');
    }
    const origin = context.req.header('origin');
    const site = context.req.header('sec-fetch-site');
    const foreign = site === 'cross-site' || site === 'same-site';
    const following =
      context.req.header('sec-fetch-mode') === 'navigate' && context.req.method === 'GET';
    const own = publicOrigin ?? `http://${host}`;
    if ((origin !== undefined && origin !== own) || (foreign && !following)) {
      return problemResponse(403, 'Only pages of this server have access');
    }
    return next();
  };
}

function nameOf(host: string): string {
  return URL.parse(`http://${host}`)?.hostname ?? '';
}
