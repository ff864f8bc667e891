import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { serveStatic } from '@hono/node-server/serve-static';
import { OpenAPIHono } from '@hono/zod-openapi';
import { etag } from 'hono/etag';
import { settledReport } from '../exports/json/report-as-json.ts';
import { TribeError } from '../model/errors.ts';
import type { TribeReport } from '../model/report.ts';
import { ownMachineOnly } from './middleware/own-machine-only.ts';
import { pagePolicy } from './middleware/page-policy.ts';
import { problemResponse } from './problem.ts';
import { reportRoute } from './routes/report.ts';

/** What the server needs of the program around it. */
export interface AppPorts {
  /** Worked out, or taken from where it is kept: asked for at every request. */
  report: () => Promise<TribeReport>;
  /** Folder of the built pages. */
  webRoot: string;
  /** Told what went wrong that is nobody's fault but ours. */
  onDefect: (error: unknown) => void;
}

/**
 * The HTTP API and the dashboard. Throws a `TribeError` where the dashboard has not been built.
 */
export function createApp({ report, webRoot, onDefect }: AppPorts) {
  if (!existsSync(join(webRoot, 'index.html'))) {
    throw new TribeError('The dashboard has not been built.', 'Run `npm run build` first.');
  }
  const app = new OpenAPIHono();
  app.use(ownMachineOnly, pagePolicy);
  app.onError((error) => {
    if (error instanceof TribeError) return problemResponse(409, error.message, error.advice);
    onDefect(error);
    return problemResponse(500, 'Something went wrong', 'The server’s log says what.');
  });
  app.notFound((context) => problemResponse(404, 'Nothing is here', context.req.path));
  app.get('/healthz', (context) => context.json({ status: 'ok' }));

  // The tag is a digest of the answer itself, and so of inputs, settings and program version.
  app.use('/api/*', etag());
  const routes = app.openapi(reportRoute, async (context) => {
    context.header('Cache-Control', 'private, no-cache');
    return context.json(settledReport(await report()), 200);
  });

  app.use('/assets/*', async (context, next) => {
    await next();
    if (context.res.ok) context.header('Cache-Control', 'public, max-age=31536000, immutable');
  });
  app.get('*', serveStatic({ root: webRoot }));
  return routes;
}

/** For the typed client of the dashboard. */
export type AppType = ReturnType<typeof createApp>;
