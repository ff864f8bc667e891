import type { MiddlewareHandler } from 'hono';
import { problemResponse } from '../problem.ts';

const OWN_NAMES = new Set(['127.0.0.1', 'localhost', '[::1]']);

/**
 * Refuses what does not come from a page of ours or from a program. A foreign page can point a name
 * of its own at 127.0.0.1 (DNS rebinding): the name then stands in `Host`. A page that asks across
 * origins says so in `Origin` or `Sec-Fetch-Site`; following a link to a page is allowed.
 *
 * @param publicOrigin the only one that is answered to; none: any name of this machine.
 */
export function knownHosts(publicOrigin: string | undefined): MiddlewareHandler {
  const publicHost = publicOrigin === undefined ? undefined : new URL(publicOrigin).host;
  return async (context, next) => {
    const host = context.req.header('host') ?? '';
    const known = publicHost === undefined ? OWN_NAMES.has(nameOf(host)) : host === publicHost;
    if (!known) {
      return publicHost === undefined
        ? problemResponse(403, 'Only this machine may ask', 'Open the address that was printed.')
        : problemResponse(403, 'This server goes by another name');
    }
    const origin = context.req.header('origin');
    const site = context.req.header('sec-fetch-site');
    const foreign = site === 'cross-site' || site === 'same-site';
    const following =
      context.req.header('sec-fetch-mode') === 'navigate' && context.req.method === 'GET';
    const own = publicOrigin ?? `http://${host}`;
    if ((origin !== undefined && origin !== own) || (foreign && !following)) {
      return problemResponse(403, 'Only pages of this server may ask');
    }
    return next();
  };
}

function nameOf(host: string): string {
  return URL.parse(`http://${host}`)?.hostname ?? '';
}
