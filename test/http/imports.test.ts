import { readdirSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { AccountId } from '../../src/model/ids.ts';
import { openDashboard, type TestDashboard } from '../support/dashboard.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const folder = temporaryFolder();
const EVENTS =
  '{"type":"account","id":"42","platform":"x","handle":"robin"}\n' +
  '{"type":"follow","person":"1","at":"2026-01-01T00:00:00Z"}\n' +
  '{"type":"follow","person":"2","at":"2026-01-02T00:00:00Z"}\n' +
  '{"type":"nonsense"}\n';

let dashboard: TestDashboard;
let cookie: string;

beforeAll(async () => {
  dashboard = await openDashboard(`${folder.path}/imports.sqlite`);
  cookie = await dashboard.enter();
});
afterAll(() => dashboard.close());

async function announce(name: string, size: number, query = ''): Promise<string> {
  const json = { name, size };
  const response = await dashboard.ask(`/api/v1/imports${query}`, { method: 'POST', cookie, json });
  return ((await response.json()) as { id: string }).id;
}

async function send(name: string, text: string, query = ''): Promise<unknown> {
  const id = await announce(name, text.length, query);
  const asking = { method: 'PUT', cookie, body: text };
  return (await dashboard.ask(`/api/v1/imports/${id}/file`, asking)).json();
}

/** Of this process: other tests upload at the same time. */
const copies = (): string[] =>
  readdirSync(tmpdir()).filter((name) =>
    name.startsWith(`tribefinder-upload-${hostname()}-${process.pid}-`),
  );

test('an uploaded file is in the log, its invalid rows in quarantine, and no copy remains', async () => {
  const before = copies();
  expect(await send('mine.ndjson', EVENTS)).toEqual({
    state: 'done',
    imported: {
      account: '42',
      lines: 4,
      added: 3,
      known: 0,
      rejected: 1,
      waiting: 0,
      leftOut: 0,
      onlyCounted: [],
      notes: [],
      found: { posts: 0, deletions: 0, following: 0 },
    },
  });
  const account = '42' as AccountId;
  expect(await (await dashboard.store.forAccount(account)).log.inputs()).toMatchObject({
    events: 3,
    quarantined: 1,
  });
  const [line] = await (await dashboard.store.forAccount(account)).quarantine.lines();
  expect(line).toMatchObject({ source: 'mine.ndjson', line: 4 });
  // Dropped again: nothing new, and nothing set aside twice.
  expect(await send('mine.ndjson', EVENTS)).toMatchObject({ imported: { added: 0, known: 3 } });
  expect(await (await dashboard.store.forAccount(account)).quarantine.lines()).toHaveLength(1);
  expect(copies().filter((name) => !before.includes(name))).toEqual([]);
});

test('a stream reports the progress of an import, and its result', async () => {
  const id = await announce('progress.ndjson', EVENTS.length);
  const told = dashboard.ask(`/api/v1/imports/${id}/progress`, { cookie });
  await dashboard.ask(`/api/v1/imports/${id}/file`, { method: 'PUT', cookie, body: EVENTS });
  expect(await (await told).text()).toMatch(/receiving[^]*"state":"done"/u);
  const look = await dashboard.ask(`/api/v1/imports/${id}`, { cookie });
  expect(await look.json()).toMatchObject({ state: 'done' });
  const twice = await dashboard.ask(`/api/v1/imports/${id}/file`, {
    method: 'PUT',
    cookie,
    body: EVENTS,
  });
  expect(twice.status).toBe(409);
});

test('a file of another account, or of no known kind, is refused with advice', async () => {
  expect(
    await send('other.ndjson', EVENTS.replaceAll('"42"', '"43"'), '?account=42'),
  ).toMatchObject({ state: 'failed', message: 'other.ndjson is about the account 43, not 42.' });
  const picture = await send('archive.zip', 'PK\u0003\u0004\u0014\u0000\u0000\u0000');
  expect(picture).toMatchObject({ state: 'failed' });
  expect((picture as { message: string }).message).toContain('archive.zip');
  expect((picture as { message: string }).message).not.toContain('tribefinder-upload');
});

test('an incomplete upload is not imported, and one that is too large is refused at once', async () => {
  const id = await announce('half.ndjson', EVENTS.length * 2);
  const asking = { method: 'PUT', cookie, body: EVENTS };
  const half = await dashboard.ask(`/api/v1/imports/${id}/file`, asking);
  expect(await half.json()).toMatchObject({
    state: 'failed',
    message: 'The upload is incomplete, so nothing was imported.',
  });
  const large = await dashboard.ask('/api/v1/imports', {
    method: 'POST',
    cookie,
    json: { name: 'large.ndjson', size: 10 ** 12 },
  });
  expect(large.status).toBe(409);
});

test('nobody else can follow an import', async () => {
  const id = await announce('secret.ndjson', 10);
  const stranger = await dashboard.enter();
  const response = await dashboard.ask(`/api/v1/imports/${id}`, { cookie: stranger });
  expect(response.status).toBe(404);
});

test('rejected rows can be corrected or dismissed', async () => {
  const post = async (path: string, json?: unknown): Promise<unknown> =>
    (await dashboard.ask(`/api/v1/quarantine/${path}`, { method: 'POST', cookie, json })).json();
  const line = '{"type":"follow","person":"3","at":"2026-01-03T00:00:00Z"}';
  expect(await post('1/replay', {})).toMatchObject({ status: 409 });
  expect(await post('1/replay', { line })).toEqual({ outcome: 'added' });
  const list = await dashboard.ask('/api/v1/quarantine', { cookie });
  const { items, all } = (await list.json()) as { items: { id: number }[]; all: number };
  expect(items.map(({ id }) => id)).not.toContain(1);
  expect(all).toBe(items.length);
  const query = 'text=no%20row%20has%20this&sort=line&order=descending';
  const none = await dashboard.ask(`/api/v1/quarantine?${query}`, { cookie });
  expect(await none.json()).toEqual({ items: [], all: 0, next: null });
  expect(await post('99/dismiss')).toMatchObject({ status: 409 });
});

test('the owner sees the cost of reading the platform by day', async () => {
  const memory = (await dashboard.store.forAccount('42' as AccountId)).collector;
  const at = Date.UTC(2026, 10, 1);
  const requested = { run: null, key: 'a', at, resource: 'followers', most: 10, unitPrice: 1000 };
  const reserved = await memory.spending.reserve({ ...requested, runCap: 1e9, monthCap: 1e9 });
  const { reservation } = reserved as { reservation: number };
  await memory.spending.settle({ reservation, at, ids: ['1', '2', '3'] });
  const response = await dashboard.ask('/api/v1/spending', { cookie });
  expect(await response.json()).toEqual({
    ever: 3000,
    thisMonth: 3000,
    lines: [{ day: '2026-11-01', resource: 'followers', reads: 3, amount: 3000, unsure: 0 }],
  });
});
