import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { importFiles } from '../../src/app/import/import-files.ts';
import { PLATFORMS } from '../../src/model/events.ts';
import type { AccountId } from '../../src/model/ids.ts';
import { cookieFrom, type TestDashboard, fill, openDashboard } from '../support/dashboard.ts';
import { tries } from '../support/soak.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const folder = temporaryFolder();
const [MINE, THEIRS] = ['111', '222'] as AccountId[];
let dashboard: TestDashboard;

const accountLine = (id: string, handle: string, platform = 'x') =>
  `${JSON.stringify({ type: 'account', id, platform, handle })}\n`;

beforeAll(async () => {
  dashboard = await openDashboard(`${folder.path}/owners.sqlite`);
  const follow = '{"type":"follow","person":"1","at":"2026-01-01T00:00:00Z"}\n';
  for (const [id, handle] of [
    [MINE, 'mallory'],
    [THEIRS, 'robin'],
  ]) {
    await fill(dashboard.store, folder.write(`${id}.ndjson`, accountLine(id, handle) + follow));
  }
});
afterAll(() => dashboard.close());

const theirs = async () => {
  const { log, profile } = await dashboard.store.forAccount(THEIRS);
  return { inputs: await log.inputs(), profile: await profile.read() };
};

async function upload(text: string, query: string): Promise<unknown> {
  const cookie = await dashboard.enter();
  const json = { name: '222.ndjson', size: text.length };
  const begun = await dashboard.ask(`/api/v1/imports${query}`, { method: 'POST', cookie, json });
  if (!begun.ok) return begun.json();
  const { id } = (await begun.json()) as { id: string };
  const sending = { method: 'PUT', cookie, body: text };
  return (await dashboard.ask(`/api/v1/imports/${id}/file`, sending)).json();
}

test('a file that gives another account my handle or id is not imported into mine', async () => {
  const before = await theirs();
  const unfollow = '{"type":"unfollow","person":"1","at":"2026-02-01T00:00:00Z"}\n';
  const refused = await upload(accountLine(THEIRS, MINE) + unfollow, `?account=${MINE}`);
  expect(refused).toMatchObject({
    state: 'failed',
    message: '222.ndjson is about the account 222, not 111.',
  });
  expect(await upload(accountLine(THEIRS, 'mallory') + unfollow, '')).toHaveProperty('status', 409);
  expect(await theirs()).toEqual(before);
});

test.each(['other', 'bluesky', 'instagram'])(
  'a file of %s changes the platform of no account',
  async (platform) => {
    await upload(accountLine(MINE, 'mallory', platform), `?account=${MINE}`);
    const { profile } = await dashboard.store.forAccount(MINE);
    expect(await profile.read()).toMatchObject({ platform: 'x' });
  },
);

test('an upload that adds an account changes none that exists, and a share link adds none', async () => {
  const before = await theirs();
  const cookie = await dashboard.enter();
  const create = { name: 'new.ndjson', size: 1000, create: true };
  const announced = async (by: string): Promise<Response> =>
    dashboard.ask('/api/v1/imports', { method: 'POST', cookie: by, json: create });
  const text = accountLine(THEIRS, 'mallory').padEnd(1000, '\n');
  const { id } = (await (await announced(cookie)).json()) as { id: string };
  const sending = { method: 'PUT', cookie, body: text };
  const refused = await dashboard.ask(`/api/v1/imports/${id}/file`, sending);
  expect(await refused.json()).toMatchObject({
    state: 'failed',
    message: 'new.ndjson is about the account 222, which exists already.',
  });
  const json = { label: 'a friend', days: 1 };
  const made = await dashboard.ask('/api/v1/links?account=222', { method: 'POST', cookie, json });
  const { path } = (await made.json()) as { path: string };
  expect((await announced(cookieFrom(await dashboard.ask(path)))).status).toBe(403);
  expect(await theirs()).toEqual(before);
});

test('random files imported into one account leave every other account unchanged', async () => {
  const before = await theirs();
  const id = fc.constantFrom(MINE, THEIRS, 'mallory', 'robin', '333', 'handle:robin');
  const at = fc.constant('2026-03-01T00:00:00Z');
  const event = fc.oneof(
    fc.record({
      type: fc.constant('account'),
      id,
      handle: id,
      name: id,
      platform: fc.constantFrom(...PLATFORMS),
    }),
    fc.record({ type: fc.constantFrom('follow', 'unfollow'), person: id, at, account: id }),
    fc.record({ type: fc.constant('deletion'), post: id, at, account: id }),
    fc.record({ type: fc.constant('person'), id, handle: id, at }),
  );
  let file = 0;
  const files = fc.array(event, { minLength: 1, maxLength: 6 });
  await fc.assert(
    fc.asyncProperty(files, async (events) => {
      const text = events.map((one) => JSON.stringify(one)).join('\n');
      await importFiles(dashboard.store, [folder.write(`${file++}.ndjson`, text)], {
        target: { account: MINE, mayCreate: false },
        standardInput: (async function* () {})(),
        now: () => 0,
      });
      expect(await theirs()).toEqual(before);
    }),
    { numRuns: tries(25, 5000), seed: tries(1, Date.now()) },
  );
  expect((await dashboard.store.accounts.all()).map((account) => account.id)).toEqual([
    MINE,
    THEIRS,
  ]);
});
