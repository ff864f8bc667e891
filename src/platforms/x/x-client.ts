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

/** After this many ms without a byte, a request counts as failed. */
const PATIENCE = 60_000;

export interface XRequest {
  endpoint: Endpoint;
  /** Values for the parts of the endpoint that begin with a colon. */
  params?: Record<string, string>;
  query?: Record<string, string | number>;
}

/** A connection to X's API. */
export interface XClient {
  server: string;
  agent: Agent | undefined;
  get: (token: string, request: XRequest) => Promise<XAnswer>;
  post: (token: string, endpoint: Endpoint, body: object) => Promise<XAnswer>;
}

/**
 * Makes a client that requests one page at a time. The library's own paging ends silently at a rate
 * limit, at an empty page, and at a response with only errors, each of which would look as if
 * everybody had left.
 *
 * @param server from `TRIBE_X_API`; see `xServer`.
 * @param agent trusts the certificate of a test server.
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

/** Makes an instance of the library with our settings. */
export function apiWith(
  token: string | { clientId: string; clientSecret?: string },
  agent?: Agent,
): TwitterApi {
  const settings = agent === undefined ? {} : { httpAgent: agent };
  // These are two of its many signatures, which have nothing in common.
  return typeof token === 'string'
    ? new TwitterApi(token, settings)
    : new TwitterApi(token as never, settings);
}

interface FullResponse {
  data: unknown;
  headers: Record<string, unknown>;
}

const OPTIONS = { fullResponse: true, timeout: PATIENCE } as const;

/**
 * Runs a request of the library. Converts its errors here, because they contain the request with
 * its token.
 */
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

/**
 * Returns why a connection failed. The library stores the cause in another field than its own
 * getter reads.
 */
function causeOf(error: ApiRequestError): string | undefined {
  const hidden = error as unknown as { _options?: { error?: NodeJS.ErrnoException } };
  return hidden._options?.error?.code;
}

/** Error codes which show that no request was sent. */
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
