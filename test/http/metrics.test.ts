import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { timed } from '../../src/app/analysis-times.ts';
import { keepCapacity } from '../../src/app/capacity/kept-capacity.ts';
import { measuredIn } from '../../src/app/capacity/what-is-measured.ts';
import { LOAD_TEST } from '../../src/app/capacity/server-under-test.ts';
import { Metrics } from '../../src/http/metrics/metrics.ts';
import type { CapacityPage } from '../../src/model/pages/capacity.ts';
import { metricsApp } from '../../src/http/metrics/metrics-app.ts';
import { capacityWords, loadWords, scalingRule } from '../../src/render/wording/capacity.ts';
import { fill, openDashboard, type TestDashboard } from '../support/dashboard.ts';
import { smallAudience } from '../support/small-audience.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const folder = temporaryFolder();
let dashboard: TestDashboard;
let owner: string;
let metrics: Metrics;

beforeAll(async () => {
  dashboard = await openDashboard(`${folder.path}/metrics.sqlite`, {
    onAnswered: (answered) => metrics.count(answered),
  });
  const { store, ports, clock } = dashboard;
  metrics = new Metrics({
    queues: async () => ({ analysis: ports.pages.depth(), import: ports.uploads.depth() }),
    load: () => ports.meter.load(),
    ...measuredIn(store, () => clock.now),
  });
  await fill(store, smallAudience(folder.path, { followers: 10, days: 5 }));
  owner = await dashboard.enter();
});
afterAll(() => dashboard.close());

const asked = (path: string, headers = {}): Promise<Response> =>
  dashboard.ask(path, { cookie: owner, headers });
const MEASURED = {
  measuredAt: '2026-10-31T12:00:00Z',
  limitMs: 1000,
  rate: 200,
  low: 180,
  high: 215,
  law: { lambda: 100, sigma: 0.5, kappa: 0.001 },
};

test('metrics count requests by pattern and status, and tell no ids', async () => {
  await asked('/api/v1/people/somebody-secret');
  await asked('/api/v1/nothing-here');
  await dashboard.ask('/api/v1/session');
  await asked('/topics/a-secret-page');
  await timed(async () => undefined);
  const text = await metrics.text();
  const counts = text.split('\n').filter((line) => /^tribe_http.*_count/u.test(line));
  expect(counts.map((line) => line.replace(/^.*\{(.*)\} /u, '$1 ')).toSorted()).toEqual([
    'method="GET",route="/api/v1/people/:id",status="404" 1',
    'method="GET",route="/api/v1/session",status="200" 1',
    'method="GET",route="/enter",status="303" 1',
    'method="GET",route="dashboard",status="404" 1',
    'method="GET",route="unknown",status="404" 1',
  ]);
  expect(text).not.toMatch(/secret/u);
  expect(text).toMatch(/^tribe_queue_waiting\{queue="analysis"\} 0$/mu);
  expect(text).toMatch(/^tribe_queue_oldest_seconds\{queue="import"\} 0$/mu);
  expect(text).toMatch(/^tribe_analysis_duration_seconds_count [1-9]/mu);
  expect(text).toMatch(/^tribe_x_spending_month_dollars 0$/mu);
  expect(text).toMatch(/^nodejs_eventloop_lag_p99_seconds [\d.e-]+$/mu);
  expect(text).toMatch(/^process_resident_memory_bytes \d+$/mu);
});

test('the load is what visitors ask for in 5 minutes; a load test is no load', async () => {
  const { store, clock } = dashboard;
  const { load, left } = (await (await asked('/api/v1/capacity')).json()) as {
    load: { now: number; busiest: number };
    left: number | null;
  };
  expect(load.now).toBeGreaterThan(0);
  expect(left).toBeNull();
  clock.now += 600_000;
  for (let request = 0; request < 29; request++) await asked('/api/v1/session');
  for (let request = 0; request < 29; request++) {
    await asked('/api/v1/session', { 'user-agent': LOAD_TEST });
  }
  clock.now += 60_000;
  await keepCapacity(await store.forAccount((await store.accounts.all())[0].id), MEASURED);
  const page = (await (await asked('/api/v1/capacity')).json()) as CapacityPage;
  const { now, busiest } = page.load!;
  // The last 5 minutes: 4 whole ones, and one that has just begun.
  expect(now).toBeCloseTo(29 / 240, 2);
  expect(busiest).toBeCloseTo(29 / 60, 5);
  expect(page.left).toBeCloseTo(1 - now / 200, 5);
  expect(await metrics.text()).toMatch(/^tribe_capacity_requests_per_second 200$/mu);
  expect([capacityWords(MEASURED), loadWords(page), scalingRule(MEASURED)]).toEqual([
    'One web process answers about 200 requests a second (95% interval: 180 to 215), 99 of 100 of them within 1,000 ms. Measured on 31 Oct 2026.',
    '0.1 requests a second in the last 5 minutes, 0.5 in the busiest minute of the last 24 hours. Capacity left: over 99%.',
    'Add a web process when the busiest minute of a day has more than 140 requests a second for each process. Remove one when it has fewer than 60 for a week.',
  ]);
});

test('metrics are not at the address of the dashboard, nor for pages of other sites', async () => {
  expect((await asked('/metrics')).status).toBe(404);
  const app = metricsApp(metrics, true);
  const host = '127.0.0.1:9464';
  const answer = await app.request(`http://${host}/metrics`, { headers: { host } });
  expect([answer.status, answer.headers.get('content-type')]).toEqual([
    200,
    'text/plain; version=0.0.4; charset=utf-8',
  ]);
  const rebound = { headers: { host: 'evil.example' } };
  expect((await app.request(`http://${host}/metrics`, rebound)).status).toBe(403);
});

test('each metric of the Grafana dashboard is exported', async () => {
  const url = new URL('../../docs/grafana.json', import.meta.url);
  const { panels } = JSON.parse(readFileSync(url, 'utf8')) as {
    panels: { targets?: { expr: string }[] }[];
  };
  const named = panels.flatMap(({ targets = [] }) =>
    targets.flatMap(({ expr }) => expr.match(/\b(?:tribe|nodejs|process)_\w+/gu) ?? []),
  );
  const text = await metrics.text();
  expect(named.length).toBeGreaterThan(8);
  expect(named.filter((name) => !new RegExp(`^${name}[{ ]`, 'mu').test(text))).toEqual([]);
});
