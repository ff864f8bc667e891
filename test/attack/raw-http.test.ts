import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import type { RunningServer } from '../../src/http/server.ts';
import { PATIENCE, startServer } from '../../src/http/server.ts';
import { openDashboard, type TestDashboard } from '../support/dashboard.ts';
import { tries } from '../support/soak.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const folder = temporaryFolder();
let dashboard: TestDashboard;
let server: RunningServer;

beforeAll(async () => {
  dashboard = await openDashboard(`${folder.path}/raw.sqlite`);
  server = await startServer(dashboard.app, { port: 0 });
});
afterAll(async () => {
  await server.close();
  await dashboard.close();
});

async function opened(): Promise<Socket> {
  const { hostname, port } = new URL(server.url);
  const socket = connect(Number(port), hostname);
  socket.on('error', () => undefined);
  onTestFinished(() => void socket.destroy());
  await once(socket, 'connect');
  return socket;
}

/** What comes back until the server closes the connection. */
async function answerTo(bytes: string): Promise<string> {
  const socket = await opened();
  socket.write(bytes, 'latin1');
  return text(socket);
}

const HOST = 'Host: 127.0.0.1\r\nConnection: close\r\n';
const CROWD = tries(300, 5000);
const LARGE = 'x'.repeat(20_000);

test.each([
  ['no HTTP', 'hello\r\n\r\n', 400],
  ['bytes of TLS', '\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001', 400],
  ['no host', 'GET / HTTP/1.1\r\nConnection: close\r\n\r\n', 400],
  ['no host, HTTP 1.0', 'GET / HTTP/1.0\r\n\r\n', 400],
  ['two hosts', `GET / HTTP/1.1\r\nHost: a\r\n${HOST}\r\n`, 403],
  ['a host with a slash', 'GET / HTTP/1.1\r\nHost: a/b\r\nConnection: close\r\n\r\n', 400],
  ['a file address', `GET file:///etc/passwd HTTP/1.1\r\n${HOST}\r\n`, 400],
  ['no path', `GET evil HTTP/1.1\r\n${HOST}\r\n`, 400],
  ['a backslash', `GET /a\\b HTTP/1.1\r\n${HOST}\r\n`, 400],
  ['an unfinished escape', `GET /api/v1/topics/% HTTP/1.1\r\n${HOST}\r\n`, 401],
  ['an asterisk', `OPTIONS * HTTP/1.1\r\n${HOST}\r\n`, 400],
  ['a trace', `TRACE / HTTP/1.1\r\n${HOST}\r\n`, 404],
  ['an unknown method', `BREW / HTTP/1.1\r\n${HOST}\r\n`, 400],
  ['large headers', `GET / HTTP/1.1\r\n${HOST}X: ${LARGE}\r\n\r\n`, 431],
  ['a header twice folded', `GET / HTTP/1.1\r\n${HOST}X: a\r\n b\r\n\r\n`, 400],
  [
    'a length and chunks',
    `POST / HTTP/1.1\r\n${HOST}Content-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`,
    400,
  ],
  [
    'two lengths',
    `POST / HTTP/1.1\r\n${HOST}Content-Length: 3\r\nContent-Length: 4\r\n\r\nabcd`,
    400,
  ],
  ['a negative length', `POST / HTTP/1.1\r\n${HOST}Content-Length: -1\r\n\r\n`, 400],
  [
    'a chunk of no size',
    `POST /api/v1/links HTTP/1.1\r\n${HOST}Transfer-Encoding: chunked\r\n\r\nzz\r\n`,
    400,
  ],
  ['an unknown encoding', `POST / HTTP/1.1\r\n${HOST}Transfer-Encoding: brotli\r\n\r\n`, 400],
  ['an unknown expectation', `GET /healthz HTTP/1.1\r\n${HOST}Expect: cake\r\n\r\n`, 417],
  [
    'an upgrade',
    `GET /healthz HTTP/1.1\r\n${HOST}Upgrade: websocket\r\nConnection: upgrade, close\r\n\r\n`,
    200,
  ],
  ['a tunnel', `CONNECT evil.example:443 HTTP/1.1\r\n${HOST}\r\n`, 405],
])('%s gets an exact answer', async (_, bytes, status) => {
  const answer = await answerTo(bytes);
  expect(answer.split('\r\n')[0]).toMatch(new RegExp(`^HTTP/1.1 ${status} `, 'u'));
  const isProblem = /content-type: application\/problem\+json/iu.test(answer);
  expect(isProblem && answer.includes(`"status":${status}`)).toBe(status >= 400);
  expect(dashboard.defects).toEqual([]);
});

