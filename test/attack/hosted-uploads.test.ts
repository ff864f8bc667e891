import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { AccountId } from '../../src/model/ids.ts';
import { fill, openDashboard, type TestDashboard } from '../support/dashboard.ts';
import { tries } from '../support/soak.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { type Files, newLayout, OWNER } from '../support/x-archive/archive-contents.ts';
import { zipOf } from '../support/x-archive/write-archive.ts';
import { instagramFiles } from '../support/downloads/instagram-download.ts';
import { tiktokFiles } from '../support/downloads/tiktok-download.ts';

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
  // Accounts of others that are known by handle only, and data that waits for an account.
  for (const id of ['handle:robin', 'instagram:robin', 'tiktok:robin'] as AccountId[]) {
    const platform = id === 'handle:robin' ? 'x' : (id.split(':')[0] as 'instagram' | 'tiktok');
    await store.accounts.add({ id, platform, handle: 'robin' });
    await (await store.forAccount(id)).sharing.roles.grant('x:222', 'owner');
  }
  for (const id of [MINE, THEIRS]) await ports.door.enterAs({ id: `x:${id}` });
  mallory = await dashboard.cookieOf(`x:${MINE}`);
});
afterAll(() => dashboard.close());

/** All that another owner has, and which accounts there are. */
async function others(): Promise<unknown> {
  const accounts = await dashboard.store.accounts.all();
  const theirs = accounts.filter(({ id }) => id !== MINE);
  const each = theirs.map(async ({ id }) => {
    const { profile, log } = await dashboard.store.forAccount(id);
    return [await profile.read(), await log.inputs(), await log.sources()];
  });
  return {
    accounts: accounts.map(({ id, platform }) => [id, platform]),
    theirs: await Promise.all(each),
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
  const hints = { account: file.handle, ...file.hints };
  const starting = { ...asking, json: { ...create, hints } };
  const started = await dashboard.ask(`/api/v1/imports/${id}/start${query}`, starting);
  // A file that was previewed and not imported waits, and an owner may have only some of them.
  await dashboard.ask(`/api/v1/imports/${id}`, { method: 'DELETE', cookie: mallory });
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
  'a zip in a zip': (id, handle) =>
    Buffer.from(zipOf({ 'part.zip': zipOf(archiveOf(id, handle)) })),
  'a gzip in a zip': (id, handle) =>
    Buffer.from(zipOf({ 'events.ndjson.gz': gzipSync(accountLine(id, handle) + LINES) })),
  Instagram: (_, handle) => Buffer.from(zipOf(instagramFiles(download(handle), '2023'))),
  TikTok: (_, handle) => Buffer.from(zipOf(tiktokFiles(download(handle), '2024'))),
  posts: (id) => Buffer.from(`tweet_id,created_at,text,author_id\n9,2026-01-01,tea,${id}\n`),
  'UTF-16': (id, handle) =>
    Buffer.from(`\ufeffusername,user_id\n${handle},${id}\nada,5\n`, 'utf16le'),
  list: (id, handle) => Buffer.from(`username,user_id\n${handle},${id}\nada,5\n`),
};

function download(handle: string) {
  const owner = { handle: handle.replace('@', ''), name: 'Robin' };
  const followers = { ada: '2026-01-01T00:00:00Z', bob: '2026-01-02T00:00:00Z' };
  return { owner, followers, requestedAt: '2026-01-03T00:00:00Z' };
}

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
  hints?: object;
}

const CALLED = '111 222 mallory robin @robin 333 default handle:robin handle:ada handle:mallory';
const called = fc.constantFrom(...`${CALLED} instagram:robin tiktok:robin`.split(' '));
/** What else an owner may say of a list. */
const hints = fc.record(
  {
    as: fc.constantFrom('followers', 'following', 'posts'),
    at: fc.constantFrom('2026-01-01', '1970-01-01', '2099-12-31T23:59:59Z'),
    map: fc.dictionary(
      fc.constantFrom('username', 'user_id', '1', '2', '__proto__', 'constructor'),
      fc.constantFrom('id', 'handle', 'address', 'name', 'listedAt', 'author', 'text', 'at'),
    ),
  },
  { requiredKeys: [] },
);
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
  hints,
});

test('no upload to a server for several writes to another owner’s account, or adds one', async () => {
  const before = await others();
  await fc.assert(
    fc.asyncProperty(uploads, async (file) => {
      const { status, text } = await upload(file);
      expect(status).toBeLessThan(500);
      expect(status).not.toBe(429);
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

test('no session reads, previews, starts, follows or removes the upload of another', async () => {
  const robin = await dashboard.cookieOf(`x:${THEIRS}`);
  const body = 'username,user_id\nzqsecrethandl,5\nada,6\n';
  const json = { name: 'zqsecretname.csv', size: body.length, preview: true };
  const begun = await dashboard.ask(`/api/v1/imports?account=${THEIRS}`, {
    method: 'POST',
    cookie: robin,
    json,
  });
  const { id } = (await begun.json()) as { id: string };
  const own = `/api/v1/imports/${id}`;
  await dashboard.ask(`${own}/file`, { method: 'PUT', cookie: robin, body });
  const { sharing } = await dashboard.store.forAccount(THEIRS);
  await sharing.roles.grant('x:5', 'viewer');
  const viewer = await dashboard.cookieOf('x:5');
  const before = await others();
  for (const cookie of [mallory, viewer]) {
    for (const [method, path, said] of [
      ['GET', own, undefined],
      ['GET', `${own}/progress`, undefined],
      ['PUT', `${own}/file`, undefined],
      ['POST', `${own}/preview`, { hints: {} }],
      ['POST', `${own}/start?account=${MINE}`, { hints: { as: 'followers', at: '2026-01-01' } }],
      ['POST', `${own}/start?account=${THEIRS}`, {}],
      ['DELETE', own, undefined],
    ] as const) {
      const asking = { method, cookie, ...(said !== undefined && { json: said }) };
      const answer = await dashboard.ask(path, asking);
      const text = await answer.text();
      expect([method, path, answer.status]).toEqual([method, path, 404]);
      expect(text).not.toMatch(/zqsecret/);
    }
  }
  expect(await others()).toEqual(before);
  const seen = await dashboard.ask(own, { cookie: robin });
  expect(await seen.json()).toMatchObject({ state: 'previewed' });
});
