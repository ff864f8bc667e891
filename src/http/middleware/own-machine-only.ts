import type { MiddlewareHandler } from 'hono';
import { problemResponse } from '../problem.ts';

const OWN_NAMES = new Set(['127.0.0.1', 'localhost', '[::1]']);

/**
 * Refuses what does not come from a page of ours or from a program on this machine. A foreign page
 * can point a name of its own at 127.0.0.1 (DNS rebinding): the name then stands in `Host`. A page
 * that asks across origins says so in `Origin` or `Sec-Fetch-Site`; following a link to the first
 * page is allowed.
 */
export const ownMachineOnly: MiddlewareHandler = async (context, next) => {
  const host = context.req.header('host') ?? '';
  if (!OWN_NAMES.has(nameOf(host))) {
    return problemResponse(403, 'Only this machine may ask', 'Open the address that was printed.');
  }
  const origin = context.req.header('origin');
  const site = context.req.header('sec-fetch-site');
  const foreign = site === 'cross-site' || site === 'same-site';
  const following = context.req.header('sec-fetch-mode') === 'navigate';
  if ((origin !== undefined && origin !== `http://${host}`) || (foreign && !following)) {
    return problemResponse(403, 'Only pages of this server may ask');
  }
  await next();
};

function nameOf(host: string): string {
  return URL.parse(`http://${host}`)?.hostname ?? '';
}
