import { appendFileSync } from 'node:fs';
import { parquetReadObjects } from 'hyparquet';
import Papa from 'papaparse';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { englishEncoder } from '../../src/app/english-encoder.ts';
import { roundedReport } from '../../src/formats/json/report-as-json.ts';
import type { ViewName } from '../../src/app/pages/views.ts';
import { DEFAULT_SEED, reportOn } from '../../src/app/analyse/report-on.ts';
import type { AccountId } from '../../src/model/ids.ts';
import { ChurnPage, DeparturesPage, FollowChurnersPage } from '../../src/model/pages/churn-page.ts';
import { Comparison } from '../../src/model/pages/comparison.ts';
import { MapPage } from '../../src/model/pages/map-page.ts';
import { PeoplePage, PersonPage, SearchPage } from '../../src/model/pages/person-page.ts';
import { RetentionPage } from '../../src/model/pages/retention-page.ts';
import { PostsPage, TopicPage } from '../../src/model/pages/topic-page.ts';
import { MembersPage, CommunityPage } from '../../src/model/pages/community-page.ts';
import { TribeReport } from '../../src/model/report.ts';
import { harmlessCell } from '../../src/render/csv/harmless-cell.ts';
import { fill, openDashboard, type TestDashboard } from '../support/dashboard.ts';
import { smallAudience } from '../support/small-audience.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const folder = temporaryFolder();
let dashboard: TestDashboard;
let cookie: string;
let report: TribeReport;

beforeAll(async () => {
  dashboard = await openDashboard(`${folder.path}/pages.sqlite`);
  const file = smallAudience(folder.path);
  appendFileSync(
    file,
    `${JSON.stringify({ type: 'person', id: 'stranger', handle: 'stranger' })}\n`,
  );
  await fill(dashboard.store, file);
  cookie = await dashboard.enter();
  report = TribeReport.parse(await get('report'));
});

afterAll(() => dashboard.close());

async function get(path: string): Promise<unknown> {
  const response = await dashboard.ask(`/api/v1/${path}`, { cookie });
  if (response.status !== 200) throw new Error(`${path}: ${await response.text()}`);
  return response.json();
}

const ESTIMATE = ['', '_low', '_high'];
const estimates = (...names: string[]) =>
  names.flatMap((name) => ESTIMATE.map((end) => `${name}${end}`));
const WHO = ['person_id', 'handle', 'name', 'community_id', 'community_label'];

/** The published columns of each table. */
const COLUMNS = {
  people: [
    ...WHO,
    'follows',
    'followed_at',
    'followed_after',
    'followed_before',
    'followed_back',
    'follow_churner',
    'reactions',
    'engaged_topics',
    'likeness',
  ],
  topics: [
    'topic_id',
    'label',
    'parent',
    'origin',
    'is_other',
    'terms',
    'posts',
    ...estimates('hazard_ratio', 'unfollows', 'unfollows_tribe', 'unfollows_others'),
    'cost_q_value',
    'cost_verdict',
    ...estimates('follows', 'lasting', 'retention30', 'retention90', 'retention365'),
    'growth_q_value',
    'growth_verdict',
    'role',
  ],
  posts: [
    'post_id',
    'posted_at',
    'kind',
    'text',
    'topic_ids',
    'topics',
    ...estimates('unfollows'),
    'cost_verdict',
    ...estimates('follows'),
    'growth_verdict',
  ],
  departures: [
    ...WHO,
    'left_at',
    'left_after',
    'left_before',
    'reason',
    'followed_days',
    'mass_departure',
    'follow_churner',
    'returned',
  ],
};

/** A value as CSV has it. */
function asText(value: unknown): string {
  if (value instanceof Date) return value.toISOString().replace('.000Z', 'Z');
  if (typeof value === 'number') return String(value);
  return harmlessCell(Array.isArray(value) ? value.join('; ') : String(value ?? ''));
}

function texts(row: Record<string, unknown>): Record<string, string> {
  return Object.fromEntries(Object.entries(row).map(([name, value]) => [name, asText(value)]));
}

