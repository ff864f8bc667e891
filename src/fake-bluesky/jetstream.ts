import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { HOUR } from '../model/instant.ts';
import { cidOf, keyAt, type Network, type NetworkEvent } from './network.ts';
import { acceptSocket, type ServerSocket } from './server-socket.ts';

export const HOSTS = ['east', 'west'] as const;
type Host = (typeof HOSTS)[number];
type Dialect = 'first' | 'second';

/** What goes wrong with an event instead of its delivery. */
export type StreamFault = 'missing' | 'twice' | 'cut' | 'garbage';

/** What happens on a network, and who wants to hear of it. */
export type Happenings = Pick<Network, 'events' | 'listeners'>;

/** A client and what it wants. */
interface Client {
  host: Host;
  dialect: Dialect;
  socket: ServerSocket;
  dids: Set<string>;
  collections: Set<string>;
  /** Whether it has said what it wants. */
  isReady: boolean;
  cursor: number | undefined;
}

/** Two servers of Jetstream, which report what happens on a network in both dialects. */
export class Jetstream {
  readonly clients = new Set<Client>();
  /** Every connection that was asked for. */
  readonly asked: { host: Host; dialect: Dialect; dids: number; cursor: number | undefined }[] = [];
  /** Whether a server refuses a connection. */
  refuses: (host: Host, dialect: Dialect) => boolean = () => false;
  fault: (host: Host, event: NetworkEvent) => StreamFault | undefined = () => undefined;
  /** Servers that accept connections and then say nothing. */
  readonly silent = new Set<Host>();
  /** How far back the servers can go, in ms. */
  keeps = 36 * HOUR;
  /** Longer addresses are refused, as by servers in between. */
  longestAddress = Infinity;
  /** The time, in ms since 1970. */
  now: () => number = Date.now;
  readonly #network: Happenings;
  #sent = 0;

  constructor(network: Happenings) {
    this.#network = network;
    network.listeners.add((event) => {
      for (const client of this.clients) this.#deliver(client, event);
    });
  }

  connect(request: IncomingMessage, stream: Duplex): void {
    const url = new URL(request.url!, 'http://here');
    const [, name, ...path] = url.pathname.split('/');
    const host = name as Host;
    const dialect = path.join('/') === 'subscribe' ? 'first' : 'second';
    const query = url.searchParams;
    const cursor = query.has('cursor') ? Number(query.get('cursor')) : undefined;
    this.asked.push({ host, dialect, dids: query.getAll('dids').length, cursor });
    const problem = this.#problem(host, dialect, request.url!, query);
    if (problem !== undefined) {
      stream.end(`HTTP/1.1 ${problem}\r\nConnection: close\r\n\r\n`);
      return;
    }
    const client: Client = {
      host,
      dialect,
      socket: acceptSocket(request, stream, (text) => this.#onText(client, text)),
      dids: new Set(query.getAll('dids')),
      collections: new Set(query.getAll('collections')),
      isReady: dialect === 'second',
      cursor,
    };
    this.clients.add(client);
    stream.on('close', () => this.clients.delete(client));
    if (client.isReady) this.#replay(client);
  }

  /** Resolves when every client has handled what was sent to it, or is gone. */
  async handled(): Promise<void> {
    await Promise.all(Array.from(this.clients, ({ socket }) => socket.handled()));
  }

  close(): void {
    for (const { socket } of this.clients) socket.destroy();
  }

  #problem(
    host: Host,
    dialect: Dialect,
    address: string,
    query: URLSearchParams,
  ): string | undefined {
    if (address.length > this.longestAddress) return '414 URI Too Long';
    if (this.refuses(host, dialect)) return '503 Service Unavailable';
    const known =
      dialect === 'first'
        ? ['requireHello', 'cursor']
        : ['collections', 'cursor', 'dids', 'maxMessageSizeBytes'];
    const isKnown = [...query.keys()].every((name) => known.includes(name));
    return isKnown && query.getAll('dids').length <= 10_000 ? undefined : '400 Bad Request';
  }

  /** Only the first dialect lets clients speak. */
  #onText(client: Client, text: string): void {
    if (client.dialect === 'second') return client.socket.destroy();
    const { type, payload } = JSON.parse(text) as {
      type: string;
      payload: { wantedDids: string[]; wantedCollections: string[] };
    };
    if (type !== 'options_update' || payload.wantedDids.length > 10_000) {
      return client.socket.destroy();
    }
    client.dids = new Set(payload.wantedDids);
    client.collections = new Set(payload.wantedCollections);
    client.isReady = true;
    this.#replay(client);
  }

  #replay(client: Client): void {
    if (client.cursor === undefined) return;
    const floor = this.now() - this.keeps;
    const asked = client.cursor / 1000;
    if (asked < floor && client.dialect === 'second') {
      this.#send(client, { ...typed('info'), name: 'OutdatedCursor', message: 'clamped' });
    }
    for (const event of this.#network.events) {
      if (event.at >= Math.max(asked, floor)) this.#deliver(client, event);
    }
  }

  #deliver(client: Client, event: NetworkEvent): void {
    const isWanted =
      client.isReady &&
      client.dids.has(event.did) &&
      (event.kind !== 'commit' || client.collections.has(event.record.collection));
    const isSent = event.kind !== 'sync' || client.dialect === 'second';
    if (!isWanted || !isSent || this.silent.has(client.host)) return;
    const fault = this.fault(client.host, event);
    if (fault === 'missing') return;
    if (fault === 'cut') return client.socket.destroy();
    if (fault === 'garbage') {
      client.socket.send('{"$type":"message","payload":{"$type":"#commit","did":7}}');
      client.socket.send('<html>');
    }
    const message = client.dialect === 'first' ? inFirst(event) : inSecond(event, ++this.#sent);
    this.#send(client, message);
    if (fault === 'twice') this.#send(client, message);
  }

  #send({ dialect, socket }: Client, message: object): void {
    const frame = dialect === 'first' ? message : { $type: 'message', payload: message };
    socket.send(JSON.stringify(frame));
  }
}

function typed(kind: string): { $type: string } {
  return { $type: `network.bsky.jetstream.subscribeEvents#${kind}` };
}

function inFirst(event: NetworkEvent): object {
  const { did, at, kind } = event;
  return { did, time_us: at * 1000, kind, ...(kind !== 'sync' && { [kind]: content(event) }) };
}

function inSecond(event: NetworkEvent, seq: number): object {
  const { did, at, kind } = event;
  const time = new Date(at).toISOString();
  const inside = kind === 'commit' ? content(event) : { [kind]: content(event) };
  return { ...typed(kind), seq, did, time, witnessedAt: time, ...inside };
}

function content(event: NetworkEvent): object {
  const { did, at } = event;
  const upstream = { did, seq: 1, time: new Date(at).toISOString() };
  switch (event.kind) {
    case 'commit': {
      const { operation, record } = event;
      const { collection, rkey, value, uri } = record;
      const made = operation === 'create' && { record: value, cid: cidOf(uri) };
      return { rev: keyAt(at), operation, collection, rkey, ...made };
    }
    case 'account': {
      const isActive = event.status === undefined;
      return { ...upstream, active: isActive, ...(!isActive && { status: event.status }) };
    }
    case 'identity':
      return { ...upstream, handle: event.handle };
    case 'sync':
      return { ...upstream, rev: keyAt(at), blocks: '' };
  }
}
