import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { AccountId } from '../../src/model/ids.ts';
import { fill, openDashboard, type TestDashboard } from '../support/dashboard.ts';
import { tries } from '../support/soak.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { type Files, newLayout, OWNER } from '../support/x-archive/archive-contents.ts';
import { zipOf } from '../support/x-archive/write-archive.ts';

const folder = temporaryFolder();
const [MINE, THEIRS] = ['111', '222'] as AccountId[];
let dashboard: TestDashboard;
let mallory: string;

const accountLine = (id: string, handle: string): string =>
  `${JSON.stringify({ type: 'account', id, platform: 'x', handle, name: handle })}\n`;
const LINES =
  '{"type":"follow","person":"1","at":"2026-01-01T00:00:00Z"}\n' +
  '{"type":"deletion","post":"7","at":"2026-02-01T00:00:00Z"}\n';

beforeAll(async () => {
  dashboard = await openDashboard(`${folder.path}/hosted.sqlite`, {
    mode: 'hosted',
    publicOrigin: 'https://tribe.example',
  });
  const post =
    '{"type":"post","id":"7","at":"2026-01-01T00:00:00Z","text":"tea","kind":"original"}\n';
  const { store, ports } = dashboard;
  await fill(store, folder.write('mine.ndjson', accountLine(MINE, 'mallory')));
  await fill(store, folder.write('theirs.ndjson', accountLine(THEIRS, 'robin') + LINES + post));
  for (const id of [MINE, THEIRS]) await ports.door.enterAs({ id: `x:${id}` });
  mallory = await dashboard.cookieOf(`x:${MINE}`);
});
afterAll(() => dashboard.close());

/** All that another owner has, and which accounts there are. */
async function others(): Promise<unknown> {
  const accounts = await dashboard.store.accounts.all();
  const { profile, log } = await dashboard.store.forAccount(THEIRS);
  return {
    accounts: accounts.map(({ id, platform }) => [id, platform]),
    profile: await profile.read(),
    inputs: await log.inputs(),
    sources: await log.sources(),
  };
}

async function upload(file: Upload): Promise<{ status: number; text: string }> {
  const body = kinds[file.kind](file.id, file.handle);
  const query = file.account === undefined ? '' : `?account=${file.account}`;
  const create = { ...(file.create && { create: true }) };
  const how = file.isPreviewed ? { preview: true } : create;
  const json = { name: file.name, size: body.length, ...how };
  const asking = { cookie: mallory, json, method: 'POST' };
  dashboard.clock.now += 60_000;
  const begun = await dashboard.ask(`/api/v1/imports${query}`, asking);
  if (!begun.ok) return { status: begun.status, text: await begun.text() };
  const { id } = (await begun.json()) as { id: string };
  const path = `https://tribe.example/api/v1/imports/${id}/file`;
  const headers = { host: 'tribe.example', cookie: mallory, 'x-tribefinder': '1' };
  const sent = await dashboard.app.request(path, { method: 'PUT', headers, body });
  if (!file.isPreviewed) return { status: sent.status, text: await sent.text() };
  const hints = { account: file.handle };
  const starting = { ...asking, json: { ...create, hints } };
  const started = await dashboard.ask(`/api/v1/imports/${id}/start${query}`, starting);
  return { status: started.status, text: (await sent.text()) + (await started.text()) };
}

type MakeFile = (id: string, handle: string) => Buffer<ArrayBuffer>;

/** Files that say whose audience they are about, each in its own way. */
const kinds: Record<string, MakeFile> = {
  events: (id, handle) => Buffer.from(accountLine(id, handle) + LINES),
  'several accounts': (id, handle) =>
    Buffer.from(accountLine(MINE, 'mallory') + LINES + accountLine(id, handle) + LINES),
  gzip: (id, handle) => Buffer.from(gzipSync(accountLine(id, handle) + LINES)),
  csv: (id, handle) =>
    Buffer.from(`type,id,platform,handle,person,at\naccount,${id},x,${handle},,\n`),
  archive: (id, handle) => Buffer.from(zipOf(archiveOf(id, handle))),
  list: (id, handle) => Buffer.from(`username,user_id\n${handle},${id}\nada,5\n`),
};

function archiveOf(id: string, handle: string): Files {
  const files = newLayout({ at: '2026-01-02T00:00:00.000Z', followers: ['1'] });
  const named = Object.entries(files).map(([name, text]) => [
    name,
    String(text).replaceAll(OWNER.id, id).replaceAll(OWNER.handle, handle),
  ]);
  return Object.fromEntries(named) as Files;
}

interface Upload {
  kind: keyof typeof kinds;
  id: string;
  handle: string;
  name: string;
  account: string | undefined;
  create: boolean;
  /** Looked at first, and imported with an answer that names an account. */
  isPreviewed: boolean;
}

const called = fc.constantFrom(MINE, THEIRS, 'mallory', 'robin', '@robin', '333', 'default');
const uploads = fc.record({
  kind: fc.constantFrom(...Object.keys(kinds)),
  id: called,
  handle: called,
  name: fc.constantFrom(
    '222.ndjson',
    '@robin.csv',
    'robin-followers-2026-01-01.csv',
    '../222',
    '222/robin.zip',
    "$&$'\u001b[2J",
  ),
  account: fc.option(called, { nil: undefined }),
  create: fc.boolean(),
  isPreviewed: fc.boolean(),
});

test('no upload to a server for several writes to another owner’s account, or adds one', async () => {
  const before = await others();
  await fc.assert(
    fc.asyncProperty(uploads, async (file) => {
      const { status, text } = await upload(file);
      expect(status).toBeLessThan(500);
      expect(text).not.toContain(folder.path);
      expect(text).not.toContain('tribefinder-upload-');
      expect(await others()).toEqual(before);
    }),
    { numRuns: tries(15, 1000), seed: tries(1, Date.now()) },
  );
  expect(dashboard.defects).toEqual([]);
});

test.each(['events', 'gzip', 'csv', 'archive'])(
  '%s: a file that names another account is refused, also after a preview',
  async (kind) => {
    const file = { kind, id: THEIRS, handle: MINE, name: 'a', account: MINE, create: false };
    for (const isPreviewed of [false, true]) {
      const { text } = await upload({ ...file, isPreviewed });
      expect(text).toContain('is about the account 222, not 111');
    }
  },
);

test('an owner on a server for several cannot ask for a new account', async () => {
  const file = { kind: 'events', id: '333', handle: 'new', name: 'a', account: undefined };
  for (const isPreviewed of [false, true]) {
    expect(await upload({ ...file, create: true, isPreviewed })).toMatchObject({
      status: 403,
      text: expect.stringContaining('You cannot add accounts here'),
    });
  }
});
