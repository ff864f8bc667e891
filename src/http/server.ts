import { once } from 'node:events';
import { createServer as createPlainServer } from 'node:http';
import type { Server } from 'node:http';
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
/** Milliseconds a request may take to arrive: long enough for a large file on a slow line. */
const LONGEST_REQUEST = 3_600_000;
/** ms that the headers of a request, or the handshake of TLS, may take to arrive. */
const LONGEST_HEADERS = 10_000;
/** ms between two looks for requests that take too long. */
const LOOKS = 1000;
const MOST_CONNECTIONS = { perAddress: 100, inAll: 1000 };
/** As Apache's mod_reqtimeout has it: after the first seconds, a body keeps some pace. */
const SLOWEST_BODY = { graceMs: 20_000, bytesPerSecond: 500 };

export interface ServerOptions {
  /** Default: the usual port, or the next free one. */
  port?: number;
  /** The address to listen on. Default: one that only this machine can reach. */
  address?: string;
  /** For HTTPS: the certificate and the key, as PEM. */
  tls?: { cert: string; key: string };
  /** Many visitors share the address of a proxy. */
  trustedProxies?: TrustedProxies;
}

export interface RunningServer {
  url: string;
  /** The usual port was in use, so the server has another. */
  usualPortTaken: boolean;
  /** Stops the server and closes all connections. */
  close(): Promise<void>;
}

/**
 * Serves the app. Throws a `TribeError` if the requested port, or every port tried, is in use.
 */
export async function startServer(
  app: App,
  { port, address = LOOPBACK, tls, trustedProxies = new TrustedProxies() }: ServerOptions,
): Promise<RunningServer> {
  const server = limitedServer(app, tls, trustedProxies);
  const taken = await listen(server, port, address);
  return {
    url: `http${tls === undefined ? '' : 's'}://${address}:${taken}/`,
    usualPortTaken: port === undefined && taken !== USUAL_PORT,
    async close() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

interface App {
  fetch: (request: Request, env: never) => Response | Promise<Response>;
}

/** A server whose requests can't take all connections, and get the same answers when broken. */
function limitedServer(app: App, tls: ServerOptions['tls'], proxies: TrustedProxies): Server {
  const listener = getRequestListener(app.fetch as never, { errorHandler: brokenRequest });
  const options = {
    headersTimeout: LONGEST_HEADERS,
    requestTimeout: LONGEST_REQUEST,
    connectionsCheckingInterval: LOOKS,
    // The listener refuses a request without a host, with a problem.
    requireHostHeader: false,
  };
  const server =
    tls === undefined
      ? createPlainServer(options, listener)
      : createSecureServer({ ...options, ...tls, handshakeTimeout: LONGEST_HEADERS }, listener);
  const isShared = (address: string): boolean => proxies.has(address);
  const connections = new Connections(server, { ...MOST_CONNECTIONS, isShared });
  closeSlowBodies(server, SLOWEST_BODY);
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
