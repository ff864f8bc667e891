import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { APP_VIEW } from './app-view.ts';
import { HOSTS, Jetstream } from './jetstream.ts';
import { cidOf, type Network } from './network.ts';

/** A fault instead of the answer. */
export type Fault = 'refused' | 'limited' | 'broken' | 'cut off' | 'unavailable';

/** The network's servers in one: AppView, PDS of everybody, directory, and two of Jetstream. */
export interface FakeBluesky {
  url: string;
  environment: Record<string, string>;
  /** The methods that were called, in order. */
  calls: string[];
  /** Returns the fault for a call. */
  fault: (method: string, call: number, query: URLSearchParams) => Fault | undefined;
  /** Methods that answer as if there were nothing. */
  hidden: Set<string>;
  /** Accounts that their own server no longer has. */
  lost: Set<string>;
  /** How long an answer takes, in ms. */
  latency: number;
  /** Methods whose answers take longer. */
  slow: Map<string, number>;
  /** Calls without an answer yet. */
  busy: number;
  jetstream: Jetstream;
  close: () => Promise<void>;
}

/** Looks at every request and answer, and throws if it is not as documented. */
interface Checks {
  query: (method: string, query: URLSearchParams) => void;
  answer: (method: string, body: unknown) => void;
}

/** Serves a network on this machine, as Bluesky documents it. */
export async function startFakeBluesky(network: Network, checks?: Checks): Promise<FakeBluesky> {
  const server = createServer({ maxHeaderSize: 2 ** 20 }, (request, response) =>
    handle(request, response),
  );
  const jetstream = new Jetstream(network);
  server.on('upgrade', (request, socket) => jetstream.connect(request, socket));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const served: FakeBluesky = {
    url,
    environment: {
      TRIBE_BLUESKY_APPVIEW: url,
      TRIBE_BLUESKY_PLC: url,
      TRIBE_BLUESKY_JETSTREAM: HOSTS.map((host) => `${url.replace('http', 'ws')}/${host}`).join(),
    },
    calls: [],
    fault: () => undefined,
    hidden: new Set(),
    lost: new Set(),
    latency: 0,
    slow: new Map(),
    busy: 0,
    jetstream,
    close: () =>
      new Promise((resolve) => {
        jetstream.close();
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
  function handle(request: IncomingMessage, response: ServerResponse): void {
    const asked = new URL(request.url!, url);
    const method = asked.pathname.replace('/xrpc/', '');
    served.calls.push(method);
    served.busy++;
    response.once('close', () => served.busy--);
    const fault = served.fault(method, served.calls.length, asked.searchParams);
    if (fault !== undefined) return fail(fault, response);
    const { status, body } = served.hidden.has(method)
      ? { status: 200, body: { posts: [] } }
      : answer(network, served, asked, method, checks);
    const text = JSON.stringify(body);
    const send = (): unknown =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(text);
    const latency = served.slow.get(method) ?? served.latency;
    if (latency === 0) send();
    else setTimeout(send, latency);
  }
  return served;
}

function answer(
  network: Network,
  { url, lost }: FakeBluesky,
  asked: URL,
  method: string,
  checks?: Checks,
) {
  if (asked.pathname.startsWith('/did:')) return directory(network, url, asked.pathname.slice(1));
  checks?.query(method, asked.searchParams);
  const of = asked.searchParams.get('did') ?? asked.searchParams.get('repo') ?? '';
  if (lost.has(of)) return { status: 400, body: { error: 'RepoNotFound', message: 'Not here' } };
  const found = (APP_VIEW[method] ?? PDS[method])?.(network, asked.searchParams);
  if (found === undefined) return { status: 501, body: { error: 'MethodNotImplemented' } };
  if (found.status === 200) checks?.answer(method, found.body);
  return found;
}

function directory(network: Network, url: string, did: string) {
  const account = network.accounts.get(did);
  if (account === undefined)
    return { status: 404, body: { message: `DID not registered: ${did}` } };
  return {
    status: 200,
    body: {
      id: did,
      alsoKnownAs: [`at://${account.handle}`],
      service: [{ id: '#atproto_pds', type: 'AtprotoPersonalDataServer', serviceEndpoint: url }],
    },
  };
}

const PDS: typeof APP_VIEW = {
  'com.atproto.sync.getRepoStatus': (network, query) => {
    const did = query.get('did')!;
    const status = network.accounts.get(did)?.status;
    return status === undefined
      ? { status: 200, body: { did, active: true } }
      : { status: 200, body: { did, active: false, status } };
  },
  'com.atproto.repo.listRecords': (network, query) => {
    const cursor = query.get('cursor');
    const left = network
      .by(query.get('repo')!, query.get('collection')!)
      .toSorted((a, b) => (a.rkey < b.rkey ? 1 : -1))
      .filter(({ rkey }) => cursor === null || rkey < cursor);
    const page = left.slice(0, Number(query.get('limit') ?? 50));
    const records = page.map(({ uri, value }) => ({ uri, cid: cidOf(uri), value }));
    const next = page.length < left.length ? { cursor: page.at(-1)!.rkey } : {};
    return { status: 200, body: { records, ...next } };
  },
  'com.atproto.repo.getRecord': (network, query) => {
    const uri = `at://${query.get('repo')}/${query.get('collection')}/${query.get('rkey')}`;
    const record = network.records.get(uri);
    return record === undefined
      ? { status: 400, body: { error: 'RecordNotFound', message: 'Could not locate record' } }
      : { status: 200, body: { uri, value: record.value } };
  },
};

function fail(fault: Fault, response: ServerResponse): void {
  if (fault === 'limited') {
    const reset = Math.ceil(Date.now() / 1000) + 1;
    response.writeHead(429, { 'ratelimit-remaining': '0', 'ratelimit-reset': String(reset) });
    response.end(JSON.stringify({ error: 'RateLimitExceeded' }));
  } else if (fault === 'unavailable') response.writeHead(503).end('try later');
  else if (fault === 'refused') {
    response.writeHead(400).end('{"error":"InvalidRequest","message":"No"}');
  } else if (fault === 'broken') response.writeHead(200).end('<html>');
  else {
    response.writeHead(200, { 'content-length': '1000' }).write('{"followers":');
    response.destroy();
  }
}
