import { readdirSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import type { ReadableStream } from 'node:stream/web';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { newToken } from '../../src/app/access/tokens.ts';
import { Uploads } from '../../src/app/upload/uploads.ts';
import type { AccountId } from '../../src/model/ids.ts';
import type { Progress } from '../../src/model/pages/upload.ts';
import { openDashboard, type TestDashboard } from '../support/dashboard.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const folder = temporaryFolder();
const LIST = 'username,bio\nada,Rust\ngrace,Gardens\nken,Rust\n';
const MARCH = 'robin-followers-2026-03-01.csv';

let dashboard: TestDashboard;
let cookie: string;

beforeAll(async () => {
  dashboard = await openDashboard(`${folder.path}/previews.sqlite`);
  cookie = await dashboard.enter();
});
afterAll(() => dashboard.close());

const ask = (method: string, path: string, json?: unknown): Promise<Response> =>
  dashboard.ask(`/api/v1/${path}`, { method, cookie, json });

/** Sends a file to be previewed. */
async function preview(name: string, text: string): Promise<{ id: string; progress: Progress }> {
  const json = { name, size: Buffer.byteLength(text), preview: true };
  const { id } = (await (await ask('POST', 'imports', json)).json()) as { id: string };
  const sending = { method: 'PUT', cookie, body: text };
  const sent = await dashboard.ask(`/api/v1/imports/${id}/file`, sending);
  return { id, progress: (await sent.json()) as Progress };
}

const copies = (): string[] =>
  readdirSync(tmpdir()).filter((name) =>
    name.startsWith(`tribefinder-upload-${hostname()}-${process.pid}-`),
  );

test('a wrong file fails at once, and leaves no copy, no account and nothing to start', async () => {
  const { id, progress } = await preview('page.csv', '<!doctype html><title>Sign in</title>');
  expect(progress).toMatchObject({
    state: 'failed',
    message: expect.stringMatching(/^page\.csv is an HTML page/u),
  });
  expect(copies()).toEqual([]);
  expect(await dashboard.store.accounts.all()).toEqual([]);
  expect((await ask('POST', `imports/${id}/start`, {})).status).toBe(409);
});

test('a preview shows the first rows of a list and what it lacks, and stores nothing', async () => {
  const { id, progress } = await preview(MARCH, LIST);
  expect(progress).toMatchObject({
    state: 'previewed',
    preview: {
      kind: 'follower-list',
      columns: ['username', 'bio'],
      rows: [
        ['ada', 'Rust'],
        ['grace', 'Gardens'],
        ['ken', 'Rust'],
      ],
      asks: ['account'],
      proposal: { as: 'followers', at: ['2026-03-01T00:00:00Z'], account: 'robin' },
    },
  });
  expect(await dashboard.store.accounts.all()).toEqual([]);
  expect(copies()).toHaveLength(1);
  expect((await ask('DELETE', `imports/${id}`)).status).toBe(200);
  expect(copies()).toEqual([]);
  expect((await ask('GET', `imports/${id}`)).status).toBe(404);
});

test('answers appear in a new preview, and the import uses them', async () => {
  const { id } = await preview('people.csv', 'Who,About\nada,Rust\nken,Go\n');
  const hints = { as: 'followers', at: '2026-02-01', map: { Who: 'handle', About: 'bio' } };
  const again = await ask('POST', `imports/${id}/preview`, { hints });
  expect(await again.json()).toMatchObject({
    state: 'previewed',
    preview: { asks: ['account'], proposal: { map: { Who: 'handle', About: 'bio' } } },
  });
  const failed = await ask('POST', `imports/${id}/start`, { hints });
  expect(await failed.json()).toMatchObject({ state: 'failed' });
  // The copy is still there, so the same file is imported once the account is named.
  const started = await ask('POST', `imports/${id}/start`, {
    create: true,
    hints: { ...hints, account: '@robin' },
  });
  expect(await started.json()).toMatchObject({
    state: 'done',
    imported: {
      account: 'handle:robin',
      found: { snapshot: { at: '2026-02-01T00:00:00Z', followers: 2 } },
    },
  });
  expect(copies()).toEqual([]);
  expect((await ask('POST', `imports/${id}/start`, { hints })).status).toBe(409);
});

test('invalid answers are refused', async () => {
  const { id } = await preview(MARCH, LIST);
  for (const hints of [{ at: '01/02/2026' }, { as: 'friends' }, { map: { bio: 'shoe size' } }]) {
    for (const step of ['preview', 'start']) {
      const response = await ask('POST', `imports/${id}/${step}`, { hints });
      expect([hints, step, response.status]).toEqual([hints, step, 400]);
    }
  }
  await ask('DELETE', `imports/${id}`);
});

test('a later list goes into the chosen account, even if the answers name another handle', async () => {
  const { id } = await preview(MARCH, LIST);
  const json = { hints: { account: 'somebody-else' } };
  const started = await ask('POST', `imports/${id}/start?account=handle:robin`, json);
  expect(await started.json()).toMatchObject({ imported: { account: 'handle:robin' } });
  expect(await dashboard.store.accounts.all()).toHaveLength(1);
  const { log } = await dashboard.store.forAccount('handle:robin' as AccountId);
  expect((await log.inputs()).events).toBeGreaterThan(3);
});

test('the preview of an event file counts its events and names its account', async () => {
  const { id, progress } = await preview(
    'events.ndjson',
    '{"type":"account","id":"42","platform":"x","handle":"kim"}\n' +
      '{"type":"follow","person":"1","at":"2026-01-01T00:00:00Z"}\n' +
      '{"type":"post","id":"9","at":"2026-01-02T00:00:00Z","text":"Hello"}\n',
  );
  expect(progress).toMatchObject({
    preview: {
      kind: 'event-file',
      account: { id: '42', handle: 'kim' },
      rows: expect.arrayContaining([['post', '2026-01-02', 'Hello']]),
      asks: [],
    },
  });
  await ask('DELETE', `imports/${id}`);
});

test('files that wait for their import together have the limit of one file', async () => {
  const uploads = new Uploads(`${folder.path}/small.sqlite`, {
    now: Date.now,
    newId: newToken,
    onDefect: () => undefined,
    limits: { megabytes: 0.0001, minutes: 1 },
  });
  onTestFinished(() => uploads.close());
  const file = { by: 'a', owner: 'a', name: MARCH, size: LIST.length };
  const first = uploads.begin(file);
  await uploads.receive(first, 'a', new Blob([LIST]).stream() as ReadableStream);
  expect(uploads.progress(first, 'a')).toMatchObject({ state: 'previewed' });
  const refused = (() => {
    try {
      return uploads.begin({ ...file, size: 101 - LIST.length });
    } catch (error) {
      return error;
    }
  })();
  expect(refused).toMatchObject({ message: 'Your other files are waiting to be imported.' });
  // Nobody else is kept from it.
  uploads.begin({ ...file, owner: 'b' });
  expect(await uploads.forget(first, 'a')).toBe(true);
  uploads.begin(file);
});
