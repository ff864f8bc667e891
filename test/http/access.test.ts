import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { AccountId } from '../../src/model/ids.ts';
import { cookieFrom, fill, openDashboard, type TestDashboard } from '../support/dashboard.ts';
import { smallAudience } from '../support/small-audience.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const folder = temporaryFolder();
const DAY = 86_400_000;

/** Every route of the document, with its ways of asking. */
interface Route {
  method: string;
  path: string;
}

async function routesOf(dashboard: TestDashboard): Promise<Route[]> {
  const document = (await (await dashboard.ask('/api/v1/openapi.json')).json()) as {
    paths: Record<string, object>;
  };
  return Object.entries(document.paths).flatMap(([path, operations]) =>
    Object.keys(operations).map((method) => ({ method: method.toUpperCase(), path })),
  );
}

describe('on the owner’s machine', () => {
  let dashboard: TestDashboard;
  beforeAll(async () => {
    dashboard = await openDashboard(`${folder.path}/own.sqlite`, {
      ownerCommand: 'tribe --db own.sqlite',
    });
    const events = '{"type":"account","id":"42","platform":"x"}\n';
    await fill(dashboard.store, folder.write('own.ndjson', events));
  });
  afterAll(() => dashboard.close());

  test('a link works once and leaves nothing of itself in the address', async () => {
    const token = dashboard.ports.door.entrance();
    const first = await dashboard.ask(`/enter?token=${token}`);
    expect([first.status, first.headers.get('location')]).toEqual([303, '/']);
    expect(first.headers.get('set-cookie')).toMatch(
      /^tribefinder-8321=[\w-]{43}; Max-Age=\d+; Path=\/; HttpOnly; SameSite=Strict$/u,
    );
    expect(first.headers.get('set-cookie')).not.toContain(token);
    const second = await dashboard.ask(`/enter?token=${token}`);
    expect(second.headers.get('location')).toBe('/welcome?why=used');
    expect(second.headers.get('set-cookie')).toBeNull();
    // Who is in already need not care.
    const again = await dashboard.ask(`/enter?token=${token}`, { cookie: cookieFrom(first) });
    expect(again.headers.get('location')).toBe('/');
  });

  test('a preview by a messenger does not use up a link', async () => {
    const token = dashboard.ports.door.entrance();
    const headers = { 'sec-purpose': 'prefetch;prerender' };
    expect((await dashboard.ask(`/enter?token=${token}`, { headers })).status).toBe(403);
    expect((await dashboard.ask(`/enter?token=${token}`)).headers.get('location')).toBe('/');
  });

  test('a session survives a restart, and ends on signing out and in time', async () => {
    const cookie = await dashboard.enter();
    const other = await openDashboard(`${folder.path}/own.sqlite`);
    expect((await other.ask('/api/v1/sources', { cookie })).status).toBe(200);
    other.clock.now += 31 * DAY;
    expect((await other.ask('/api/v1/sources', { cookie })).status).toBe(401);
    await other.close();
    const left = await dashboard.ask('/api/v1/session', { method: 'DELETE', cookie });
    expect(left.headers.get('set-cookie')).toContain('Max-Age=0');
    expect((await dashboard.ask('/api/v1/sources', { cookie })).status).toBe(401);
  });

  test('only the owner of this machine learns which database commands need', async () => {
    const commandFor = async (cookie?: string): Promise<string> => {
      const response = await dashboard.ask(
        '/api/v1/session',
        cookie === undefined ? {} : { cookie },
      );
      return ((await response.json()) as { command: string }).command;
    };
    expect(await commandFor(await dashboard.enter())).toBe('tribe --db own.sqlite');
    expect(await commandFor()).toBe('tribe');
    const made = await dashboard.ask('/api/v1/links', {
      method: 'POST',
      cookie: await dashboard.enter(),
      json: { label: 'Kim', days: 1 },
    });
    const { path } = (await made.json()) as { path: string };
    const shared = cookieFrom(await dashboard.ask(path));
    expect(await commandFor(shared)).toBe('tribe');
  });

  test('no route tells a visitor without a session anything', async () => {
    const routes = await routesOf(dashboard);
    expect(routes.length).toBeGreaterThan(25);
    for (const { method, path } of routes) {
      const response = await dashboard.ask(path.replaceAll(/\{\w+\}/gu, '1'), { method });
      const said = await response.text();
      // The session tells how to come in, and is left by who is not in.
      const status = path.endsWith('/session') ? 200 : 401;
      expect([path, response.status]).toEqual([path, status]);
      expect(said).not.toContain('42');
    }
  });

  test('a request that changes something needs the header of our own pages', async () => {
    const cookie = await dashboard.enter();
    const json = { kind: 'topic', label: 'Mine', keywords: ['mine'], examples: [] };
    const post = (headers: Record<string, string>): Promise<Response> =>
      dashboard.ask('/api/v1/corrections', { method: 'POST', cookie, json, headers });
    expect((await post({})).status).toBe(200);
    expect((await post({ origin: 'http://127.0.0.1:8321' })).status).toBe(200);
    expect((await post({ origin: 'https://evil.example' })).status).toBe(403);
    const form = await dashboard.app.request('http://127.0.0.1:8321/api/v1/corrections', {
      method: 'POST',
      headers: { host: '127.0.0.1:8321', cookie, 'content-type': 'text/plain' },
      body: JSON.stringify(json),
    });
    expect(form.status).toBe(403);
    expect(
      await (await dashboard.store.forAccount('42' as AccountId)).corrections.all(),
    ).toHaveLength(2);
  });

  test('nothing in the database can be used to sign in', async () => {
    const cookie = await dashboard.enter();
    const token = cookie.split('=')[1];
    const link = await dashboard.ask('/api/v1/links', {
      method: 'POST',
      cookie,
      json: { label: 'Kim', days: 1 },
    });
    const { path } = (await link.json()) as { path: string };
    await dashboard.store.close();
    const { readFileSync, existsSync } = await import('node:fs');
    for (const suffix of ['', '-wal']) {
      const file = `${folder.path}/own.sqlite${suffix}`;
      if (!existsSync(file)) continue;
      const bytes = readFileSync(file, 'latin1');
      expect(bytes).not.toContain(token);
      expect(bytes).not.toContain(path.split('/').at(-1));
    }
  });
});

