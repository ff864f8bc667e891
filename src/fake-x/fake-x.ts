import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { Activity } from './activity.ts';
import type { FakeAnswer } from './answer.ts';
import { json, problem } from './answer.ts';
import { Billing } from './billing.ts';
import type { Certificate } from './certificate.ts';
import { makeCertificate } from './certificate.ts';
import type { ChooseFault, Fault } from './faults.ts';
import { NO_FAULTS } from './faults.ts';
import type { ListSettings } from './lists.ts';
import { answerList, isList } from './lists.ts';
import type { FakeApp } from './oauth.ts';
import { OAuth } from './oauth.ts';
import type { Paging } from './paging.ts';
import { RateLimits } from './rate-limits.ts';
import { inNewerDialect } from './render.ts';
import { answerUsers } from './users.ts';
import type { FakeWorld } from './world.ts';

export interface FakeXSettings {
  world: FakeWorld;
  /** Returns the time on the fake X, in ms since 1970. */
  now: () => number;
  certificate?: Certificate;
  app?: Partial<FakeApp>;
  isOwned?: boolean;
  paging?: Paging;
  /** Which names X uses for its fields. `mixed`: both, in turn. */
  dialect?: 'older' | 'newer' | 'mixed';
  /** The share of X's real rate limits. */
  limitShare?: number;
  /** The most entries on a page, whatever the request says. */
  largestPage?: number;
  fault?: ChooseFault;
}

/** A running fake X. */
export interface FakeX {
  url: string;
  /** The certificate that clients must trust. */
  certificate: Certificate;
  app: FakeApp;
  oauth: OAuth;
  billing: Billing;
  activity: Activity;
  /** The number of requests by endpoint. */
  requests: Map<string, number>;
  close: () => Promise<void>;
}

const APP: FakeApp = {
  clientId: 'fake-client',
  bearer: 'fake-app-bearer-token-for-reading',
  redirectUris: ['http://127.0.0.1:8722/callback'],
};

const ENDPOINTS: readonly [RegExp, string][] = [
  [/^users\/me$/, 'users/me'],
  [/^users$/, 'users'],
  [/^users\/by\/username\/(\w{1,50})$/, 'users/by/username/:username'],
  [/^users\/(\d{1,19})$/, 'users/:id'],
  [/^users\/(\d{1,19})\/(followers|following|tweets|mentions)$/, 'users/:id/$2'],
  [/^tweets\/(\d{1,19})\/(liking_users|retweeted_by|quote_tweets)$/, 'tweets/:id/$2'],
  [/^activity\/subscriptions$/, 'activity/subscriptions'],
  [/^activity\/stream$/, 'activity/stream'],
];

/**
 * Starts a local server that responds as X does. It has an account whose audience changes over
 * time, pages, rate limits and prices, and on request every known fault of the real X. It does not
 * depend on the program that uses it.
 */
