import type { Query, XrpcClient } from './xrpc-client.ts';
import type { XrpcAnswer } from './xrpc-answer.ts';

/** After so many ms without a whole response, a request to somebody's own server counts as failed. */
const PATIENCE = 10_000;
/** After so many failures in a row we leave a server alone for a while. */
const MOST_FAILURES = 2;
/** How long we leave it alone, in ms. */
const REST = 10 * 60_000;

/**
 * Reads from the servers that people's ids name. Anybody can run one, and some of them are slow or
 * gone for good, so none may hold up the others.
 */
export interface OwnServers {
  get: (server: string, method: string, query: Query) => Promise<XrpcAnswer>;
}

/** @param now returns the time, in ms. */
export function createOwnServers(client: XrpcClient, now: () => number = Date.now): OwnServers {
  const failures = new Map<string, { count: number; last: number }>();
  return {
    get: async (server, method, query) => {
      const before = failures.get(server) ?? { count: 0, last: 0 };
      if (before.count >= MOST_FAILURES && now() - before.last < REST) {
        return { kind: 'failed', reason: 'the server did not respond before', lost: false };
      }
      const answer = await client.get(server, `xrpc/${method}`, query, PATIENCE);
      if (answer.kind !== 'failed') failures.delete(server);
      else failures.set(server, { count: before.count + 1, last: now() });
      return answer;
    },
  };
}