test.each(Object.entries(COLUMNS))(
  'the table of %s has the same rows as CSV, JSON and Parquet',
  async (what, columns) => {
    const file = (format: string) =>
      dashboard.ask(`/api/v1/exports/${what}?format=${format}`, { cookie });
    const rows = (await (await file('json')).json()) as Record<string, unknown>[];
    const { data, meta } = Papa.parse<Record<string, string>>(await (await file('csv')).text(), {
      header: true,
      skipEmptyLines: true,
    });
    const read = await parquetReadObjects({ file: await (await file('parquet')).arrayBuffer() });
    expect(meta.fields).toEqual(columns);
    expect(rows.map((row) => Object.keys(row))).toEqual(rows.map(() => columns));
    expect(rows.map(texts)).toEqual(data);
    expect(read.map(texts)).toEqual(data);
    const { audience, topics } = report;
    const counts: Record<string, number> = { departures: audience.lost, topics: topics.length };
    expect(rows.length).toBe(counts[what] ?? rows.length);
    expect(rows.length).toBeGreaterThan(5);
  },
);

/** All entries of a list, page by page. */
async function all<Item>(
  path: string,
  parse: (page: unknown) => { items: Item[]; next: string | null },
): Promise<Item[]> {
  const items: Item[] = [];
  let cursor = '';
  for (;;) {
    const page = parse(await get(`${path}${path.includes('?') ? '&' : '?'}${cursor}`));
    items.push(...page.items);
    if (page.next === null) return items;
    cursor = `cursor=${page.next}`;
  }
}

test('the report is the one that the command prints', async () => {
  const settings = { seed: DEFAULT_SEED };
  const store = dashboard.store;
  const own = await reportOn(
    await store.forAccount('42' as AccountId),
    settings,
    () => undefined,
    englishEncoder(),
  );
  expect(report).toEqual(roundedReport(own));
});

describe('an unchanged page is not sent again', () => {
  const paths = [
    'report',
    'retention',
    'churn',
    'map',
    'people',
    'topics/politics',
    'search?q=rust',
  ];
  test.each(paths)('%s', async (path) => {
    const { headers } = await dashboard.ask(`/api/v1/${path}`, { cookie });
    const tag = headers.get('etag')!;
    const again = await dashboard.ask(`/api/v1/${path}`, {
      cookie,
      headers: { 'if-none-match': `"other", W/${tag}` },
    });
    expect([again.status, await again.text()]).toEqual([304, '']);
    expect(headers.get('cache-control')).toBe('private, no-cache');
  });

  test('another page, window or role has another tag, as has a changed page', async () => {
    const scope = { account: '42' as AccountId, reader: 'owner' as const, visitor: 'tests' };
    const tag = async (other = {}, name: ViewName = 'report'): Promise<string> =>
      (await dashboard.ports.pages.page({ ...scope, ...other }, name)).tag;
    const before = await tag();
    expect(await tag()).toBe(before);
    expect(await tag({ from: Date.UTC(2025, 10, 1) })).not.toBe(before);
    expect(await tag({ reader: 'viewer' })).not.toBe(before);
    expect(await tag({}, 'churn')).not.toBe(before);
    const said = { kind: 'community-name', community: 'a', name: 'Mine' } as const;
    const id = await (await dashboard.store.forAccount('42' as AccountId)).corrections.add(said, 0);
    expect(await tag()).not.toBe(before);
    await (await dashboard.store.forAccount('42' as AccountId)).corrections.undo(id, 0);
    expect(await tag()).toBe(before);
  });

  test('a page is compressed if the browser accepts that', async () => {
    const { headers } = await dashboard.ask('/api/v1/report', {
      cookie,
      headers: { 'accept-encoding': 'gzip, br' },
    });
    expect(headers.get('content-encoding')).toBe('gzip');
  });
});

test('every topic has a page with all its posts, newest first', async () => {
  for (const topic of report.topics) {
    const page = TopicPage.parse(await get(`topics/${encodeURIComponent(topic.id)}`));
    expect(page.topic).toEqual(topic);
    const posts = await all(`topics/${encodeURIComponent(topic.id)}/posts`, (body) =>
      PostsPage.parse(body),
    );
    expect(posts).toHaveLength(topic.posts);
    expect(posts.map(({ at }) => at)).toEqual(
      posts
        .map(({ at }) => at)
        .sort()
        .reverse(),
    );
    expect(new Set(posts.map(({ id }) => id)).size).toBe(posts.length);
  }
});

test('every community has a page with all its people', async () => {
  for (const community of report.communities) {
    const page = CommunityPage.parse(await get(`communities/${encodeURIComponent(community.id)}`));
    expect(page.community).toEqual(community);
    const members = await all(`communities/${encodeURIComponent(community.id)}/members`, (body) =>
      MembersPage.parse(body),
    );
    expect(members).toHaveLength(community.size);
    expect(members.slice(0, 8)).toMatchObject(page.examples);
    expect(page.talkTo.every(({ times }) => times > 0)).toBe(true);
  }
});