test('the rest keeps answering while hundreds of requests are half sent', async () => {
  for (let i = 0; i < CROWD; i++)
    (await opened()).write(`GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nX-${i}: `);
  const answers = Array.from({ length: 20 }, () => fetch(`${server.url}healthz`));
  for (const answer of await Promise.all(answers)) expect(answer.status).toBe(200);
});

test('a connection that is being answered stays while others crowd the server', async () => {
  const { promise, resolve } = Promise.withResolvers<void>();
  const began = Promise.withResolvers<void>();
  const slow = await startServer(
    {
      fetch: async () => {
        began.resolve();
        await promise;
        return new Response('answered');
      },
    },
    { port: 0 },
  );
  onTestFinished(() => slow.close());
  const answer = fetch(slow.url);
  await began.promise;
  const { hostname, port } = new URL(slow.url);
  const crowd = Array.from({ length: CROWD }, () => connect(Number(port), hostname));
  onTestFinished(() => crowd.forEach((socket) => socket.destroy()));
  const crowded = performance.now();
  const closed = crowd.slice(0, 100).map((socket) => once(socket.resume(), 'close'));
  await Promise.all(closed);
  // Before they would be closed for being late.
  expect(performance.now() - crowded).toBeLessThan(PATIENCE.headers / 2);
  resolve();
  expect(await (await answer).text()).toBe('answered');
});

/** What the soak waits for in full. */
const SHORT = { ...PATIENCE, headers: 400, body: 300, idle: 200, looks: 50 };
const patience = tries(SHORT, PATIENCE);

/** Sends something to a server that is short of patience: what it answers, and after how many ms it hangs up. */
async function hungUp(bytes: string): Promise<{ said: string; ms: number }> {
  const hasty = await startServer(dashboard.app, { port: 0, patience });
  onTestFinished(() => hasty.close());
  const { hostname, port } = new URL(hasty.url);
  const socket = connect(Number(port), hostname);
  onTestFinished(() => void socket.destroy());
  const began = performance.now();
  socket.write(bytes);
  const said = await text(socket);
  return { said, ms: performance.now() - began };
}

test.each([
  ['nothing at all', ''],
  ['half a header', 'GET /healthz HTTP/1.1\r\nHost: 127.'],
])('who sends %s is answered 408 when the headers are late', async (_, bytes) => {
  const { said, ms } = await hungUp(bytes);
  expect(said).toMatch(/^HTTP\/1\.1 408 /u);
  expect(ms).toBeGreaterThan(patience.headers * 0.9);
  expect(ms).toBeLessThan(patience.headers + 10 * patience.looks + 2000);
});

test('a connection whose body stops in the middle is closed', async () => {
  const cookie = await dashboard.enter();
  const json = { name: 'a.ndjson', size: 100 };
  const begun = await dashboard.ask('/api/v1/imports', { method: 'POST', cookie, json });
  const { id } = (await begun.json()) as { id: string };
  const headers = `Host: 127.0.0.1:8321\r\nX-Tribefinder: 1\r\nCookie: ${cookie}\r\n`;
  const head = `PUT /api/v1/imports/${id}/file HTTP/1.1\r\n${headers}Content-Length: 100\r\n\r\n`;
  const { said, ms } = await hungUp(`${head}12345`);
  expect(said).toBe('');
  expect(ms).toBeGreaterThan(patience.body * 0.9);
  expect(ms).toBeLessThan(patience.body + 10 * patience.looks + 2000);
});

test('a connection that is idle after its answer is closed', async () => {
  const { said, ms } = await hungUp('GET /healthz HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n');
  expect(said).toMatch(/^HTTP\/1\.1 200 /u);
  expect(ms).toBeGreaterThan(patience.idle * 0.9);
  expect(ms).toBeLessThan(patience.idle + 10 * patience.looks + 4000);
});
