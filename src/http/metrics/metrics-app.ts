import { Hono } from 'hono';
import { knownHosts } from '../middleware/known-hosts.ts';
import type { Metrics } from './metrics.ts';

const TEXT = 'text/plain; version=0.0.4; charset=utf-8';

/**
 * Serves the metrics, and nothing else. It has an address of its own, which visitors of the dashboard
 * don't reach.
 *
 * @param isLoopback refuses pages of other sites, as the dashboard does.
 */
export function metricsApp(metrics: Pick<Metrics, 'text'>, isLoopback: boolean): Hono {
  const app = new Hono();
  if (isLoopback) app.use(knownHosts(undefined));
  app.get('/metrics', async (context) =>
    context.body(await metrics.text(), 200, { 'content-type': TEXT, 'cache-control': 'no-store' }),
  );
  return app;
}
