import type { Agent } from 'node:https';
import {
  ApiPartialResponseError,
  ApiRequestError,
  ApiResponseError,
  TwitterApi,
} from 'twitter-api-v2';
import { TribeError } from '../../model/errors.ts';
import type { Endpoint } from './limits.ts';
import { rateLimitOf, readFailure } from './read-failure.ts';
import type { XAnswer } from './x-answer.ts';

/** ms without a byte after which a request counts as cut. */
const PATIENCE = 60_000;

export interface XRequest {
  endpoint: Endpoint;
  /** For the parts of the endpoint that begin with a colon. */
  params?: Record<string, string>;
  query?: Record<string, string | number>;
}

/** How X is reached. */
export interface XClient {
  server: string;
  agent: Agent | undefined;
  get: (token: string, request: XRequest) => Promise<XAnswer>;
  post: (token: string, endpoint: Endpoint, body: object) => Promise<XAnswer>;
}

/**
 * Asks X, one raw page a request: the library's own paging ends without a word at a limit, at an
 * empty page and at an answer of errors only, each of which would look as if everybody had left.
 *
 * @param server as `TRIBE_X_API` says; see `xServer`
 * @param agent for a server whose certificate only this process knows
 */
export function createXClient(server: string, agent?: Agent): XClient {
  const prefix = `${server}/2/`;
  let made: { token: string; api: TwitterApi } | undefined;
  const api = (token: string): TwitterApi => {
    if (made?.token !== token) made = { token, api: apiWith(token, agent) };
    return made.api;
  };
  return {
    server,
    agent,
    get: (token, { endpoint, params = {}, query = {} }) =>
      answerOf((options) => api(token).v2.get(endpoint, query, { ...options, prefix, params })),
    post: (token, endpoint, body) =>
      answerOf((options) =>
        api(token).v2.post(endpoint, body as Record<string, string>, { ...options, prefix }),
      ),
  };
}

/** The library on our terms. */
export function apiWith(
  token: string | { clientId: string; clientSecret?: string },
  agent?: Agent,
): TwitterApi {
  const settings = agent === undefined ? {} : { httpAgent: agent };
  // Two of its many signatures; there is no common one.
  return typeof token === 'string'
    ? new TwitterApi(token, settings)
    : new TwitterApi(token as never, settings);
}

interface FullResponse {
  data: unknown;
  headers: Record<string, unknown>;
}

const OPTIONS = { fullResponse: true, timeout: PATIENCE } as const;

/** Runs a request of the library. Its errors hold the request with its token, so they end here. */
export async function answerOf(
  ask: (options: typeof OPTIONS) => Promise<unknown>,
): Promise<XAnswer> {
  try {
    const { data, headers } = (await ask(OPTIONS)) as FullResponse;
    return { kind: 'body', body: data, limit: rateLimitOf(headers) };
  } catch (error) {
    if (error instanceof ApiResponseError) {
      return readFailure(error.code, error.data, error.headers);
    }
    if (error instanceof ApiPartialResponseError) {
      return { kind: 'failed', reason: 'the response was cut off', lost: true };
    }
    if (error instanceof ApiRequestError) return unreachable(causeOf(error));
    throw error;
  }
}

/** Why a connection failed: the library keeps it under another name than its own getter reads. */
function causeOf(error: ApiRequestError): string | undefined {
  const kept = error as unknown as { _options?: { error?: NodeJS.ErrnoException } };
  return kept._options?.error?.code;
}

/** Codes that say that no request has gone out. */
const NEVER_SENT: Record<string, string> = {
  ENOTFOUND: 'the server was not found',
  EAI_AGAIN: 'the server was not found',
  ECONNREFUSED: 'the server refused the connection',
  EHOSTUNREACH: 'the server cannot be reached',
  ENETUNREACH: 'there is no network',
};

const UNTRUSTED = /^(?:CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_|ERR_TLS_)/;

function unreachable(code: string | undefined): XAnswer {
  if (code !== undefined && UNTRUSTED.test(code)) {
    throw new TribeError(
      `The certificate of the server is not trusted (${code}).`,
      'If it is your own server, set NODE_EXTRA_CA_CERTS to its certificate.',
    );
  }
  const known = code === undefined ? undefined : NEVER_SENT[code];
  if (known !== undefined) return { kind: 'failed', reason: known, lost: false };
  return { kind: 'failed', reason: 'the connection was lost', lost: true };
}
