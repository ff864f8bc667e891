import { afterAll, beforeAll, expect, test } from 'vitest';
import { TrustedProxies } from '../../src/http/trusted-proxies.ts';
import { openDashboard, type TestDashboard } from '../support/dashboard.ts';
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
  for (let at = 0; at < 100; at++) await guess(remoteAddress, forwardedFor(at));
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
