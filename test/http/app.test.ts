import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { reportAsJson } from '../../src/exports/json/report-as-json.ts';
import { createApp } from '../../src/http/app.ts';
import type { AppPorts } from '../../src/http/app.ts';
import { TribeError } from '../../src/model/errors.ts';
import { richReport, tinyReport } from '../support/report-fixtures.ts';

let webRoot: string;

beforeAll(() => {
  webRoot = mkdtempSync(join(tmpdir(), 'tribefinder-http-'));
  mkdirSync(join(webRoot, 'web/assets'), { recursive: true });
  writeFileSync(join(webRoot, 'web/index.html'), '<!doctype html>');
  writeFileSync(join(webRoot, 'web/assets/main.js'), '1');
  writeFileSync(join(webRoot, 'secret.txt'), 'not for the web');
});

afterAll(() => rmSync(webRoot, { recursive: true }));

function ask(
  path: string,
  headers: Record<string, string> = {},
  ports: Partial<AppPorts> = {},
): Promise<Response> {
  const app = createApp({
    report: async () => richReport,
    webRoot: join(webRoot, 'web'),
    onDefect: (error) => {
      throw error;
    },
    ...ports,
  });
  return Promise.resolve(
    app.request(`http://127.0.0.1:8321${path}`, {
      headers: { host: '127.0.0.1:8321', ...headers },
    }),
  );
}

test('the report is the one the command prints', async () => {
  const response = await ask('/api/v1/report');
  expect(response.status).toBe(200);
  expect(await response.json()).toEqual(JSON.parse(reportAsJson(richReport)));
});

test('what has not changed is not sent again; what has is', async () => {
  const tag = (await ask('/api/v1/report')).headers.get('etag')!;
  const again = await ask('/api/v1/report', { 'if-none-match': tag });
  expect([again.status, await again.text()]).toEqual([304, '']);
  const changed = await ask(
    '/api/v1/report',
    { 'if-none-match': tag },
    { report: async () => tinyReport },
  );
  expect(changed.status).toBe(200);
});

test('what the owner can mend is said with advice, as a problem', async () => {
  const error = new TribeError('No account is known.', 'Import an event file first.');
  const response = await ask('/api/v1/report', {}, { report: () => Promise.reject(error) });
  expect(response.headers.get('content-type')).toBe('application/problem+json');
  expect([response.status, await response.json()]).toEqual([
    409,
    {
      type: 'about:blank',
      title: 'No account is known.',
      status: 409,
      detail: 'Import an event file first.',
    },
  ]);
});

test('a defect goes to the log and not to the page', async () => {
  const defects: unknown[] = [];
  const error = new Error('path /home/wren/secret.db');
  const response = await ask(
    '/api/v1/report',
    {},
    { report: () => Promise.reject(error), onDefect: (defect) => defects.push(defect) },
  );
  expect(response.status).toBe(500);
  expect(await response.text()).not.toContain('secret');
  expect(defects).toEqual([error]);
});

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
])('asked with %j it answers %i', async (headers, status) => {
  const response = await ask('/api/v1/report', headers as Record<string, string>);
  expect(response.status).toBe(status);
});

test('pages may load their own files and nothing else', async () => {
  for (const path of ['/', '/api/v1/report', '/nothing', '/healthz']) {
    const { headers } = await ask(path);
    const policy = headers.get('content-security-policy');
    expect(policy).toContain("default-src 'none'; script-src 'self'; style-src 'self'");
    expect(policy).not.toMatch(/unsafe|\*|https?:|data:/u);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('cross-origin-resource-policy')).toBe('same-origin');
    expect(headers.get('x-frame-options')).toBe('DENY');
  }
});

test('built files are kept by the browser, the report is asked for again', async () => {
  expect((await ask('/assets/main.js')).headers.get('cache-control')).toContain('immutable');
  expect((await ask('/api/v1/report')).headers.get('cache-control')).toBe('private, no-cache');
});

test.each(['/../secret.txt', '/%2e%2e/secret.txt', '/..%2fsecret.txt', '/assets/../../secret.txt'])(
  'nothing outside the folder of pages is served: %s',
  async (path) => {
    const response = await ask(path);
    expect(response.status).toBe(404);
    expect(await response.text()).not.toContain('not for the web');
  },
);

test('what is not there is a problem too', async () => {
  const response = await ask('/api/v1/nothing');
  expect([response.status, response.headers.get('content-type')]).toEqual([
    404,
    'application/problem+json',
  ]);
});

test('it says that it is up', async () => {
  expect(await (await ask('/healthz')).json()).toEqual({ status: 'ok' });
});

test('without built pages it says what to do', async () => {
  await expect(async () => ask('/', {}, { webRoot: '/nowhere' })).rejects.toThrow(
    'The dashboard has not been built.',
  );
});