test('lists are filtered and sorted by the server as a browser that holds them would', async () => {
  const everybody = await all('people', (body) => PeoplePage.parse(body));
  const followed = everybody.filter(({ ownerFollows, follows }) => ownerFollows && follows);
  const query = 'followedBack=true&follows=true&sort=reactions&order=descending&limit=7';
  const sorted = await all(`people?${query}`, (body) => PeoplePage.parse(body));
  expect(sorted.map(({ reactions }) => reactions)).toEqual(
    followed.map(({ reactions }) => reactions).sort((a, b) => b - a),
  );
  const [{ id: topic }] = report.topics;
  const [{ id: community }] = report.communities;
  const fans = PeoplePage.parse(await get(`people?topic=${topic}&community=${community}&limit=1`));
  expect(fans.all).toBe(
    everybody.filter(
      (person) => person.community === community && person.engagedTopics.includes(topic),
    ).length,
  );
  const { all: suspended } = DeparturesPage.parse(await get('departures?reason=suspended'));
  expect(suspended).toBe(report.audience.lostBy.suspended);
});

test('departures are those that the report counts, once each, with both bounds', async () => {
  const churn = ChurnPage.parse(await get('churn'));
  const departures = await all('departures', (body) => DeparturesPage.parse(body));
  expect(departures).toHaveLength(report.audience.lost);
  expect(churn.departures).toBe(report.audience.lost);
  const counted = Object.groupBy(departures, ({ reason }) => reason);
  for (const { reason, people } of churn.byReason) expect(counted[reason]).toHaveLength(people);
  const ends = departures.filter(({ after }) => after !== null);
  expect(ends.every(({ after, before }) => Date.parse(after!) <= Date.parse(before))).toBe(true);
  expect(churn.snapshots.filter(({ rejected }) => rejected !== null)).toHaveLength(
    report.dataQuality.rejectedSnapshots.length,
  );
});

test('the list of follow churners contains each once', async () => {
  const followChurners = await all('follow-churners', (body) => FollowChurnersPage.parse(body));
  const ids = followChurners.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids).toEqual(expect.arrayContaining(report.audience.followChurnerIds));
  const { items } = FollowChurnersPage.parse(await get(`follow-churners?text=${ids[0]}`));
  expect(items.map(({ id }) => id)).toEqual([ids[0]]);
});

test('people can be found by name, and have a page', async () => {
  const people = await all('people', (body) => PeoplePage.parse(body));
  expect(people.filter(({ follows }) => follows)).toHaveLength(report.audience.end);
  const [someone] = people.filter(({ handle }) => handle !== undefined);
  const found = SearchPage.parse(await get(`search?q=${someone.handle!.toUpperCase()}`));
  expect(found.people.map(({ id }) => id)).toContain(someone.id);
  const page = PersonPage.parse(await get(`people/${someone.id}`));
  expect(page).toMatchObject({ id: someone.id, handle: someone.handle, follows: someone.follows });
  expect(page.spells.length).toBeGreaterThan(0);
  const haveFollowed = people.filter(({ hasFollowed }) => hasFollowed);
  expect(haveFollowed).toEqual(people.filter(({ handle }) => handle !== 'stranger'));
  const { topics } = SearchPage.parse(await get('search?q=politi'));
  expect(topics).toContainEqual({ id: 'politics', label: 'Politics' });
});

test('the map contains everybody with a connection, within the square, and only their edges', async () => {
  const map = MapPage.parse(await get('map'));
  expect(map.shown).toBe(map.people);
  expect(map.shown / report.audience.end).toBeCloseTo(map.joined, 2);
  for (const column of [map.names, map.x, map.y, map.community])
    expect(column).toHaveLength(map.shown);
  expect(Math.max(...map.x.map(Math.abs), ...map.y.map(Math.abs))).toBeLessThanOrEqual(1);
  expect(Math.max(...map.edges.from, ...map.edges.to)).toBeLessThan(map.shown);
  expect(new Set(map.ids).size).toBe(map.shown);
});

test('retention starts at 100% and falls, within its interval', async () => {
  const { everybody, communities } = RetentionPage.parse(await get('retention'));
  for (const curve of [everybody!, ...communities.map((community) => community.curve)]) {
    const shares = curve.points.map(({ estimate }) => estimate);
    expect(shares[0]).toBeGreaterThan(0.9);
    expect(shares).toEqual(shares.toSorted((a, b) => b - a));
    for (const { low, estimate, high } of curve.points) {
      expect(low).toBeLessThanOrEqual(estimate);
      expect(high).toBeGreaterThanOrEqual(estimate);
    }
  }
});