describe('on a server for several owners', () => {
  const VICTIM = { id: '7770001', handle: 'victim_of_tests' };
  const OTHER = { id: '7770002', handle: 'other_owner' };
  let dashboard: TestDashboard;
  let victim: string;
  let other: string;
  let upload: string;
  /** Ids that only the victim's pages hold. */
  const ids: Record<string, string> = {};

  beforeAll(async () => {
    dashboard = await openDashboard(`${folder.path}/hosted.sqlite`, {
      mode: 'hosted',
      publicOrigin: 'https://tribe.example',
    });
    const { store } = dashboard;
    await fill(store, smallAudience(folder.path, { owner: VICTIM }));
    const small = `{"type":"account","id":"${OTHER.id}","platform":"x","handle":"${OTHER.handle}"}\n{"type":"follow","person":"1","at":"2026-01-01T00:00:00Z"}\n{"type":"broken"}\n`;
    await fill(store, folder.write('other.ndjson', small));
    await (
      await store.forAccount(VICTIM.id as AccountId)
    ).sharing.roles.grant(`x:${VICTIM.id}`, 'owner');
    await (
      await store.forAccount(OTHER.id as AccountId)
    ).sharing.roles.grant(`x:${OTHER.id}`, 'owner');
    victim = await dashboard.cookieOf(`x:${VICTIM.id}`);
    other = await dashboard.cookieOf(`x:${OTHER.id}`);
    const own = async (path: string, asking = {}): Promise<Record<string, never>> =>
      (await dashboard.ask(`/api/v1/${path}`, { cookie: victim, ...asking })).json() as never;
    const report = await own('report');
    ids.topic = (report.topics as { id: string }[])[0].id;
    ids.community = (report.communities as { id: string }[])[0].id;
    ids.post = ((await own(`topics/${ids.topic}/posts`)).items as { id: string }[])[0].id;
    ids.person = ((await own('people')).items as { id: string }[])[0].id;
    const file = { method: 'POST', json: { name: 'a.ndjson', size: 1 } };
    upload = (await own('imports', file)).id;
    await own('links', { method: 'POST', json: { label: 'Kim', days: 1 } });
    await own('corrections', {
      method: 'POST',
      json: { kind: 'community-name', community: ids.community, name: 'Mine' },
    });
  });
  afterAll(() => dashboard.close());

  /** What to send where something must be sent. */
  const BODIES: Record<string, unknown> = {
    'POST /quarantine/{id}/replay': {},
    'POST /quarantine/dismiss': { all: true },
    'PUT /schedule': { when: 'hourly' },
    'PUT /reviewed': { list: 'people' },
    'POST /corrections': { kind: 'community-name', community: 'a', name: 'Theirs' },
    'POST /imports': { name: 'a.ndjson', size: 1 },
    'POST /imports/{id}/preview': { hints: {} },
    'POST /imports/{id}/start': {},
    'POST /exports/people': { ids: ['1'] },
    'POST /links': { label: 'Eve', days: 300 },
    'PUT /roles/{user}': { role: 'owner' },
    'POST /connections': { platform: 'bluesky', handle: 'alice.example' },
  };
  const MORE: Record<string, string> = {
    '/comparison': '&with=before',
    '/compared-periods': '&period=last-30-days',
    '/compared-accounts': `&other=${OTHER.id}`,
    '/search': '&q=a',
    '/exports/report': '&format=json',
    '/exports/communities': '&format=csv',
  };

  function addressed({ path }: Route): string {
    const [, , , first] = path.split('/');
    const id = {
      topics: ids.topic,
      communities: ids.community,
      people: ids.person,
      posts: ids.post,
      imports: upload,
    }[first];
    return path.replace('{id}', id ?? '1').replace('{user}', `x:${OTHER.id}`);
  }

  test('no route shows or changes data of another owner', async () => {
    const routes = await routesOf(dashboard);
    expect(routes.length).toBeGreaterThan(25);
    const victims = async () => ({
      corrections: await (
        await dashboard.store.forAccount(VICTIM.id as AccountId)
      ).corrections.all(),
      links: await (await dashboard.store.forAccount(VICTIM.id as AccountId)).sharing.links.all(),
      roles: await (await dashboard.store.forAccount(VICTIM.id as AccountId)).sharing.roles.all(),
      inputs: await (await dashboard.store.forAccount(VICTIM.id as AccountId)).log.inputs(),
      plan: await (await dashboard.store.forAccount(VICTIM.id as AccountId)).schedule.plan(),
    });
    const before = await victims();
    for (const route of routes) {
      const { method, path } = route;
      const short = path.slice('/api/v1'.length);
      const json = BODIES[`${method} ${short}`];
      const requested = `${addressed(route)}?account=${VICTIM.id}${MORE[short] ?? ''}`;
      const response = await dashboard.ask(requested, {
        method,
        cookie: other,
        ...(json !== undefined && { json }),
        ...(path.endsWith('/file') && { body: 'x' }),
      });
      const said = await response.text();
      // The session is one's own. The sample and connections are for owners of the whole database.
      const status = path.endsWith('/session')
        ? 200
        : /\/sample$|\/connections/u.test(path)
          ? 403
          : 404;
      expect([requested, response.status]).toEqual([requested, status]);
      for (const secret of [VICTIM.id, VICTIM.handle, ids.person])
        expect(said).not.toContain(secret);
      // Closing one's own session is what the route is for.
      if (path.endsWith('/session') && method === 'DELETE') {
        other = await dashboard.cookieOf(`x:${OTHER.id}`);
      }
    }
    expect(await victims()).toEqual(before);
  });

  test('the same routes work for their owner', async () => {
    const reads = (await routesOf(dashboard)).filter(({ method }) => method === 'GET');
    for (const route of reads) {
      const short = route.path.slice('/api/v1'.length);
      // Nothing of its own waits behind these: an upload's end, an earlier time, a second account.
      if (/^\/(?:imports|connections|comparison|compared-)/u.test(short)) continue;
      const requested = `${addressed(route)}?account=${VICTIM.id}${MORE[short] ?? ''}`;
      const response = await dashboard.ask(requested, { cookie: victim });
      expect([requested, response.status]).toEqual([requested, 200]);
      await response.text();
    }
  });

  test('accounts are compared for the owner of both only', async () => {
    const compared = (cookie: string, account: string, second: string) =>
      dashboard.ask(`/api/v1/compared-accounts?account=${account}&other=${second}`, { cookie });
    const { roles } = (await dashboard.store.forAccount(VICTIM.id as AccountId)).sharing;
    expect((await compared(other, OTHER.id, VICTIM.id)).status).toBe(404);
    await roles.grant(`x:${OTHER.id}`, 'viewer');
    for (const [account, second] of [
      [OTHER.id, VICTIM.id],
      [VICTIM.id, OTHER.id],
    ])
      expect((await compared(other, account!, second!)).status).toBe(403);
    await roles.grant(`x:${OTHER.id}`, 'owner');
    expect((await compared(other, VICTIM.id, VICTIM.id)).status).toBe(400);
    // Nothing is known of the followers of the second account.
    expect((await compared(other, VICTIM.id, OTHER.id)).status).toBe(404);
    await roles.withdraw(`x:${OTHER.id}`);
  });

  test('ids of one owner’s data are unknown to another', async () => {
    for (const path of [`people/${ids.person}`, `imports/${upload}`]) {
      const response = await dashboard.ask(`/api/v1/${path}`, { cookie: other });
      expect([path, response.status]).toEqual([path, 404]);
    }
  });

  test('sessions of a local server, and sessions without a role, give no access', async () => {
    for (const user of ['local', 'x:1']) {
      const cookie = await dashboard.cookieOf(user);
      const response = await dashboard.ask('/api/v1/report', { cookie });
      expect(response.status).toBeGreaterThanOrEqual(401);
      expect(await response.text()).not.toContain(VICTIM.handle);
    }
  });

  test('a viewer sees ids only, and can change nothing', async () => {
    await (
      await dashboard.store.forAccount(VICTIM.id as AccountId)
    ).sharing.roles.grant('x:5', 'viewer');
    const cookie = await dashboard.cookieOf('x:5');
    const people = await (await dashboard.ask('/api/v1/people', { cookie })).text();
    expect(people).toContain(ids.person);
    expect(people).not.toMatch(/"handle"|"name"/u);
    const person = await dashboard.ask(`/api/v1/people/${ids.person}`, { cookie });
    expect(await person.json()).toMatchObject({ id: ids.person, interests: [] });
    const posts = await dashboard.ask(`/api/v1/topics/${ids.topic}/posts`, { cookie });
    const { items } = (await posts.json()) as { items: { text: string }[] };
    expect(new Set(items.map(({ text }) => text))).toEqual(new Set(['']));
    const sources = await dashboard.ask('/api/v1/sources', { cookie });
    expect(await sources.text()).not.toContain(folder.path);
    const map = (await (await dashboard.ask('/api/v1/map', { cookie })).json()) as {
      ids: string[];
      names: string[];
    };
    expect(map.names).toEqual(map.ids);
    const file = await dashboard.ask('/api/v1/exports/communities?format=csv', { cookie });
    expect((await file.text()).split('\r\n')[0]).toBe('person_id,community_id,community_label');
    const writes = (await routesOf(dashboard)).filter(
      ({ method, path }) => method !== 'GET' && !/session|file|exports/u.test(path),
    );
    for (const route of writes) {
      const json = BODIES[`${route.method} ${route.path.slice('/api/v1'.length)}`];
      const response = await dashboard.ask(addressed(route), {
        method: route.method,
        cookie,
        ...(json !== undefined && { json }),
      });
      // Somebody else's upload is not there for them.
      const status = route.path.includes('/imports/{id}') ? 404 : 403;
      expect([route.path, response.status]).toEqual([route.path, status]);
    }
    const traces = `people/${ids.person}/traces`;
    for (const path of ['quarantine', 'corrections', 'links', 'roles', 'schedule', traces]) {
      expect((await dashboard.ask(`/api/v1/${path}`, { cookie })).status).toBe(403);
    }
    const { status } = await dashboard.ask(`/api/v1/people/${ids.person}`, { cookie });
    expect(status).toBe(200);
  });

  test('a share link gives access to one account for a time, and can be revoked', async () => {
    const made = await dashboard.ask('/api/v1/links', {
      method: 'POST',
      cookie: victim,
      json: { label: 'For Kim', days: 7 },
    });
    const { id, path } = (await made.json()) as { id: number; path: string };
    const entered = await dashboard.ask(path);
    expect(entered.headers.get('location')).toBe('/');
    const cookie = cookieFrom(entered);
    const session = await (await dashboard.ask('/api/v1/session', { cookie })).json();
    expect(session).toMatchObject({
      signedIn: true,
      sharedUntil: '2026-11-08T00:00:00Z',
      accounts: [{ id: VICTIM.id, role: 'viewer', idsOnly: true }],
    });
    expect((await dashboard.ask('/api/v1/report', { cookie })).status).toBe(200);
    expect((await dashboard.ask('/api/v1/corrections', { cookie })).status).toBe(403);
    const person = `/api/v1/people/${ids.person}`;
    expect((await dashboard.ask(person, { method: 'DELETE', cookie })).status).toBe(403);
    expect((await dashboard.ask(person, { cookie })).status).toBe(200);

    dashboard.clock.now += 8 * DAY;
    expect((await dashboard.ask('/api/v1/report', { cookie })).status).toBe(401);
    expect((await dashboard.ask(path)).headers.get('location')).toBe('/welcome?why=ended');
    dashboard.clock.now -= 8 * DAY;
    expect((await dashboard.ask('/api/v1/report', { cookie })).status).toBe(200);
    await dashboard.ask(`/api/v1/links/${id}`, { method: 'DELETE', cookie: victim });
    expect((await dashboard.ask('/api/v1/report', { cookie })).status).toBe(401);
    expect((await dashboard.ask(path)).headers.get('location')).toBe('/welcome?why=ended');
  });

  test('nobody can change their own role, so every account keeps an owner', async () => {
    const own = `/api/v1/roles/x:${VICTIM.id}`;
    const asking = { cookie: victim, method: 'DELETE' };
    expect((await dashboard.ask(own, asking)).status).toBe(409);
    const asViewer = { cookie: victim, method: 'PUT', json: { role: 'viewer' } };
    expect((await dashboard.ask(own, asViewer)).status).toBe(409);
  });
});
