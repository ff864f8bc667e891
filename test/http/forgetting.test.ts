import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Forgetting, TracesPage } from '../../src/model/pages/forgetting.ts';
import { fill, openDashboard, type TestDashboard } from '../support/dashboard.ts';
import { smallAudience } from '../support/small-audience.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const folder = temporaryFolder();
const BIO = 'Zahnradmaschinenbau';
let dashboard: TestDashboard;
let cookie: string;
let person: string;
/** All that names the person. */
let named: RegExp;

beforeAll(async () => {
  dashboard = await openDashboard(`${folder.path}/forgetting.sqlite`);
  await fill(dashboard.store, smallAudience(folder.path));
  cookie = await dashboard.enter();
  const map = (await (await ask('map')).json()) as { ids: string[] };
  const [first, other] = map.ids;
  person = first;
  named = new RegExp(`(?<!\\d)${person}(?!\\d)|ada_of_tests|ada lovelace|${BIO}`, 'iu');
  const profile = { type: 'person', id: person, handle: 'Ada_of_tests', name: 'Ada Lovelace' };
  const lines = [
    { ...profile, bio: BIO, at: '2026-01-05T00:00:00Z' },
    { type: 'person', id: other, bio: 'Works with @ada_of_tests', at: '2026-01-05T00:00:00Z' },
    { type: 'follow', person, at: 'yesterday' },
  ];
  const text = lines.map((line) => `${JSON.stringify(line)}\n`).join('');
  await fill(dashboard.store, folder.write('ada.ndjson', text));
});

afterAll(() => dashboard.close());

function ask(path: string, asking: object = {}): Promise<Response> {
  return dashboard.ask(`/api/v1/${path}`, { cookie, ...asking });
}

/** Every answer there is to be had by asking, of lists every page, by its address. */
async function answers(): Promise<Map<string, Response & { said: string }>> {
  const document = (await (await ask('openapi.json')).json()) as {
    paths: Record<string, { get?: object }>;
  };
  const report = (await (await ask('report')).json()) as Record<string, { id: string }[]>;
  const ids = {
    topics: report.topics[0].id,
    communities: report.communities[0].id,
    people: person,
  };
  const more: Record<string, string> = {
    '/search': '&q=ada',
    '/exports/report': '&format=json',
    '/exports/communities': '&format=csv',
  };
  const found = new Map<string, Response & { said: string }>();
  for (const [path, { get }] of Object.entries(document.paths)) {
    const short = path.slice('/api/v1'.length);
    if (get === undefined || /imports|comparison|progress/u.test(short)) continue;
    const [, first] = short.split('/') as [string, keyof typeof ids];
    const requested = `${short.slice(1).replace('{id}', ids[first])}?${more[short] ?? ''}`;
    for (let next: string | null = ''; next !== null;) {
      const page: string = next === '' ? requested : `${requested}&cursor=${next}`;
      const response = await ask(page);
      const said = await response.text();
      found.set(page, Object.assign(response, { said }));
      const isJson = response.headers.get('content-type') === 'application/json';
      next = isJson ? ((JSON.parse(said) as { next?: string | null }).next ?? null) : null;
    }
  }
  return found;
}

test('a forgotten person is in no answer, not even one that was being made, and in no file', async () => {
  const before = await answers();
  const holding = [...before].filter(([, { said }]) => named.test(said)).map(([path]) => path);
  for (const path of ['map', 'exports/communities', 'search', `people/${person}`, 'quarantine']) {
    expect(holding.map((requested) => requested.split('?')[0])).toContain(path);
  }
  const traces = TracesPage.parse(await (await ask(`people/${person}/traces`)).json());
  expect(traces).toMatchObject({ person, mentions: 1, quarantined: 1 });
  expect(traces.names).toContain('Ada_of_tests');
  expect(traces.events.person).toBeGreaterThan(0);

  const late = ask('people?from=2025-11-15');
  const response = await ask(`people/${person}`, { method: 'DELETE' });
  expect(response.headers.get('clear-site-data')).toBe('"cache"');
  const { names: _, person: id, ...counts } = traces;
  const { person: gone, removed } = Forgetting.parse(await response.json());
  expect([gone, removed]).toEqual([id, counts]);
  expect(await (await late).text()).not.toMatch(named);

  const after = await answers();
  const own = [...after].filter(([path]) => path.startsWith(`people/${person}`));
  expect(own.map(([, { status }]) => status)).toEqual([404, 404]);
  for (const [path, { said }] of after) {
    expect([path, said.match(named)?.[0]]).toEqual([path, undefined]);
  }
  expect(after.size).toBeGreaterThan(20);
  for (const [path, { headers }] of before) {
    const tag = headers.get('etag');
    if (tag === null) continue;
    expect(headers.get('cache-control')).toBe('private, no-cache');
    const again = await ask(path, { headers: { 'if-none-match': tag } });
    expect([path, again.status]).not.toEqual([path, 304]);
    await again.text();
  }

  await dashboard.ports.pages.close();
  const again = await ask(`people/${person}`, { method: 'DELETE' });
  expect(Forgetting.parse(await again.json())).toEqual({
    person,
    removed: { events: {}, mentions: 0, quarantined: 0 },
    swept: true,
  });
  const files = readdirSync(folder.path).filter((name) => name.startsWith('forgetting.sqlite'));
  for (const name of files.filter((file) => !file.endsWith('-web'))) {
    expect(readFileSync(join(folder.path, name), 'latin1')).not.toMatch(named);
  }
});

test('forgetting an unknown person or the owner is refused', async () => {
  for (const [id, status] of [
    ['nobody', 404],
    ['Ada_of_tests', 404],
    ['42', 409],
  ] as const) {
    const response = await ask(`people/${id}`, { method: 'DELETE' });
    expect([id, response.status]).toEqual([id, status]);
    expect((await ask(`people/${id}/traces`)).status).toBe(status);
  }
});
