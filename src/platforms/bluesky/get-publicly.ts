import { lookup } from 'node:dns';
import { Agent, get } from 'node:https';
import type { LookupFunction } from 'node:net';
import { responseTo } from './response-to.ts';
import { isPrivate } from './safe-server.ts';

/**
 * Finds the addresses of a name, and fails if any is not on the public internet. The connection goes
 * to the addresses found here, so a name cannot change its address after the check.
 */
const lookUpPublic: LookupFunction = (name, options, found) => {
  lookup(name, { ...options, all: true }, (error, addresses) => {
    if (error !== null) return found(error, []);
    if (addresses.some(({ address }) => isPrivate(address)))
      return found(new Error(`${name} is not on the public internet`), []);
    return options.all === true
      ? found(null, addresses)
      : found(null, addresses[0].address, addresses[0].family);
  });
};

/** Keeps connections open. */
const agent = new Agent({ keepAlive: true, lookup: lookUpPublic });

/**
 * Reads an address that somebody's profile names, over HTTPS and on the public internet only. The
 * caller has checked addresses that are no names. Rejects redirects.
 */
export function getPublicly(
  url: URL,
  { headers, signal }: { headers: Record<string, string>; signal: AbortSignal },
): Promise<Response> {
  return responseTo(get(url, { agent, headers, signal }), signal);
}