export async function startFakeX(settings: FakeXSettings): Promise<FakeX> {
  const certificate = settings.certificate ?? makeCertificate(Date.now());
  const billing = new Billing();
  const fake: Omit<FakeX, 'url' | 'close'> = {
    certificate,
    app: { ...APP, ...settings.app },
    oauth: new OAuth({ ...APP, ...settings.app }),
    billing,
    activity: new Activity(settings.world, billing),
    requests: new Map(),
  };
  const limits = new RateLimits(settings.limitShare ?? 1);
  const server = createServer(
    { key: certificate.key, cert: certificate.cert },
    (request, response) => {
      void bodyOf(request).then((body) =>
        answerRequest(settings, fake, limits, request, body, response),
      );
    },
  );
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    ...fake,
    url: `https://127.0.0.1:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let body = '';
  for await (const chunk of request) body += String(chunk);
  return body;
}

function answerRequest(
  settings: FakeXSettings,
  fake: Omit<FakeX, 'url' | 'close'>,
  limits: RateLimits,
  request: IncomingMessage,
  body: string,
  response: ServerResponse,
): void {
  const url = new URL(request.url ?? '/', 'https://127.0.0.1');
  const now = settings.now();
  if (url.pathname === '/i/oauth2/authorize') {
    const answer = fake.oauth.authorize(url.searchParams, now);
    if ('location' in answer) response.writeHead(302, { location: answer.location }).end();
    else response.writeHead(400, { 'content-type': 'text/plain' }).end(answer.refused);
    return;
  }
  if (url.pathname === '/2/oauth2/token' && request.method === 'POST') {
    const { status, body: tokens } = fake.oauth.exchange(
      new URLSearchParams(body),
      request.headers.authorization,
      now,
    );
    send(response, json(status, tokens));
    return;
  }
  const found = endpointOf(url.pathname);
  if (found === undefined) return send(response, problem(404, 'Not Found', 'Not Found'));
  const { endpoint, id } = found;
  const bearer = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1];
  const as = fake.oauth.whoHas(bearer, now);
  if (as === undefined) return send(response, problem(401, 'Unauthorized', 'Unauthorized'));
  const fault =
    settings.fault?.(endpoint, url.searchParams.has('pagination_token')) ??
    NO_FAULTS(endpoint, false);
  if (fault === 'cut before') {
    request.socket.destroy();
    return;
  }
  if (fault === 'token gone' && as === 'user') fake.oauth.revoke(bearer!);
  const early = faultAnswer(fault, as, now);
  if (early !== undefined) return send(response, early);
  const { allowed, headers } = limits.take(endpoint, as, now);
  if (!allowed) {
    return send(response, { ...problem(429, 'Too Many Requests', 'Too Many Requests'), headers });
  }
  if (fake.billing.credit <= 0) return send(response, noCredits());
  fake.requests.set(endpoint, (fake.requests.get(endpoint) ?? 0) + 1);
  if (endpoint === 'activity/stream') return fake.activity.open(response);
  if (endpoint === 'activity/subscriptions') {
    const answer = request.method === 'POST' ? fake.activity.subscribe(body) : fake.activity.list();
    return send(response, { ...answer, headers });
  }
  const { world, paging = 'keyset', isOwned = true, largestPage = Infinity } = settings;
  const list: ListSettings = { world, paging, billing: fake.billing, isOwned, largestPage };
  const requested = { endpoint, id, query: url.searchParams, now, as, fault };
  const answer = isList(endpoint) ? answerList(list, requested) : answerUsers(list, requested);
  send(
    response,
    damaged(inDialect(settings, answer, fake.requests.get(endpoint)!), fault, headers),
  );
}

function endpointOf(pathname: string): { endpoint: string; id: string } | undefined {
  if (!pathname.startsWith('/2/')) return undefined;
  const path = pathname.slice('/2/'.length);
  for (const [form, name] of ENDPOINTS) {
    const found = form.exec(path);
    if (found !== null)
      return { endpoint: name.replace('$2', () => found[2] ?? ''), id: found[1] ?? '' };
  }
  return undefined;
}

/** Returns the response of a fault that happens before X looks at the request. */
function faultAnswer(
  fault: Fault | undefined,
  as: 'user' | 'app',
  now: number,
): FakeAnswer | undefined {
  const inAMinute = {
    'x-rate-limit-remaining': '0',
    'x-rate-limit-reset': String(Math.ceil(now / 1000) + 60),
  };
  switch (fault) {
    case 'unavailable':
      return {
        status: 503,
        type: 'text/html',
        body: '<html>Service Unavailable</html>',
        headers: {},
      };
    case 'server error':
      return problem(500, 'Internal Server Error', 'Something is broken.');
    case 'limited, a problem':
      return { ...problem(429, 'Too Many Requests', 'Too Many Requests'), headers: inAMinute };
    case 'limited, a code':
      return {
        ...json(429, { errors: [{ code: 88, message: 'Rate limit exceeded' }] }),
        headers: inAMinute,
      };
    case 'token gone':
      return as === 'user' ? problem(401, 'Unauthorized', 'Unauthorized') : undefined;
    case 'no credits':
      return noCredits();
    default:
      return undefined;
  }
}

function noCredits(): FakeAnswer {
  return problem(
    402,
    'Payment Required',
    'Your enrolled account does not have any credits to fulfill this request.',
    'credits-depleted',
  );
}

function inDialect(
  { dialect = 'older' }: FakeXSettings,
  answer: FakeAnswer,
  count: number,
): FakeAnswer {
  const isNewer = dialect === 'newer' || (dialect === 'mixed' && count % 2 === 0);
  if (!isNewer) return answer;
  return { ...answer, body: JSON.stringify(inNewerDialect(JSON.parse(answer.body))) };
}

function damaged(
  answer: FakeAnswer,
  fault: Fault | undefined,
  headers: Record<string, string>,
): FakeAnswer {
  const whole = { ...answer, headers: { ...headers, ...answer.headers } };
  if (fault === 'cut within') return { ...whole, cutAfter: whole.body.length >> 1 };
  if (fault === 'garbled') return { ...whole, body: `${whole.body.slice(0, -2)}…` };
  return whole;
}

function send(
  response: ServerResponse,
  { status, type, body, headers, cutAfter }: FakeAnswer,
): void {
  const bytes = Buffer.from(body);
  response.writeHead(status, { 'content-type': type, 'content-length': bytes.length, ...headers });
  if (cutAfter === undefined) {
    response.end(bytes);
    return;
  }
  response.write(bytes.subarray(0, cutAfter), () => response.destroy());
}