test('a comparison shows a window, the one before it, and changes with intervals', async () => {
  const query = 'from=2025-11-15&to=2025-12-15';
  const now = TribeReport.parse(await get(`report?${query}`));
  const comparison = Comparison.parse(await get(`comparison?${query}&with=before`));
  expect(comparison.now).toEqual(now.audience.observed);
  expect(comparison.before).toEqual(comparison.report.audience.observed);
  expect(comparison.before.from).toBe('2025-10-16T00:00:00Z');
  const days = (Date.parse(comparison.now.to) - Date.parse(comparison.now.from)) / 86_400_000;
  expect(comparison.gainedByDay.now!.estimate).toBeCloseTo(now.audience.gained / days, 4);
  const { change, before, now: later } = comparison.lostByDay;
  expect(change!.estimate).toBeCloseTo(later!.estimate - before!.estimate, 4);
  expect(change!.low).toBeLessThan(change!.estimate);
  const unknown = await dashboard.ask(`/api/v1/comparison?${query}&with=year`, { cookie });
  expect(unknown.status).toBe(409);
});

test('unknown ids are not found', async () => {
  for (const path of [
    'topics/nothing',
    'tribes/nothing',
    'people/nothing',
    'topics/nothing/posts',
  ]) {
    const response = await dashboard.ask(`/api/v1/${path}`, { cookie });
    expect([path, response.status]).toEqual([path, 404]);
  }
});

test('progress is streamed until the analysis is ready', async () => {
  const response = await dashboard.ask('/api/v1/progress?from=2025-10-20', { cookie });
  expect(response.headers.get('content-type')).toBe('text/event-stream');
  const told = await response.text();
  expect(told).toMatch(/event: progress[^]*"stage":"communities"[^]*event: ready/u);
});

/** The lines of a file that is saved. */
async function rows(path: string, asking = {}): Promise<string[]> {
  const response = await dashboard.ask(`/api/v1/exports/${path}`, { cookie, ...asking });
  return (await response.text()).trim().split('\r\n');
}

test('files are downloads, which the browser never shows', async () => {
  for (const format of ['html', 'md', 'text', 'json']) {
    const { headers, status } = await dashboard.ask(`/api/v1/exports/report?format=${format}`, {
      cookie,
    });
    expect([status, headers.get('content-disposition')]).toEqual([
      200,
      `attachment; filename="tribe-report.${format}"`,
    ]);
  }
  expect(await rows('communities?format=csv')).toHaveLength(report.audience.end + 1);
  const [community] = report.communities;
  expect(await rows(`communities?format=csv&community=${community.id}`)).toHaveLength(
    community.size + 1,
  );
  const [head] = await rows('communities?format=csv&idsOnly=true');
  expect(head).toBe('person_id,community_id,community_label');
  const { items } = PeoplePage.parse(await get('people'));
  const ids = items
    .filter(({ follows }) => follows)
    .slice(0, 3)
    .map(({ id }) => id);
  expect(await rows('people', { method: 'POST', json: { ids } })).toHaveLength(4);
});

function corrections(path: string, json?: object): Promise<Response> {
  return dashboard.ask(`/api/v1/corrections${path}`, { method: 'POST', cookie, json });
}

test('pages follow corrections, and undoing restores them', async () => {
  const { snapshots } = ChurnPage.parse(await get('churn'));
  const { at } = snapshots.findLast(({ rejected }) => rejected === null)!;
  const [{ id: person }] = PeoplePage.parse(await get('people')).items;
  const before = [await get(`people/${person}`), await get('churn')];
  const said = [
    { kind: 'follow-churner', person, followChurner: true },
    { kind: 'snapshot', at, believed: false },
  ];
  const ids: number[] = [];
  for (const correction of said)
    ids.push(((await (await corrections('', correction)).json()) as { id: number }).id);

  const { followChurner } = PersonPage.parse(await get(`people/${person}`));
  expect(followChurner).toMatchObject({ isFollowChurner: true, ownerBelieves: true });
  const after = ChurnPage.parse(await get('churn')).snapshots.find(
    (snapshot) => snapshot.at === at,
  );
  expect(after).toMatchObject({ rejected: 'doubted by the owner', ownerBelieves: false });
  const kept = (await get('corrections')) as { items: { correction: object }[] };
  expect(kept.items.slice(-2).map(({ correction }) => correction)).toEqual(said);

  for (const id of ids) await corrections(`/${id}/undo`);
  expect([await get(`people/${person}`), await get('churn')]).toEqual(before);
  const refused = await corrections('', {
    kind: 'follow-churner',
    person: 'nobody',
    followChurner: true,
  });
  expect([refused.status, (await refused.json()) as object]).toMatchObject([
    409,
    { title: "There is no person 'nobody'." },
  ]);
  expect((await corrections('', { kind: 'post-topics', post: '1', topics: [] })).status).toBe(400);
});

