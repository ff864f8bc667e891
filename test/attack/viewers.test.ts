import { hash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { analyseAccount } from '../../src/app/analyse/report-on.ts';
import { readerOf } from '../../src/app/reader.ts';
import type { AccountId } from '../../src/model/ids.ts';
import { cookieFrom, fill, openDashboard, type TestDashboard } from '../support/dashboard.ts';
import { runTribe } from '../support/run-tribe.ts';
import { smallAudience } from '../support/small-audience.ts';
import { tries } from '../support/soak.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const folder = temporaryFolder();
const ACCOUNT = '42' as AccountId;
/** In the middle of the audience's time, so that there is an earlier window to compare with. */
const MIDDLE = '2025-10-25';

/** What no answer to a viewer may hold: handles, names and bios of 12 letters each. */
const PLANTED = /zq[a-p]{10}/giu;

function planted(kind: 'handle' | 'name' | 'bio', of: string): string {
  const letters = hash('sha256', `${kind} ${of}`, 'hex').replaceAll(/\d/gu, (digit) =>
    'ghijklmnop'.charAt(Number(digit)),
  );
  return `zq${letters.slice(0, 10)}`;
}

const OWNER = { id: ACCOUNT, handle: planted('handle', 'owner') };
/** What two of them were called before. */
const FORMER = { handle: planted('handle', 'former'), name: planted('name', 'former') };
const FORMER_OWNER = planted('handle', 'former owner');
const FAMOUS = { handle: planted('handle', 'famous'), name: planted('name', 'famous') };

type Event = Record<string, unknown> & { type: string };
const personId = (id: string) => (id.endsWith('7') ? `handle:${planted('handle', id)}` : id);
const postId = (id: string) =>
  id.endsWith('8') ? `https://social.example/@${OWNER.handle}/${id}` : id;

let bios = 0;
let posts = 0;

/** Plants handles, names and bios in an event of a simulated audience. */
function withPlanted(event: Event): Event {
  const changed = { ...event };
  for (const key of ['person', 'from', 'to'])
    if (typeof event[key] === 'string') changed[key] = personId(event[key]);
  if (event.type === 'snapshot')
    changed.followers = (event.followers as string[]).map((id) => personId(id));
  if (typeof event.post === 'string') changed.post = postId(event.post);
  if (event.type === 'person') Object.assign(changed, profileOf(event.id as string, event));
  if (event.type === 'post') Object.assign(changed, postOf(event.id as string, event));
  if (event.type === 'interest' && typeof event.term === 'string' && event.term.length > 7)
    changed.term = `@${FAMOUS.handle}`;
  return changed;
}

function profileOf(id: string, { bio }: Event): object {
  const isDeveloper = String(bio).includes('eveloper');
  bios += isDeveloper ? 1 : 0;
  const fan = isDeveloper
    ? ` ${FAMOUS.handle} ${FORMER.handle} @${planted('handle', 'mentioned')}`
    : '';
  const few = isDeveloper && bios <= 4 ? ` ${planted('name', 'few')}` : '';
  const first = id === firstPerson || firstPerson === undefined;
  if (first) firstPerson = id;
  return {
    id: personId(id),
    handle: first ? FAMOUS.handle : planted('handle', id),
    name: first ? FAMOUS.name : planted('name', id),
    bio: `${String(bio)} ${planted('bio', id)}${fan}${few}`,
  };
}

let firstPerson: string | undefined;

/** Most posts keep no topic, so that topics are found in their texts. */
function postOf(id: string, { text }: Event): object {
  posts++;
  const known = `${FAMOUS.handle} ${FORMER.handle} ${FORMER.name} ${FORMER_OWNER}`;
  const named = posts % 3 === 0 ? ` ${known} @${planted('handle', 'in a post')}` : '';
  const given = [
    posts % 20 === 0 ? FAMOUS.handle : undefined,
    posts % 23 === 0 ? FORMER.handle : undefined,
    posts % 31 === 0 ? `@${planted('handle', 'in a topic')}` : undefined,
    posts % 35 === 0 ? FAMOUS.name : undefined,
    posts === 11 ? planted('name', 'of a rare topic') : undefined,
  ].filter((label) => label !== undefined);
  return {
    id: postId(id),
    text: `${String(text)}${named} ${FAMOUS.name}`,
    topics: given.length > 0 ? given : undefined,
  };
}

/** What the owner and somebody else were called before. */
function whatWasBefore(): string {
  return [
    { type: 'account', id: ACCOUNT, platform: 'x', handle: FORMER_OWNER },
    { type: 'person', id: personId(firstPerson!), at: '2020-01-01T00:00:00Z', ...FORMER },
  ]
    .map((event) => JSON.stringify(event))
    .join('\n');
}

interface Operation {
  parameters?: { name: string; in: string; required?: boolean; schema: { enum?: string[] } }[];
}

let dashboard: TestDashboard;
let owner: string;
/** Cookies of a viewer with a role, and of a visitor with a share link. */
const readers: Record<string, string> = {};

async function asked<Answer>(path: string, cookie: string, asking = {}): Promise<Answer> {
  return (await dashboard.ask(`/api/v1/${path}`, { cookie, ...asking })).json() as Answer;
}

interface Report {
  topics: { id: string; label: string; terms: string[] }[];
  communities: { id: string; label: string; terms: string[] }[];
}

beforeAll(async () => {
  dashboard = await openDashboard(`${folder.path}/viewers.sqlite`, {
    mode: 'hosted',
    publicOrigin: 'https://tribe.example',
  });
  const { store } = dashboard;
  const options = {
    owner: OWNER,
    followers: tries(140, 800),
    days: tries(45, 120),
    alter: withPlanted,
  };
  const audience = smallAudience(folder.path, options);
  await fill(store, folder.write('before.ndjson', whatWasBefore()), audience);
  const broken = `{"type":"account","id":"42","platform":"x"}\n{"type":"broken","handle":"${FAMOUS.handle}"}\n`;
  const file = `${folder.path}/${planted('name', 'of a file')}.ndjson`;
  writeFileSync(file, broken);
  await fill(store, file);
  const { sharing } = await store.forAccount(ACCOUNT);
  await sharing.roles.grant('x:1', 'owner');
  await sharing.roles.grant('x:5', 'viewer');
  owner = await dashboard.cookieOf('x:1');
  const found = await asked<Report>('report', owner);
  const say = (json: object) => asked('corrections', owner, { method: 'POST', json });
  const [first, second] = found.communities;
  const name = `Fans of ${FAMOUS.name}`;
  await say({ kind: 'community-name', community: first.id, name });
  await say({ kind: 'community-name', community: second.id, name: 'People of the hills' });
  const [topic, other] = found.topics;
  await say({ kind: 'topic-name', topic: { id: topic.id }, name });
  await say({ kind: 'topic-name', topic: { id: other.id }, name: 'Talk of the hills' });
  const keywords = [FAMOUS.handle];
  await say({ kind: 'topic', label: `About ${FAMOUS.handle}`, keywords, examples: [] });
  await say({ kind: 'topic', label: 'Green things', keywords: ['gardening'], examples: [] });
  readers.viewer = await dashboard.cookieOf('x:5');
  const json = { label: planted('name', 'of a link'), days: 7 };
  const { path } = await asked<{ path: string }>('links', owner, { method: 'POST', json });
  readers.link = cookieFrom(await dashboard.ask(path));
});
afterAll(() => dashboard.close());

/** Every address of the route table that this reader may try, with ids that they or the owner see. */
async function addresses(cookie: string): Promise<string[]> {
  const document = await (await dashboard.ask('/api/v1/openapi.json')).json();
  const ids = await knownIds(cookie);
  return Object.entries(document.paths as Record<string, Record<string, Operation>>).flatMap(
    ([path, { get }]) => {
      if (get === undefined) return [];
      const paths = path.includes('{') ? withIds(path, ids) : [path];
      return paths.flatMap((one) => queries(get).map((query) => `${one}?${query}`));
    },
  );
}

interface Listed {
  id: string;
  follows: boolean;
}

async function allPeople(cookie: string): Promise<Listed[]> {
  const people: Listed[] = [];
  for (let next: string | null = '0'; next !== null;) {
    const page: { items: Listed[]; next: string | null } = await asked(
      `people?cursor=${next}`,
      cookie,
    );
    people.push(...page.items);
    next = page.next;
  }
  return people;
}

/** People whose ids are handles come last. */
const lastPeople = async (cookie: string) => (await allPeople(cookie)).slice(-20);

const idsOf = (list: { id: string }[]) => list.map(({ id }) => id);

async function knownIds(cookie: string): Promise<Record<string, string[]>> {
  const [seen, real] = [
    await asked<Report>('report', cookie),
    await asked<Report>('report', owner),
  ];
  const people = await lastPeople(cookie);
  const posts: string[] = [];
  for (const [reader, { topics }] of [
    [cookie, seen],
    [owner, real],
  ] as const) {
    const path = `topics/${encodeURIComponent(topics[0].id)}/posts`;
    posts.push(
      ...idsOf((await asked<{ items: { id: string }[] }>(path, reader)).items).slice(0, 12),
    );
  }
  return {
    topics: [...new Set([...idsOf(seen.topics), ...idsOf(real.topics)])].slice(0, 12),
    communities: [...new Set([...idsOf(seen.communities), ...idsOf(real.communities)])],
    people: [...idsOf(people).slice(-12), personId('7')],
    posts: [...new Set(posts)],
  };
}

function withIds(path: string, ids: Record<string, string[]>): string[] {
  const known = ids[path.split('/')[3]] ?? ['1'];
  return known.map((id) => path.replaceAll(/\{\w+\}/gu, encodeURIComponent(id)));
}

/** One query for each value that a parameter may have, and some that ask for what is planted. */
function queries({ parameters = [] }: Operation): string[] {
  const inQuery = parameters.filter((parameter) => parameter.in === 'query');
  const isSearch = inQuery.some(({ name }) => name === 'q');
  const choices = inQuery.find(({ name, schema }) => schema.enum && name !== 'idsOnly');
  if (choices !== undefined && !isSearch) {
    // Each period takes two analyses of its own.
    const tried = choices.schema.enum!.slice(
      0,
      choices.name === 'period' ? tries(1, 9) : undefined,
    );
    return tried.map((choice) => `from=${MIDDLE}&${choices.name}=${choice}`);
  }
  if (!isSearch) return ['', 'from=never', 'account=nobody'];
  return ['q=a', `q=${FAMOUS.handle}`, `q=${OWNER.handle}`, 'q=handle%3Azq', 'q=zq'];
}

test.each(['viewer', 'link'])(
  'no answer to a %s contains a handle, a name or a bio',
  async (reader) => {
    const cookie = readers[reader];
    const tried = await addresses(cookie);
    expect(tried.length).toBeGreaterThan(60);
    const held: [string, string[]][] = [];
    for (const address of tried) {
      const response = await dashboard.ask(address, { cookie });
      // What a reader asks for may come back in an error, so only the answer's own words count.
      const said = (await response.text()).replaceAll(decodeURIComponent(address), '');
      const found = said.match(PLANTED) ?? [];
      if (found.length > 0) held.push([address, [...new Set(found)].slice(0, 3)]);
    }
    expect(held).toEqual([]);
    const ids = (await knownIds(cookie)).people;
    const people = await dashboard.ask('/api/v1/exports/people', {
      method: 'POST',
      cookie,
      json: { ids },
    });
    expect((await people.text()).match(PLANTED)).toBeNull();
    expect(dashboard.defects).toEqual([]);
  },
);

test('files of ids only contain no handle, name or bio either', async () => {
  for (const format of ['csv', 'json', 'gexf']) {
    const path = `/api/v1/exports/communities?idsOnly=true&format=${format}`;
    const file = await (await dashboard.ask(path, { cookie: owner })).text();
    expect(file.match(PLANTED)).toBeNull();
    expect(file.length).toBeGreaterThan(5000);
  }
  for (const what of ['people', 'topics', 'posts', 'departures']) {
    const path = `/api/v1/exports/${what}`;
    const own = await (await dashboard.ask(path, { cookie: owner })).text();
    const given = await (await dashboard.ask(`${path}?idsOnly=true`, { cookie: owner })).text();
    const viewed = await (await dashboard.ask(path, { cookie: readers.viewer })).text();
    expect([what, viewed.match(PLANTED), given === viewed]).toEqual([what, null, true]);
    expect(viewed.split('\r\n')).toHaveLength(own.split('\r\n').length);
  }
});

test('tribe export --ids-only writes what the server gives viewers, and no handle, name or bio', async () => {
  const database = `${folder.path}/viewers.sqlite`;
  for (const format of ['csv', 'gexf']) {
    const args = ['export', 'communities', '--ids-only', '--format', format];
    const { code, stdout } = await runTribe(args, { database });
    const path = `/api/v1/exports/communities?format=${format}`;
    const served = await (await dashboard.ask(path, { cookie: readers.viewer })).text();
    expect({ code, stdout, found: stdout.match(PLANTED) }).toEqual({
      code: 0,
      stdout: served,
      found: null,
    });
    expect(stdout.length).toBeGreaterThan(5000);
  }
});

const isSorted = (ids: string[]): boolean => ids.every((id, at) => at === 0 || ids[at - 1] < id);

test('lists for viewers are in the order of the ids that they see, which tells nothing of the real ones', async () => {
  const { viewer } = readers;
  const map = await asked<{ ids: string[] }>('map', viewer);
  const people = idsOf(await allPeople(viewer));
  const csv = await dashboard.ask('/api/v1/exports/communities?format=csv', { cookie: viewer });
  const rows = (await csv.text()).trim().split('\n').slice(1);
  for (const ids of [people, map.ids, rows.map((row) => row.split(',')[0])]) {
    expect(ids.filter((id) => id.startsWith('id-')).length).toBeGreaterThan(5);
    expect(isSorted(ids)).toBe(true);
  }
  const { items } = await asked<{ items: { id: string; before: string }[] }>('departures', viewer);
  for (const together of Map.groupBy(items, ({ before }) => before).values())
    expect(isSorted(idsOf(together))).toBe(true);
});

test('a viewer cannot search for a handle, a name, a bio or an id made of a handle', async () => {
  for (const requested of ['zq', FAMOUS.handle, FAMOUS.name, 'handle:']) {
    const found = await asked(`search?q=${requested}`, readers.viewer);
    expect(found).toEqual({ topics: [], communities: [], people: [] });
  }
});

test('a viewer sees the owner’s names and common terms, and can open what they see', async () => {
  const report = await asked<Report>('report', readers.viewer);
  const labels = report.communities.map(({ label }) => label);
  expect(labels).toContain('People of the hills');
  expect(report.topics.map(({ label }) => label)).toContain('Green things');
  expect(report.topics.map(({ label }) => label)).toContain('Talk of the hills');
  expect(
    report.topics.some(({ label }) => /^Topic \d+ \(name hidden from viewers\)$/u.test(label)),
  ).toBe(true);
  expect(labels.some((label) => /^Community \d+ \(name hidden from viewers\)$/u.test(label))).toBe(
    true,
  );
  expect(report.communities.some(({ terms }) => terms.length > 2)).toBe(true);
  const items = await lastPeople(readers.viewer);
  const hidden = items.filter(({ id }) => !/^\d+$/u.test(id));
  expect(hidden.length).toBeGreaterThan(2);
  for (const { id, follows } of hidden) {
    expect(await asked(`people/${id}`, readers.viewer)).toMatchObject({ id, follows });
  }
  for (const [kind, list] of Object.entries(report)) {
    if (kind !== 'topics' && kind !== 'communities') continue;
    for (const { id } of list as Report['topics'])
      expect(await asked(`${kind}/${id}`, readers.viewer)).not.toHaveProperty('status');
  }
});

test('owner and viewer each get a report and a comparison of their own, whoever asks first', async () => {
  const path = `comparison?with=before&from=${MIDDLE}`;
  const byViewer = JSON.stringify(await asked(path, readers.viewer));
  expect(byViewer).toContain('"unfollowsByDay"');
  const byOwner = JSON.stringify(await asked(path, owner));
  expect(byViewer.match(PLANTED)).toBeNull();
  expect(byOwner.match(PLANTED)).not.toBeNull();
});

test('viewers see how typical members are, without the interests that say so', async () => {
  const { communities } = await asked<Report>('report', readers.viewer);
  const path = `communities/${communities[0].id}/members`;
  const { items } = await asked<{ items: { id: string; typicality: number }[] }>(
    path,
    readers.viewer,
  );
  expect(items[0].typicality).toBeGreaterThan(0);
  expect(await asked(`people/${items[0].id}`, readers.viewer)).toMatchObject({ interests: [] });
});

/** All but numbers. */
const asText = (analysis: object): string =>
  JSON.stringify(analysis, (_, value) => (ArrayBuffer.isView(value) ? undefined : value));

test('an analysis for viewers contains no planted text, even in parts that no page shows', async () => {
  const account = await dashboard.store.forAccount(ACCOUNT);
  const found = await analyseAccount(account, { seed: 1 }, () => undefined);
  expect(asText(found).match(PLANTED)!.length).toBeGreaterThan(100);
  const shown = (await readerOf(account, 'viewer')).analysis(found);
  expect(asText(shown).match(PLANTED)).toBeNull();
});

test('each account has a secret of its own, so that ids of two of them differ', async () => {
  const { store } = dashboard;
  const other = '43' as AccountId;
  await store.accounts.add({ id: other, platform: 'x' });
  const secrets = await Promise.all(
    [ACCOUNT, other].map(async (id) => (await store.forAccount(id)).profile.viewerSecret()),
  );
  expect(secrets.map(({ length }) => length)).toEqual([32, 32]);
  expect(secrets[0]).not.toEqual(secrets[1]);
  const called = { id: 'handle:robin' as AccountId, platform: 'x' } as const;
  const seen = await Promise.all(
    [ACCOUNT, other].map(async (id) =>
      (await readerOf(await store.forAccount(id), 'viewer')).account(called),
    ),
  );
  expect(seen[0].id).not.toBe(seen[1].id);
});
