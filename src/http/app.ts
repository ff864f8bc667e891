import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { serveStatic } from '@hono/node-server/serve-static';
import { OpenAPIHono } from '@hono/zod-openapi';
import type { Context, MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { compress } from 'hono/compress';
import { every } from 'hono/combine';
import { LOAD_TEST } from '../app/capacity/server-under-test.ts';
import { BusyError, StoppingError } from '../app/busy-error.ts';
import { forVisitors } from '../app/for-visitors.ts';
import { TribeError } from '../model/errors.ts';
import type { AppPorts, Environment } from './environment.ts';
import { type Answered, tellAnswered } from './middleware/answered.ts';
import { knownHosts } from './middleware/known-hosts.ts';
import { pagePolicy } from './middleware/page-policy.ts';
import { rateLimit, visitorAddress } from './middleware/rate-limit.ts';
import { isRead, ownHeader, signedIn } from './middleware/signed-in.ts';
import { Places } from './places.ts';
import { problemResponse, Refusal } from './problem.ts';
import { answerRoutes } from './routes/answers.ts';
import { dataRoutes } from './routes/data.ts';
import { correctionRoutes } from './routes/corrections.ts';
import { capacityRoutes } from './routes/capacity.ts';
import { connectingRoutes } from './routes/connecting.ts';
import { entering, WAYS_IN } from './routes/entering.ts';
import { exportRoutes } from './routes/exports.ts';
import { forgettingRoutes } from './routes/forgetting.ts';
import { importRoutes } from './routes/imports.ts';
import { pageRoutes } from './routes/pages.ts';
import { progressRoutes } from './routes/progress.ts';
import { rememberedListRoutes } from './routes/remembered-lists.ts';
import { reviewedRoutes } from './routes/reviewed.ts';
import { scheduleRoutes } from './routes/schedule.ts';
import { sessionRoutes } from './routes/session.ts';
import { sharingRoutes } from './routes/sharing.ts';
import { eventStreams } from './stream-events.ts';

const API = '/api/v1';
/** The most bytes of a request body. Uploaded files have their own limit. */
const LARGEST_BODY = 1_000_000;
const READS = { burst: 2000, perSecond: 500 };
const WRITES = { burst: 120, perSecond: 2 };
const SIGN_INS = { burst: 60, perSecond: 1 };
/** Seconds after which to try again: other reports come first, or another server takes over. */
const WHEN_BUSY = 60;
const WHEN_STOPPING = 2;
/** Requests that are being answered. Streams have their own limit. */
const MOST_AT_ONCE = { perCaller: 100, inAll: 500 };

/**
 * The HTTP API and the dashboard. Throws a `TribeError` if the dashboard has not been built.
 */
export function createApp(ports: AppPorts) {
  const { webRoot, onDefect, mode, publicOrigin, now, draining } = ports;
  if (!existsSync(join(webRoot, 'index.html'))) {
    throw new TribeError('The dashboard has not been built.', 'Build it first: npm run build');
  }
  const app = new OpenAPIHono<Environment>();
  app.use(
    tellAnswered((answered) => {
      if (isLoad(answered)) ports.meter.count();
      ports.onAnswered?.(answered);
    }),
  );
  app.use(pagePolicy(mode === 'hosted'), knownHosts(publicOrigin));
  app.onError((error) => {
    if (error instanceof Refusal) return refused(error, error.status, error.retryAfter);
    if (error instanceof BusyError) return refused(error, 429, WHEN_BUSY);
    if (error instanceof StoppingError) return refused(error, 503, WHEN_STOPPING);
    const found = 'status' in error ? malformed(error.status) : undefined;
    if (found !== undefined) return found;
    const { message, advice } = forVisitors(error, onDefect);
    return problemResponse(statusOf(error), message, advice);
  });
  app.notFound((context) =>
    problemResponse(404, 'There is nothing at this address', context.req.path),
  );
  app.get('/healthz', (context) => context.json({ status: 'ok' }));
  app.get('/health/ready', (context) =>
    draining.aborted
      ? context.json({ status: 'stopping' }, 503)
      : context.json({ status: 'ready' }),
  );

  const address = visitorAddress(ports.trustedProxies);
  const entrance = rateLimit(SIGN_INS, address, now);
  for (const path of WAYS_IN) app.use(path, entrance);
  app.route('/', entering(ports));

  // The API description and the sign-in are open to everybody.
  app.doc31(`${API}/openapi.json`, {
    openapi: '3.1.0',
    info: {
      title: 'Tribefinder',
      version: '1',
      description:
        'Shows which topics cost followers and which attract a lasting, like-minded audience. Requests need the cookie of a session. Requests that change something also need the header `X-Tribefinder: 1`.',
    },
  });
  app.use(`${API}/session`, rateLimit(READS, address, now));
  app.use(`${API}/*`, ownHeader);
  const open = app.route(API, sessionRoutes(ports));
  app.use(`${API}/*`, guard(ports));
  const streamEvents = eventStreams(draining);
  const routes = open
    .route(API, pageRoutes(ports))
    .route(API, answerRoutes(ports))
    .route(API, progressRoutes(ports, streamEvents))
    .route(API, dataRoutes(ports))
    .route(API, capacityRoutes(ports))
    .route(API, reviewedRoutes(ports))
    .route(API, scheduleRoutes(ports))
    .route(API, correctionRoutes(ports))
    .route(API, forgettingRoutes(ports))
    .route(API, importRoutes(ports, streamEvents))
    .route(API, rememberedListRoutes(ports))
    .route(API, connectingRoutes(ports))
    .route(API, exportRoutes(ports))
    .route(API, sharingRoutes(ports));

  serveWeb(app, webRoot);
  return routes;
}

/** The type of the API, for the client in the dashboard. */
export type AppType = ReturnType<typeof createApp>;

/** Whether a request is of the kind that a load test measures, and not of one. */
function isLoad({ route, userAgent }: Answered): boolean {
  return route.startsWith(`${API}/`) && userAgent !== LOAD_TEST;
}

/** @param retryAfter seconds. */
function refused(
  { message, advice }: Pick<Refusal, 'message' | 'advice'>,
  status: number,
  retryAfter?: number,
): Response {
  const response = problemResponse(status, message, advice);
  if (retryAfter !== undefined) response.headers.set('retry-after', String(retryAfter));
  return response;
}

function statusOf(error: Error): number {
  if (!(error instanceof TribeError)) return 500;
  return error.publicMessage === undefined ? 409 : 503;
}

/** Converts what the framework refuses before a route sees it. */
function malformed(status: unknown): Response | undefined {
  if (status === 400) return problemResponse(400, 'The request is malformed');
  if (status !== 415) return undefined;
  return problemResponse(415, 'The body has the wrong content type', 'Send application/json.');
}

function visitorOf(context: Context): string {
  return (context as Context<Environment>).get('visitor').limitedAs;
}

/** Requires a session, and limits the rate and the size of requests. */
function guard(ports: AppPorts) {
  const reading = rateLimit(READS, visitorOf, ports.now);
  const writing = rateLimit(WRITES, visitorOf, ports.now);
  const limited = bodyLimit({
    maxSize: LARGEST_BODY,
    onError: () => problemResponse(413, 'The request is too large'),
  });
  return every(signedIn(ports), oneOfFew(new Places(MOST_AT_ONCE)), (context, next) => {
    if (isRead(context)) return reading(context, next);
    // An uploaded file is streamed and has its own limit.
    if (context.req.method === 'PUT' && context.req.path.endsWith('/file')) {
      return writing(context, next);
    }
    return writing(context, async () => {
      const refused = await limited(context, next);
      if (refused instanceof Response) context.res = refused;
    });
  });
}

/** Limits the requests of a caller that are answered at the same time. */
function oneOfFew(places: Places): MiddlewareHandler {
  return async (context, next) => {
    const leave = places.take(visitorOf(context));
    try {
      await next();
    } finally {
      leave();
    }
  };
}

/** Serves the built files. Every other address gets `index.html`, which finds the page itself. */
function serveWeb(app: OpenAPIHono<Environment>, webRoot: string): void {
  app.use('/assets/*', compress(), async (context, next) => {
    await next();
    if (context.res.ok) context.header('Cache-Control', 'public, max-age=31536000, immutable');
  });
  app.get('*', serveStatic({ root: webRoot }));
  const page = readFileSync(join(webRoot, 'index.html'), 'utf8');
  app.get('*', (context, next) => {
    const { path } = context.req;
    if (path.startsWith('/api/') || path.startsWith('/assets/')) return next();
    if (!(context.req.header('accept') ?? '').includes('text/html')) return next();
    context.header('Cache-Control', 'no-cache');
    return context.html(page);
  });
}