test('a later correction about the same person replaces the earlier one', async () => {
  const { items } = PeoplePage.parse(await get('people'));
  const { id: person, handle } = items.find((one) => one.handle !== undefined)!;
  const ids: number[] = [];
  for (const followChurner of [true, false]) {
    const added = await corrections('', { kind: 'follow-churner', person, followChurner });
    ids.push(((await added.json()) as { id: number }).id);
  }
  const latest = async () => {
    const list = (await get('corrections')) as { items: { replacedBy: number; handle: string }[] };
    return list.items.slice(-2).map(({ replacedBy, handle: named }) => [replacedBy, named]);
  };
  expect(await latest()).toEqual([
    [ids[1], handle],
    [null, handle],
  ]);
  await corrections(`/${ids[1]}/undo`);
  expect(await latest()).toEqual([
    [null, handle],
    [null, handle],
  ]);
  await corrections(`/${ids[0]}/undo`);
});

test.each([
  [{ kind: 'reading', at: '2026-01-01T00:00:00Z', believed: true }, "is now called 'snapshot'"],
  [{ kind: 'tribe-name', tribe: 'a', name: 'Mine' }, "is now called 'community-name'"],
  [{ kind: 'churner', person: '1', churner: true }, "is now called 'follow-churner'"],
  [{ kind: 'word' }, 'must be one of: topic, topic-name, topic-merge'],
  [{ kind: 'follow-churner', person: '1', followChurner: true, churner: true }, '"churner"'],
])('%j is refused with what to send instead', async (correction, detail) => {
  const refused = await corrections('', correction);
  expect([refused.status, ((await refused.json()) as { detail: string }).detail]).toEqual([
    400,
    expect.stringContaining(detail),
  ]);
});

test('corrections about unknown things are refused as on the command line', async () => {
  const [{ id: community, label }, other] = report.communities;
  const [{ id: topic }] = report.topics;
  const before = await get('corrections');
  for (const [said, title] of [
    [{ kind: 'post-topics', post: '404', topics: ['Bread'] }, "There is no post '404'."],
    [
      { kind: 'snapshot', at: '1999-01-01T00:00:00Z', believed: false },
      "There is no snapshot '1999",
    ],
    [
      { kind: 'topic-name', topic: { id: 'nothing' }, name: 'Mine' },
      "There is no topic 'nothing'.",
    ],
    [
      { kind: 'topic-merge', topics: [{ id: topic }], into: { id: topic } },
      'cannot be merged into itself',
    ],
    [
      { kind: 'topic-split', topic: { id: topic }, parts: [], keywords: ['—'], examples: [] },
      'contains no word',
    ],
    [
      { kind: 'community-name', community: 'nobodies', name: 'Mine' },
      "There is no community 'nobodies'.",
    ],
    [
      { kind: 'community-name', community: other!.id, name: label },
      'Another community already has the name',
    ],
  ] as const) {
    const refused = await corrections('', said);
    expect([refused.status, (await refused.json()) as object]).toEqual([
      409,
      expect.objectContaining({ title: expect.stringContaining(title) }),
    ]);
  }
  for (const path of ['/999999999999/undo', '/0/redo', '/0/undo']) {
    expect([path, (await corrections(path)).status]).toEqual([path, 404]);
  }
  expect(await get('corrections')).toEqual(before);

  const named = await corrections('', { kind: 'community-name', community, name: 'Mine' });
  const { id } = (await named.json()) as { id: number };
  expect(TribeReport.parse(await get('report')).communities[0]).toMatchObject({ label: 'Mine' });
  // Said twice it is the same.
  for (const way of ['undo', 'undo', 'redo', 'redo', 'undo']) {
    expect((await corrections(`/${id}/${way}`)).status).toBe(200);
  }
});
