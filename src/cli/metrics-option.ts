import { isIP } from 'node:net';
import { InvalidArgumentError, Option } from 'commander';
import type { Measured, Metrics } from '../http/metrics/metrics.ts';

const LOOPBACK = '127.0.0.1';

/** Where metrics are served. */
export interface MetricsPlace {
  address: string;
  port: number;
}

/** Returns the option for the address of the metrics. */
export function metricsOption(): Option {
  return new Option(
    '--metrics <[ip:]port>',
    'serve metrics for Prometheus at /metrics of another port (default ip: 127.0.0.1)',
  )
    .env('TRIBE_METRICS')
    .argParser(typedPlace);
}

function typedPlace(text: string): MetricsPlace {
  const parts = /^(?:(?<ip>.+):)?(?<port>\d{1,5})$/u.exec(text)?.groups;
  const address = parts?.ip?.replace(/^\[(.*)\]$/u, '$1') ?? LOOPBACK;
  const port = Number(parts?.port);
  if (isIP(address) !== 0 && port <= 65_535) return { address, port };
  throw new InvalidArgumentError('Use a port, such as 9464, or an IP address and a port.');
}

/** Metrics that are served until they are closed. */
export interface ServedMetrics {
  metrics: Metrics;
  url: string;
  close(): Promise<void>;
}

/** Serves the metrics of this process. Throws a `TribeError` if the port is in use. */
export async function serveMetrics(
  { address, port }: MetricsPlace,
  measured: Measured,
): Promise<ServedMetrics> {
  const { Metrics: MetricsOf } = await import('../http/metrics/metrics.ts');
  const { metricsApp } = await import('../http/metrics/metrics-app.ts');
  const { startServer } = await import('../http/server.ts');
  const metrics = new MetricsOf(measured);
  const isLoopback = address.startsWith('127.') || address === '::1';
  const server = await startServer(metricsApp(metrics, isLoopback), { address, port });
  return { metrics, url: new URL('/metrics', server.url).href, close: () => server.close() };
}
