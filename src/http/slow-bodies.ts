import type { IncomingMessage, Server, ServerResponse } from 'node:http';

interface Receiving {
  since: number;
  /** Bytes of the connection at the start of the request. */
  from: number;
}

/**
 * Closes connections whose request arrives too slowly after a grace period. A large file may take
 * an hour to arrive; a request that never ends must not.
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
      // The sender is not to blame for bytes that arrived and that nobody has read yet.
      if (request.complete || request.readableLength > 0 || ms <= graceMs) continue;
      if (request.socket.bytesRead - from < (ms / 1000) * bytesPerSecond) request.socket.destroy();
    }
  };
  const timer = setInterval(check, everyMs).unref();
  server.once('close', () => clearInterval(timer));
}
