import type { IncomingMessage, Server, ServerResponse } from 'node:http';

interface Receiving {
  since: number;
  /** Bytes of the connection when the request began. */
  from: number;
}

/**
 * Closes connections whose request arrives too slowly after a first time. A file may take an hour
 * to arrive; a request that is never finished must not take that long.
 */
export function closeSlowBodies(
  server: Server,
  { graceMs, bytesPerSecond, everyMs }: Record<'graceMs' | 'bytesPerSecond' | 'everyMs', number>,
): void {
  const receiving = new Map<IncomingMessage, Receiving>();
  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    receiving.set(request, { since: performance.now(), from: request.socket.bytesRead });
    response.once('close', () => receiving.delete(request));
  });
  const check = (): void => {
    for (const [request, { since, from }] of receiving) {
      const ms = performance.now() - since;
      // What has arrived and nobody has read yet is not the sender's fault.
      if (request.complete || request.readableLength > 0 || ms <= graceMs) continue;
      if (request.socket.bytesRead - from < (ms / 1000) * bytesPerSecond) request.socket.destroy();
    }
  };
  const timer = setInterval(check, everyMs).unref();
  server.once('close', () => clearInterval(timer));
}
