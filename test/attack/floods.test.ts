import { afterAll, beforeAll, expect, test } from 'vitest';
import { TrustedProxies } from '../../src/http/trusted-proxies.ts';
import { openDashboard, type TestDashboard } from '../support/dashboard.ts';
import { tries } from '../support/soak.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const folder = temporaryFolder();
let dashboard: TestDashboard;

beforeAll(async () => {
  dashboard = await openDashboard(`${folder.path}/floods.sqlite`, {
    trustedProxies: new TrustedProxies(['10.0.0.1']),
  });
});
afterAll(() => dashboard.close());

/** Enters with a token that is none, over a connection from an address. */
async function guess(remoteAddress: string, forwardedFor: string): Promise<number> {
  const headers = { host: '127.0.0.1:8321', 'x-forwarded-for': forwardedFor };
  const connection = { incoming: { socket: { remoteAddress } } };
  const address = 'http://127.0.0.1:8321/enter?token=guess';
  return (await dashboard.app.request(address, { headers }, connection)).status;
}

async function flood(remoteAddress: string, forwardedFor: (at: number) => string): Promise<void> {
  for (let at = 0; at < tries(100, 20_000); at++) await guess(remoteAddress, forwardedFor(at));
}

test('a visitor who floods the sign-in stops nobody else behind the same proxy', async () => {
  await flood('10.0.0.1', (at) => `1.2.3.${at}, 203.0.113.1`);
  expect(await guess('10.0.0.1', '203.0.113.1')).toBe(429);
  expect(await guess('10.0.0.1', '203.0.113.2')).toBe(303);
});

test('a visitor gets no other limit by naming other addresses', async () => {
  await flood('203.0.113.9', (at) => `198.51.100.${at}`);
  expect(await guess('203.0.113.9', '198.51.100.200')).toBe(429);
});

const announced = async (cookie: string, size: number): Promise<Response> =>
  dashboard.ask('/api/v1/imports', { method: 'POST', cookie, json: { name: 'a.ndjson', size } });
const sent = (cookie: string, id: string, body: string): Promise<Response> =>
  dashboard.ask(`/api/v1/imports/${id}/file`, { method: 'PUT', cookie, body });
async function idOf(response: Response): Promise<string> {
  return ((await response.json()) as { id: string }).id;
}

test('files that are announced and never sent expire, and stop nobody else', async () => {
  const cookie = await dashboard.enter();
  const first = await idOf(await announced(cookie, 10));
  for (let i = 0; i < 3; i++) expect((await announced(cookie, 10)).status).toBe(200);
  const refused = await announced(cookie, 10);
  expect([refused.status, await refused.json()]).toMatchObject([429, { status: 429 }]);
  const whose = { by: 'another session', owner: 'another owner', target: 'new' } as const;
  const other = { ...whose, name: 'b.ndjson', size: 10 };
  expect(dashboard.ports.uploads.begin(other)).toMatch(/^[\w-]{43}$/u);
  dashboard.clock.now += 11 * 60_000;
  expect((await announced(cookie, 10)).status).toBe(200);
  expect((await sent(cookie, first, '0123456789')).status).toBe(404);
});

test('a file is received once, however many bodies are sent at the same time', async () => {
  const cookie = await dashboard.enter();
  const line = '{"type":"account","id":"42","platform":"x"}\n';
  const id = await idOf(await announced(cookie, line.length));
  const bodies = tries(20, 90);
  const answers = await Promise.all(Array.from({ length: bodies }, () => sent(cookie, id, line)));
  expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([
    200,
    ...Array<number>(bodies - 1).fill(409),
  ]);
});

test.each([0, 10])('a file of %i bytes takes no more than that', async (size) => {
  const cookie = await dashboard.enter();
  const id = await idOf(await announced(cookie, size));
  const answer = await sent(cookie, id, 'x'.repeat(tries(5_000_000, 300_000_000)));
  expect(await answer.json()).toMatchObject({
    state: 'failed',
    message: 'The file is larger than the size you gave.',
  });
});
