import { z } from 'zod';
import { HOUR } from '../../model/instant.ts';
import { isSafeServer } from './safe-server.ts';
import { isLoopback, type BlueskyServers } from './servers.ts';
import type { XrpcClient } from './xrpc-client.ts';

/** Where an account's records are. */
export type Home =
  | { kind: 'server'; server: string }
  /** The directory says that the account was deleted. */
  | { kind: 'gone' }
  /** We cannot tell now. */
  | { kind: 'unknown' };

/** Finds the server (PDS) of each account. */
export type Directory = (did: string) => Promise<Home>;

const DidDocument = z.object({
  service: z.array(z.object({ id: z.string(), serviceEndpoint: z.unknown() })).default([]),
});

const PLC = /^did:plc:[a-z2-7]{24}$/;
const WEB = /^did:web:([a-z0-9.-]+)$/i;
/** The directory's answers for an id that it does not know, and for one that was deleted. */
const GONE = [404, 410];

/** Accounts move to other servers, and the old one then says that they are gone. */
const REMEMBERED = HOUR;

/**
 * Makes a directory. Its cost: a request for each account that it has not met in the last hour.
 *
 * @param now returns the time, in ms.
 */
export function createDirectory(
  client: XrpcClient,
  { appView, plc }: Pick<BlueskyServers, 'appView' | 'plc'>,
  now: () => number = Date.now,
): Directory {
  const mayBeHere = isLoopback(new URL(appView));
  const known = new Map<string, { home: Promise<Home>; since: number }>();
  const find = async (did: string): Promise<Home> => {
    const asked = await documentOf(did);
    if (asked === undefined) return { kind: 'unknown' };
    if (asked.kind === 'refused' && GONE.includes(asked.status)) return { kind: 'gone' };
    const document = asked.kind === 'body' ? DidDocument.safeParse(asked.body).data : undefined;
    const endpoint = document?.service.find(({ id }) => id.endsWith('#atproto_pds'));
    const server = endpoint?.serviceEndpoint;
    if (typeof server !== 'string' || !(await isSafeServer(server, mayBeHere))) {
      return { kind: 'unknown' };
    }
    return { kind: 'server', server: new URL(server).origin };
  };
  const documentOf = async (did: string) => {
    if (PLC.test(did)) return client.get(plc, did);
    const host = WEB.exec(did)?.[1];
    if (host === undefined || !(await isSafeServer(`https://${host}`, false))) return undefined;
    return client.get(`https://${host}`, '.well-known/did.json');
  };
  return async (did) => {
    const before = known.get(did);
    if (before !== undefined && now() - before.since < REMEMBERED) return before.home;
    const home = find(did);
    known.set(did, { home, since: now() });
    // What we could not find out, we ask again next time.
    if ((await home).kind === 'unknown') known.delete(did);
    return home;
  };
}
