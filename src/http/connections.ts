import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';

export interface ConnectionLimits {
  /** The most connections of one address. */
  perAddress: number;
  inAll: number;
  /** Whether many visitors share the address. Only the limit for all connections applies to it. */
  isShared: (address: string) => boolean;
}

interface Connection {
  address: string;
  socket: Socket;
  /** Responses that have not been sent in full. */
  answers: Set<ServerResponse>;
}

/**
 * Limits the connections of a server. Above a limit, it closes the oldest connection that waits for
 * a request: that one is idle, or sends its request slowly. If every connection is being answered, it
 * closes the new one.
 */
export class Connections {
  readonly #limits: ConnectionLimits;
  /** By remote address and port, oldest first. With TLS, a request has another socket object. */
  readonly #open = new Map<string, Connection>();

  constructor(server: Server, limits: ConnectionLimits) {
    this.#limits = limits;
    server.on('connection', (socket: Socket) => this.#opened(socket));
    server.on('request', (request: IncomingMessage, response: ServerResponse) =>
      this.#requested(request, response),
    );
  }

  /** Whether part of an answer has been sent, so nothing else may be written. */
  isAnswering(socket: Duplex): boolean {
    const answers = this.#open.get(nameOf(socket as Socket))?.answers;
    return answers?.values().some(({ headersSent }) => headersSent) === true;
  }

  #opened(socket: Socket): void {
    const name = nameOf(socket);
    this.#open.set(name, { address: socket.remoteAddress ?? '', socket, answers: new Set() });
    socket.once('close', () => this.#open.delete(name));
    const crowd = this.#crowdAround(socket.remoteAddress ?? '');
    if (crowd === undefined) return;
    const waiting = crowd.find((other) => other.answers.size === 0 && other.socket !== socket);
    (waiting?.socket ?? socket).destroy();
  }

  #requested({ socket }: IncomingMessage, response: ServerResponse): void {
    const answers = this.#open.get(nameOf(socket))?.answers;
    answers?.add(response);
    response.once('close', () => answers?.delete(response));
  }

  /** Returns the connections among which one must close, if a limit is exceeded. */
  #crowdAround(address: string): Connection[] | undefined {
    const { perAddress, inAll, isShared } = this.#limits;
    if (this.#open.size <= perAddress) return undefined;
    const byAddress = Map.groupBy(this.#open.values(), (connection) => connection.address);
    const own = byAddress.get(address) ?? [];
    if (own.length > perAddress && !isShared(address)) return own;
    if (this.#open.size <= inAll) return undefined;
    return [...byAddress.values()].reduce((most, some) =>
      some.length > most.length ? some : most,
    );
  }
}

function nameOf({ remoteAddress, remotePort }: Socket): string {
  return `${remoteAddress} ${remotePort}`;
}
