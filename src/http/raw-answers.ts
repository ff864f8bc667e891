import { type IncomingMessage, type Server, STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Connections } from './connections.ts';
import { problemText } from './problem.ts';

const STATUSES: Record<string, number> = {
  HPE_HEADER_OVERFLOW: 431,
  HPE_CHUNK_EXTENSIONS_OVERFLOW: 413,
  ERR_HTTP_REQUEST_TIMEOUT: 408,
};
const TITLES: Record<number, string> = {
  405: 'This server is not a proxy',
  408: 'The request took too long to arrive',
  413: 'The request is too large',
  417: 'The server cannot do what the request expects',
  431: 'The headers of the request are too large',
};

/** Answers requests that are not HTTP, or never arrive in full, in the form of other answers. */
export function answerBrokenRequests(server: Server, connections: Connections): void {
  server.on('clientError', (error: NodeJS.ErrnoException, socket: Duplex) => {
    const isLost = !socket.writable || error.code === 'ECONNRESET';
    if (isLost || connections.isAnswering(socket)) socket.destroy();
    else refuse(socket, STATUSES[error.code ?? ''] ?? 400);
  });
  server.on('checkExpectation', ({ socket }: IncomingMessage) => refuse(socket, 417));
  server.on('connect', (_: IncomingMessage, socket: Duplex) => refuse(socket, 405));
}

function refuse(socket: Duplex, status: number): void {
  const text = problemText(status, TITLES[status] ?? 'The request is malformed');
  socket.end(
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n` +
      `Content-Type: application/problem+json\r\nContent-Length: ${Buffer.byteLength(text)}\r\n` +
      `Cache-Control: no-store\r\nConnection: close\r\n\r\n${text}`,
  );
}
