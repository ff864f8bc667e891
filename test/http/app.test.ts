import { afterAll, beforeAll, expect, test } from 'vitest';
import { fill, openDashboard, type TestDashboard } from '../support/dashboard.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const folder = temporaryFolder();
let dashboard: TestDashboard;
let cookie: string;

beforeAll(async () => {
  dashboard = await openDashboard(`${folder.path}/app.sqlite`);
  cookie = await dashboard.enter();
  await fill(
    dashboard.store,
    folder.write('one.ndjson', '{"type":"account","id":"42","platform":"x"}\n'),
  );
});

afterAll(() => dashboard.close());

const ask = (path: string, headers: Record<string, string> = {}): Promise<Response> =>
  dashboard.ask(path, { cookie, headers });

test.each([
  [{ host: 'evil.example:8321' }, 403],
  [{ host: '127.0.0.1.evil.example' }, 403],
  [{ host: 'localhost.' }, 403],
  [{ host: '' }, 403],
  [{ host: 'a b' }, 403],
  [{ host: '127.0.0.1:8321@evil.example' }, 403],
  [{ origin: 'http://evil.example' }, 403],
  [{ origin: 'null' }, 403],
  [{ origin: 'http://127.0.0.1:9999' }, 403],
  [{ 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors' }, 403],
  [{ 'sec-fetch-site': 'same-site', 'sec-fetch-mode': 'cors' }, 403],
  [{ 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' }, 200],
  [{ 'sec-fetch-site': 'same-origin', 'sec-fetch-mode': 'cors' }, 200],
  [{ host: 'localhost:8321', origin: 'http://localhost:8321' }, 200],
  [{ host: '[::1]:8321' }, 200],
  [{}, 200],
])('a request with %j gets %i', async (headers, status) => {
  const response = await ask('/api/v1/sources', headers as Record<string, string>);
  expect(response.status).toBe(status);
});

test('a public server accepts only its own name and origin', async () => {
  const hosted = await openDashboard(`${folder.path}/hosted.sqlite`, {
    mode: 'hosted',
    publicOrigin: 'https://tribe.example',
  });
  const status = async (headers: Record<string, string>): Promise<number> =>
    (await hosted.ask('/api/v1/session', { headers })).status;
  expect(await status({})).toBe(200);
  expect(await status({ origin: 'https://tribe.example' })).toBe(200);
  expect(await status({ host: '127.0.0.1' })).toBe(403);
  expect(await status({ host: 'tribe.example.evil.example' })).toBe(403);
  expect(await status({ origin: 'http://tribe.example' })).toBe(403);
  const { headers } = await hosted.ask('/');
  expect(headers.get('strict-transport-security')).toContain('max-age=');
  await hosted.close();
});

test('pages can load only files of their own server', async () => {
  for (const path of ['/', '/api/v1/sources', '/api/v1/nothing', '/nothing', '/healthz']) {
    const { headers } = await ask(path);
    const policy = headers.get('content-security-policy');
    expect(policy).toContain("default-src 'none'; script-src 'self'; style-src 'self'");
    expect(policy).toContain("require-trusted-types-for 'script'");
    expect(policy).not.toMatch(/unsafe|\*|https?:|data:/u);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('cross-origin-resource-policy')).toBe('same-origin');
    expect(headers.get('x-frame-options')).toBe('DENY');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('strict-transport-security')).toBeNull();
  }
});

test('browsers cache built files; every page address returns the same HTML', async () => {
  expect((await ask('/assets/main.js')).headers.get('cache-control')).toContain('immutable');
  for (const path of ['/topics/politics', '/people/42', '/map?from=2026-01-01']) {
    const page = await ask(path, { accept: 'text/html' });
    expect(page.headers.get('content-type')).toMatch(/^text\/html/u);
    expect(page.headers.get('cache-control')).toBe('no-cache');
  }
  expect((await ask('/assets/nothing.js', { accept: 'text/html' })).status).toBe(404);
});

test.each(['/../secret.txt', '/%2e%2e/secret.txt', '/..%2fsecret.txt', '/assets/../../secret.txt'])(
  'no file outside the folder of pages is served: %s',
  async (path) => {
    const response = await ask(path);
    expect(response.status).toBe(404);
    expect(await response.text()).not.toContain('not for the web');
  },
);

test('unknown and malformed requests get a problem response', async () => {
  const requested: [string, number][] = [
    ['/api/v1/nothing', 404],
    ['/api/v1/report?from=yesterday', 400],
    ['/api/v1/report?from=2026-02-01&to=2026-01-01', 400],
    ['/api/v1/departures?cursor=-1', 400],
    ['/api/v1/report?account=43', 404],
  ];
  for (const [path, status] of requested) {
    const response = await ask(path);
    expect([path, response.status, response.headers.get('content-type')]).toEqual([
      path,
      status,
      'application/problem+json',
    ]);
  }
  const notJson = await dashboard.ask('/api/v1/corrections', {
    method: 'POST',
    cookie,
    body: '{',
    headers: { 'content-type': 'application/json' },
  });
  expect(notJson.status).toBe(400);
});

test('an error that the owner can fix becomes a problem response with advice', async () => {
  const empty = await openDashboard(`${folder.path}/empty.sqlite`);
  const response = await empty.ask('/api/v1/report', { cookie: await empty.enter() });
  expect([response.status, await response.json()]).toEqual([
    409,
    {
      type: 'about:blank',
      title: 'The database is empty: nothing has been imported yet.',
      status: 409,
      detail: 'Start with: tribe import FILE, or: tribe connect bluesky HANDLE',
    },
  ]);
  await empty.close();
});

test('a bug goes to the log and not to the page', async () => {
  const broken = await openDashboard(`${folder.path}/broken.sqlite`);
  const defect = new Error('path /home/wren/secret.db');
  await broken.store.accounts.add({ id: '42' as never, platform: 'x' });
  broken.store.forAccount = () => Promise.reject(defect);
  const response = await broken.ask('/api/v1/sources', { cookie: await broken.enter() });
  expect(response.status).toBe(500);
  expect(await response.text()).not.toContain('secret');
  expect(broken.defects).toEqual([defect]);
  await broken.close();
});

test('a caller with too many requests has to wait, and can continue later', async () => {
  const busy = await openDashboard(`${folder.path}/busy.sqlite`);
  const enter = async (): Promise<Response> => busy.ask('/enter?token=guess');
  let last = await enter();
  for (let tries = 0; last.status !== 429 && tries < 200; tries++) last = await enter();
  expect(last.status).toBe(429);
  expect(Number(last.headers.get('retry-after'))).toBeGreaterThan(0);
  busy.clock.now += 5000;
  expect((await enter()).status).toBe(303);
  await busy.close();
});

test('a request that is too large is refused', async () => {
  const response = await dashboard.ask('/api/v1/corrections', {
    method: 'POST',
    cookie,
    json: { kind: 'topic', label: 'x'.repeat(2_000_000), keywords: ['a'], examples: [] },
  });
  expect(response.status).toBe(413);
});

test('it answers a health check', async () => {
  expect(await (await ask('/healthz')).json()).toEqual({ status: 'ok' });
});

test('without a built dashboard, an error says what to do', async () => {
  const opening = openDashboard(`${folder.path}/unbuilt.sqlite`, { webRoot: '/nowhere' });
  await expect(opening).rejects.toThrow('The dashboard has not been built.');
});
