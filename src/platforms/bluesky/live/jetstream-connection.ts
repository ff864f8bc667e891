import { WebSocket } from 'node:http';
import type { LiveListener, LiveRequest } from '../../live-report.ts';
import { readMessage } from './jetstream-event.ts';
import { COLLECTIONS, liveReportOf } from './live-report.ts';

/** Servers leave out larger messages, in bytes. A record of a follow has less than 1 kB. */
const LARGEST = 256 * 1024;
/** After so many ms without a connection, an attempt has failed. */
const PATIENCE = 20_000;

/** How to ask a server of Jetstream. */
interface Asked {
  address: string;
  /** What to send once the connection is open. */
  first?: string;
}

/**
 * Returns how to ask in the second dialect. It takes the people in the address only, which some
 * servers in between may find too long.
 */
export function inSecondDialect(server: string, { people, since }: LiveRequest): Asked {
  const url = new URL(`${server}/xrpc/network.bsky.jetstream.subscribeEvents`);
  for (const collection of COLLECTIONS) url.searchParams.append('collections', collection);
  url.searchParams.set('cursor', cursorOf(since));
  url.searchParams.set('maxMessageSizeBytes', String(LARGEST));
  // A colon may stand as it is, which saves a tenth.
  return { address: `${url.href}${people.map((did) => `&dids=${did}`).join('')}` };
}

/** Returns how to ask in the first dialect, which older servers speak too. */
export function inFirstDialect(server: string, { people, since }: LiveRequest): Asked {
  const url = new URL(`${server}/subscribe`);
  url.searchParams.set('requireHello', 'true');
  url.searchParams.set('cursor', cursorOf(since));
  const payload = {
    wantedCollections: COLLECTIONS,
    wantedDids: people,
    maxMessageSizeBytes: LARGEST,
  };
  return { address: url.href, first: JSON.stringify({ type: 'options_update', payload }) };
}

/** A time in microseconds means the same to every server. */
function cursorOf(since: number): string {
  return String(Math.max(1, Math.floor(since)) * 1000);
}

/** Listens until the connection ends. Leaves out what we cannot read. */
export function listenTo(
  { address, first }: Asked,
  userAgent: string,
  account: string,
  { open, report, gap }: LiveListener,
  signal: AbortSignal,
): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve();
    const socket = new WebSocket(address, { headers: { 'user-agent': userAgent } });
    const end = (): void => {
      clearTimeout(patience);
      signal.removeEventListener('abort', end);
      // What still comes after the end is no longer wanted.
      socket.onmessage = null;
      socket.close();
      resolve();
    };
    const patience = setTimeout(end, PATIENCE);
    signal.addEventListener('abort', end, { once: true });
    socket.onopen = () => {
      clearTimeout(patience);
      if (first !== undefined) socket.send(first);
      open();
    };
    socket.onmessage = ({ data }: { data: unknown }) => {
      if (typeof data !== 'string' || data.length > LARGEST) return;
      const message = readMessage(data);
      if (message === 'gap') gap();
      else if (message !== undefined) report(liveReportOf(message, account));
    };
    socket.onerror = end;
    socket.onclose = end;
  });
}
