import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { onAnalysed } from '../../app/analysis-times.ts';
import type { Answered } from '../middleware/answered.ts';
import type { Depth } from '../../app/fair-queue.ts';
import type { Load } from '../../app/capacity/load-meter.ts';

/** What the metrics are read from, each time that they are asked for. No name or id is among it. */
export interface Measured {
  /** The queues by name. */
  queues?(): Promise<Record<string, Depth>>;
  load?(): Load;
  /** Requests per second, by the last load test; 0 if there was none. */
  capacity?(): Promise<number>;
  /** Spent on X this month (UTC) for all accounts, in dollars. */
  spending?(): Promise<number>;
}

/** Seconds. */
const ANSWERS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
const ANALYSES = [0.5, 1, 2.5, 5, 10, 30, 60, 120, 300, 600, 1800];

/** What a process measures of itself, for Prometheus. */
export class Metrics {
  readonly #registry = new Registry();
  readonly #requests: Histogram<'method' | 'route' | 'status'>;

  constructor(measured: Measured) {
    const registers = [this.#registry];
    collectDefaultMetrics({ register: this.#registry });
    this.#requests = new Histogram({
      name: 'tribe_http_request_duration_seconds',
      help: 'Time until the answer to a request began.',
      labelNames: ['method', 'route', 'status'],
      buckets: ANSWERS,
      registers,
    });
    const analyses = new Histogram({
      name: 'tribe_analysis_duration_seconds',
      help: 'Time to make an analysis, without the wait before it.',
      buckets: ANALYSES,
      registers,
    });
    onAnalysed((seconds) => analyses.observe(seconds));
    addQueues(measured, this.#registry);
    addLoad(measured, this.#registry);
    addSpending(measured, this.#registry);
  }

  count({ method, route, status, seconds }: Answered): void {
    this.#requests.observe({ method, route, status }, seconds);
  }

  /** Returns all metrics in Prometheus' text format. */
  text(): Promise<string> {
    return this.#registry.metrics();
  }
}

function addQueues({ queues }: Measured, registry: Registry): void {
  if (queues === undefined) return;
  const add = (name: string, help: string, of: (depth: Depth) => number): void => {
    registry.registerMetric(
      new Gauge({
        name,
        help,
        labelNames: ['queue'],
        registers: [],
        async collect() {
          for (const [queue, depth] of Object.entries(await queues())) {
            this.set({ queue }, of(depth));
          }
        },
      }),
    );
  };
  add('tribe_queue_waiting', 'How much work waits.', ({ waiting }) => waiting);
  add(
    'tribe_queue_oldest_seconds',
    'How long the work that waits longest has waited.',
    ({ oldestMs }) => oldestMs / 1000,
  );
}

function addLoad({ load, capacity }: Measured, registry: Registry): void {
  if (load === undefined || capacity === undefined) return;
  addGauge(registry, {
    name: 'tribe_load_requests_per_second',
    help: 'Requests of pages in the last 5 minutes.',
    value: async () => load().now,
  });
  addGauge(registry, {
    name: 'tribe_capacity_requests_per_second',
    help: 'What the last "tribe capacity" found; 0 if there was none.',
    value: capacity,
  });
  addGauge(registry, {
    name: 'tribe_capacity_left_ratio',
    help: 'The share of the capacity that the load of the last 5 minutes leaves.',
    value: async () => {
      const most = await capacity();
      return most > 0 ? Math.max(0, 1 - load().now / most) : Number.NaN;
    },
  });
}

function addSpending({ spending }: Measured, registry: Registry): void {
  if (spending === undefined) return;
  addGauge(registry, {
    name: 'tribe_x_spending_month_dollars',
    help: 'Spent on X this month (UTC), for all accounts.',
    value: spending,
  });
}

function addGauge(
  registry: Registry,
  { name, help, value }: { name: string; help: string; value: () => Promise<number> },
): void {
  registry.registerMetric(
    new Gauge({
      name,
      help,
      registers: [],
      async collect() {
        this.set(await value());
      },
    }),
  );
}
