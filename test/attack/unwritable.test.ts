import Database from 'better-sqlite3';
import { describe, expect, onTestFinished, test } from 'vitest';
import { connect } from '../../src/store/sqlite/connect.ts';
import { storeOn } from '../support/store-on.ts';
import type { AccountId } from '../../src/model/ids.ts';
import type { Store } from '../../src/store/ports/store.ts';
import type { WebUser } from '../../src/store/ports/access-store.ts';
import { cookieFrom, fill, openDashboard, type TestDashboard } from '../support/dashboard.ts';
import { smallAudience } from '../support/small-audience.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const folder = temporaryFolder();
const HOSTED = { mode: 'hosted', publicOrigin: 'https://tribe.example' } as const;
const [OWNER, VIEWER, NEW]: WebUser[] = [
  { id: 'x:42', handle: 'robin' },
  { id: 'x:5', handle: 'eve' },
  { id: 'x:43', handle: 'mallory' },
];

/** Ways to open a database that cannot be written, with what is said of it. */
const WAYS: [string, (location: string) => Promise<Store>, string][] = [
  [
    'read-only',
    (location) => storeOn(new Database(location, { readonly: true })),
    'The database cannot be written.',
  ],
  ['full', openFull, 'The disk is full, so the database cannot grow.'],
];

/** As on a full disk, no page can be added to the database. */
async function openFull(location: string): Promise<Store> {
  const database = connect(location);
  const pages = Number(database.pragma('page_count', { simple: true }));
  database.pragma(`max_page_count = ${pages}`);
  const session = database.prepare(
    'insert into web_session (digest, user, until) values (?, 0, 9e15)',
  );
  const role = database.prepare(
    `insert into web_role (user, account, role) values (?, 1, 'viewer')`,
  );
  // Large rows fill the free pages, small ones what these leave.
  for (const [insert, size] of [
    [session, 400],
    [session, 8],
    [role, 400],
    [role, 8],
  ] as const)
    fillWith((row) => insert.run(`${row}`.padEnd(size, 'x')));
  return storeOn(database);
}

function fillWith(insert: (row: number) => unknown): void {
  try {
    for (let row = 0; ; row++) insert(row);
  } catch (error) {
    expect(error).toMatchObject({ code: 'SQLITE_FULL' });
  }
}

/** A database with an account of somebody, a viewer, another account and a link. */
async function filled(name: string): Promise<{ location: string; path: string }> {
  const location = `${folder.path}/${name}.sqlite`;
  const dashboard = await openDashboard(location, HOSTED);
  const { store } = dashboard;
  await fill(store, smallAudience(folder.path, { followers: 40, days: 30 }));
  await store.accounts.add({ id: '43' as AccountId, platform: 'x' });
  await dashboard.ports.door.enterAs(OWNER);
  const { sharing } = await store.forAccount('42' as AccountId);
  await sharing.roles.grant(VIEWER.id, 'viewer');
  const cookie = await dashboard.cookieOf(OWNER.id);
  const json = { label: 'a friend', days: 7 };
  const made = await dashboard.ask('/api/v1/links?account=42', { method: 'POST', cookie, json });
  const { path } = (await made.json()) as { path: string };
  await dashboard.close();
  return { location, path };
}

async function statusOf(dashboard: TestDashboard, cookie: string, asking = {}): Promise<number> {
  return (await dashboard.ask('/api/v1/report?account=42', { cookie, ...asking })).status;
}

describe.each(WAYS)('a server on a %s database', (name, open, cause) => {
  test('accepts known people by share link and sign-in, and says why nobody new', async () => {
    const { location, path } = await filled(name);
    const dashboard = await openDashboard(location, HOSTED, open);
    onTestFinished(() => dashboard.close());
    const { door } = dashboard.ports;
    const link = cookieFrom(await dashboard.ask(path));
    expect(await statusOf(dashboard, link)).toBe(200);
    for (const user of [OWNER, { ...VIEWER, handle: 'renamed' }]) {
      const token = await door.enterAs(user);
      const session = await dashboard.ask('/api/v1/session', {
        cookie: `__Host-tribefinder=${token}`,
      });
      expect(await session.json()).toMatchObject({ signedIn: true, accounts: [{ id: '42' }] });
    }
    await expect(door.enterAs(NEW)).rejects.toMatchObject({ publicMessage: cause });
    expect(await door.enterAs({ id: 'x:6' })).toBeUndefined();
    expect(
      (await dashboard.ask('/api/v1/session', { method: 'DELETE', cookie: link })).status,
    ).toBe(200);
    expect(await statusOf(dashboard, link)).toBe(401);
    // Another program revokes the link: a session of it that is not stored ends too.
    const again = cookieFrom(await dashboard.ask(path));
    const writer = await storeOn(connect(location));
    await (await writer.forAccount('42' as AccountId)).sharing.links.revoke(1, 1);
    await writer.close();
    expect(await statusOf(dashboard, again)).toBe(401);
    expect((await dashboard.ask(path)).headers.get('location')).toBe('/welcome?why=ended');
  });
});
