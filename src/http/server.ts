import { once } from 'node:events';
import { createServer as createPlainServer } from 'node:http';
import type { Server } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import { createAdaptorServer } from '@hono/node-server';
import { TribeError } from '../model/errors.ts';

/** An address that only this machine can reach. */
const LOOPBACK = '127.0.0.1';
const USUAL_PORT = 8321;
const PORTS_TRIED = 20;
/** Milliseconds a request may take to arrive: long enough for a large file on a slow line. */
const LONGEST_REQUEST = 3_600_000;

export interface ServerOptions {
  /** Default: the usual port, or the next free one. */
  port?: number;
  /** The address to listen on. Default: one that only this machine can reach. */
  address?: string;
  /** For HTTPS: the certificate and the key, as PEM. */
  tls?: { cert: string; key: string };
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
  app: { fetch: (request: Request, env: never) => Response | Promise<Response> },
  { port, address = LOOPBACK, tls }: ServerOptions,
): Promise<RunningServer> {
  const server = createAdaptorServer({
    fetch: app.fetch as never,
    ...(tls === undefined
      ? { createServer: createPlainServer }
      : { createServer: createSecureServer, serverOptions: tls }),
  }) as Server;
  server.requestTimeout = LONGEST_REQUEST;
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
