import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Happenings, Jetstream } from '../../src/fake-bluesky/jetstream.ts';
import type { NetworkEvent } from '../../src/fake-bluesky/network.ts';

/** The part of the network's own stream reader that is used here. */
interface Sync {
  Firehose: new (settings: object) => { start: () => Promise<void>; destroy: () => Promise<void> };
}

/** What a server (PDS) says happened (`com.atproto.sync.subscribeRepos`). */
type Reported = { did: string; time: string } & (
  | { event: 'create' | 'delete'; uri: object; collection: string; rkey: string; record?: object }
  | { event: 'account'; active: boolean; status?: string }
  | { event: 'sync' | 'update' }
);

const entry = new URL('node_modules/@atproto/sync/dist/index.js', import.meta.url);

/** Serves what a real server says happened, as Jetstream does. */
export async function jetstreamOf(
  pds: string,
): Promise<{ url: string; close: () => Promise<void> }> {
  const happenings: Happenings = { events: [], listeners: new Set() };
  const jetstream = new Jetstream(happenings);
  const server = createServer().on('upgrade', (request, socket) =>
    jetstream.connect(request, socket),
  );
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { Firehose } = (await import(entry.href)) as Sync;
  const firehose = new Firehose({
    service: pds.replace('http', 'ws'),
    idResolver: {},
    unauthenticatedCommits: true,
    // They come without a handle, unless a directory confirms it.
    excludeIdentity: true,
    getCursor: () => 0,
    onError: (error: Error) => console.error(error.message),
    handleEvent: (reported: Reported) => {
      const event = eventOf(reported);
      if (event === undefined) return;
      happenings.events.push(event);
      for (const listener of happenings.listeners) listener(event);
    },
  });
  void firehose.start();
  const { port } = server.address() as AddressInfo;
  return {
    url: `ws://127.0.0.1:${port}/east`,
    close: async () => {
      await firehose.destroy();
      jetstream.close();
      server.close();
    },
  };
}

function eventOf(reported: Reported): NetworkEvent | undefined {
  const { did, time } = reported;
  const at = Date.parse(time);
  switch (reported.event) {
    case 'create':
    case 'delete': {
      const { event: operation, uri, collection, rkey, record = {} } = reported;
      const value = JSON.parse(JSON.stringify(record)) as Record<string, unknown>;
      const stored = { uri: String(uri), did, collection, rkey, value, indexedAt: at };
      return { kind: 'commit', did, at, operation, record: stored };
    }
    case 'account':
      return {
        kind: 'account',
        did,
        at,
        status: reported.active ? undefined : (reported.status as never),
      };
    case 'sync':
      return { kind: 'sync', did, at };
    case 'update':
      return undefined;
  }
}
