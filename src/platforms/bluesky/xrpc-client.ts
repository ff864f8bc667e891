import PQueue from 'p-queue';
import { getPublicly } from './get-publicly.ts';
import { rateLimitOf, readFailure } from './read-failure.ts';
import { isLoopback } from './servers.ts';
import type { XrpcAnswer } from './xrpc-answer.ts';

/** Requests that a PDS allows in a time, in ms. */
const PDS_REQUESTS = 3000;
export const LIMIT_WINDOW = 5 * 60_000;
/** Requests to one server in a second. The AppView and the directory name no limit. */
export const REQUESTS_A_SECOND = PDS_REQUESTS / (LIMIT_WINDOW / 1000);
/** A server on this machine needs no pause. */
const PACE = {
  interval: 1000,
  intervalCap: REQUESTS_A_SECOND,
  concurrency: REQUESTS_A_SECOND,
};
/** After so many ms without a whole response, a request counts as failed. */
const PATIENCE = 30_000;
/** Larger responses are cut off. A page of 100 profiles has less than 1 MB. */
const LARGEST = 8 * 1024 * 1024;

/** Reads JSON from any server of the network, paced for each server. */
export interface XrpcClient {
  /** @param patience how long to wait for a whole response, in ms. */
  get: (server: string, path: string, query?: Query, patience?: number) => Promise<XrpcAnswer>;
}

export type Query = Record<string, string | number | readonly string[]>;

/**
 * Makes a client.
 *
 * @param userAgent says who reads, as the servers' operators ask for.
 * @param configured addresses of the servers that the owner chose. Others are only read on the public
 *   internet.
 */
export function createXrpcClient(
  userAgent: string,
  configured: readonly string[] = [],
): XrpcClient {
  const trusted = new Set(configured.map((server) => new URL(server).origin));
  const queues = new Map<string, PQueue>();
  const paced = (url: URL): PQueue => {
    const queue = queues.get(url.host) ?? new PQueue(isLoopback(url) ? {} : PACE);
    queues.set(url.host, queue);
    return queue;
  };
  return {
    get: (server, path, query = {}, patience = PATIENCE) => {
      const url = addressOf(server, path, query);
      const isTrusted = trusted.has(url.origin) || isLoopback(url);
      return paced(url).add(() => request(url, isTrusted, userAgent, patience));
    },
  };
}

function addressOf(server: string, path: string, query: Query): URL {
  const url = new URL(`${server}/${path}`);
  for (const [name, value] of Object.entries(query)) {
    const values = typeof value === 'object' ? value : [value];
    for (const each of values) url.searchParams.append(name, String(each));
  }
  return url;
}

async function request(
  url: URL,
  isTrusted: boolean,
  userAgent: string,
  patience: number,
): Promise<XrpcAnswer> {
  const asked = {
    headers: { 'user-agent': userAgent, accept: 'application/json' },
    signal: AbortSignal.timeout(patience),
  };
  try {
    // A redirect could lead to an address on the owner's own network.
    const response = await (isTrusted
      ? fetch(url, { ...asked, redirect: 'error' })
      : getPublicly(url, asked));
    const body = parsed(await textOf(response));
    if (!response.ok) return readFailure(response.status, body, response.headers);
    return { kind: 'body', body, limit: rateLimitOf(response.headers) };
  } catch (error) {
    return { kind: 'failed', reason: causeOf(error), lost: false };
  }
}

async function textOf(response: Response): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.length;
    if (size > LARGEST) throw new Error('the response is too large');
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const CAUSES: Record<string, string> = {
  ENOTFOUND: 'the server was not found',
  EAI_AGAIN: 'the server was not found',
  ECONNREFUSED: 'the server refused the connection',
  EHOSTUNREACH: 'the server cannot be reached',
  ENETUNREACH: 'there is no network',
};

/** `fetch` hides the reason in the cause of its error. */
function causeOf(error: unknown): string {
  if (!(error instanceof Error)) return 'the connection was lost';
  if (error.name === 'TimeoutError') return 'the server did not respond in time';
  if (error.message === 'the response is too large') return error.message;
  const { code } = (error.cause ?? error) as NodeJS.ErrnoException;
  return CAUSES[code ?? ''] ?? 'the connection was lost';
}
