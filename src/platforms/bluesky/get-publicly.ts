import { lookup } from 'node:dns';
import { Agent, get } from 'node:https';
import type { LookupFunction } from 'node:net';
import { Readable } from 'node:stream';
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
  return new Promise((resolve, reject) => {
    const request = get(url, { agent, headers, signal }, (message) => {
      const { statusCode: status = 0 } = message;
      if (status >= 300 && status < 400) {
        message.destroy();
        reject(new Error('the server sent us somewhere else'));
        return;
      }
      const fields = Object.entries(message.headersDistinct).flatMap(([name, values = []]) =>
        values.map((value): [string, string] => [name, value]),
      );
      const mayHaveBody = ![204, 205, 304].includes(status);
      const body = mayHaveBody ? (Readable.toWeb(message) as ReadableStream) : null;
      resolve(new Response(body, { status, headers: fields }));
    });
    request.on('error', (error) => reject(signal.aborted ? signal.reason : error));
  });
}
