import { once } from 'node:events';
import { createServer as createPlainServer } from 'node:http';
import type { Server } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { createServer as createSecureServer } from 'node:https';
import { getRequestListener, RequestError } from '@hono/node-server';
import { TribeError } from '../model/errors.ts';
import { Connections } from './connections.ts';
import { problemResponse } from './problem.ts';
import { answerBrokenRequests } from './raw-answers.ts';
import { closeSlowBodies } from './slow-bodies.ts';
import { TrustedProxies } from './trusted-proxies.ts';

/** An address that only this machine can reach. */
const LOOPBACK = '127.0.0.1';
const USUAL_PORT = 8321;
const PORTS_TRIED = 20;
/** Timeouts of connections, ms. */
export const PATIENCE = {
  /** For a request to arrive: long enough for a large file on a slow line. */
  request: 3_600_000,
  /** For the headers of a request, or the handshake of TLS. */
  headers: 10_000,
  /** Before a body must arrive at {@link SLOWEST_BODY}. */
  body: 20_000,
  /** From an answer to the next request. */
  idle: 5000,
  /** Between two checks for requests that take too long. */
  looks: 1000,
};
/** Long enough for idle connections to end, and for a proxy to look at `/health/ready`; ms. */
const NOTICE = PATIENCE.idle + 1000;
const MOST_CONNECTIONS = { perAddress: 100, inAll: 1000 };
/** Bytes per second, as in Apache's mod_reqtimeout. */
const SLOWEST_BODY = 500;

export interface ServerOptions {
  /** Default: the usual port, or the next free one. */
  port?: number;
  /** The address to listen on. Default: one that only this machine can reach. */
  address?: string;
  /** For HTTPS: the certificate and the key, as PEM. */
  tls?: { cert: string; key: string };
  /** Many visitors share the address of a proxy. */
  trustedProxies?: TrustedProxies;
  patience?: typeof PATIENCE;
}

export interface RunningServer {
  url: string;
  /** The usual port was in use, so the server has another. */
  usualPortTaken: boolean;
  /**
   * Lets others notice that this server is not ready, while it answers as before but keeps no
   * connection. Then stops listening, and finishes what it has begun.
   *
   * @param patience ms for all of it.
   */
  drain(patience: number): Promise<void>;
  /** Stops the server and closes all connections. */
  close(): Promise<void>;
}

/**
 * Serves the app. Throws a `TribeError` if the requested port, or every port tried, is in use.
 */
export async function startServer(app: App, options: ServerOptions): Promise<RunningServer> {
  const { port, address = LOOPBACK, tls } = options;
  const server = limitedServer(app, options);
  const taken = await listen(server, port, address);
  let closed: Promise<unknown> | undefined;
  return {
    url: `http${tls === undefined ? '' : 's'}://${address}:${taken}/`,
    usualPortTaken: port === undefined && taken !== USUAL_PORT,
    async drain(patience) {
      const notice = Math.min(NOTICE, patience / 2);
      server.prependListener('request', (_, response) => response.setHeader('connection', 'close'));
      await sleep(notice);
      closed = once(server, 'close');
      server.close();
      await Promise.race([closed, sleep(patience - notice, undefined, { ref: false })]);
    },
    async close() {
      closed ??= once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

interface App {
  fetch: (request: Request, env: never) => Response | Promise<Response>;
}

/** Creates a server that limits connections, and answers broken requests like all others. */
function limitedServer(
  app: App,
  { tls, trustedProxies = new TrustedProxies(), patience = PATIENCE }: ServerOptions,
): Server {
  const listener = getRequestListener(app.fetch as never, { errorHandler: brokenRequest });
  const options = {
    headersTimeout: patience.headers,
    requestTimeout: patience.request,
    keepAliveTimeout: patience.idle,
    connectionsCheckingInterval: patience.looks,
    // The listener refuses requests without a host with a problem response.
    requireHostHeader: false,
  };
  const server =
    tls === undefined
      ? createPlainServer(options, listener)
      : createSecureServer({ ...options, ...tls, handshakeTimeout: patience.headers }, listener);
  const isShared = (address: string): boolean => trustedProxies.has(address);
  const connections = new Connections(server, { ...MOST_CONNECTIONS, isShared });
  closeSlowBodies(server, {
    graceMs: patience.body,
    bytesPerSecond: SLOWEST_BODY,
    everyMs: patience.looks,
  });
  answerBrokenRequests(server, connections);
  return server;
}

/** Answers a request that can't be handed to the app. */
function brokenRequest(error: unknown): Response {
  if (error instanceof RequestError) return problemResponse(400, 'The request is malformed');
  throw error;
}

async function listen(
  server: Server,
  wanted: number | undefined,
  address: string,
): Promise<number> {
  const first = wanted ?? USUAL_PORT;
  const last = wanted ?? USUAL_PORT + PORTS_TRIED - 1;
  for (let port = first; port <= last; port++) {
    const failure = await listenOn(server, port, address);
    if (failure === undefined) {
      const bound = server.address();
      return typeof bound === 'object' && bound !== null ? bound.port : port;
    }
    if (failure !== 'EADDRINUSE' || wanted !== undefined) throw portError(port, failure);
  }
  throw new TribeError(
    `Ports ${first} to ${last} are all in use.`,
    'Choose a free port with --port.',
  );
}

/** Tries to listen. Returns the code of the error, or `undefined` on success. */
async function listenOn(
  server: Server,
  port: number,
  address: string,
): Promise<string | undefined> {
  server.listen(port, address);
  try {
    await once(server, 'listening');
    return undefined;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code ?? String(error);
  }
}

function portError(port: number, code: string): TribeError {
  if (code === 'EADDRINUSE') {
    return new TribeError(
      `Port ${port} is in use by another program.`,
      'Choose another with --port, or leave out --port to use a free one.',
    );
  }
  return new TribeError(
    `Port ${port} cannot be opened (${code}).`,
    'Choose another with --port. Ports below 1024 need an administrator.',
  );
}
