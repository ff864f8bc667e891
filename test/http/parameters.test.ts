import { afterAll, beforeAll, expect, test } from 'vitest';
import type { TribeReport } from '../../src/model/report.ts';
import { fill, openDashboard, type TestDashboard } from '../support/dashboard.ts';
import { smallAudience } from '../support/small-audience.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const folder = temporaryFolder();
let dashboard: TestDashboard;
let cookie: string;
/** What stands for each `{id}` and for the parameters that must be there. */
let usual: Record<string, string>;

beforeAll(async () => {
  dashboard = await openDashboard(`${folder.path}/parameters.sqlite`);
  await fill(dashboard.store, smallAudience(folder.path));
  await fill(
    dashboard.store,
    folder.write(
      'broken.ndjson',
      '{"type":"account","id":"42","platform":"x"}\n{"type":"broken"}\n',
    ),
  );
  cookie = await dashboard.enter();
  const people = (await json('/people')) as { items: { id: string }[] };
  // Their list needs two to have an order.
  for (const { id: person } of people.items.slice(0, 2)) {
    const correction = { kind: 'follow-churner', person, followChurner: true };
    await dashboard.ask('/api/v1/corrections', { method: 'POST', cookie, json: correction });
  }
  const report = (await json('/report')) as TribeReport;
  const posts = (await json(`/best-posts?${new URLSearchParams(WINDOW)}`)) as {
    posts: { id: string }[];
  };
  const upload = await dashboard.ask('/api/v1/imports', {
    method: 'POST',
    cookie,
    json: { name: 'a.ndjson', size: 1 },
  });
  usual = {
    topics: report.topics[0].id,
    communities: report.communities[0].id,
    people: people.items[0].id,
    imports: ((await upload.json()) as { id: string }).id,
    q: report.topics[0].label,
    with: 'before',
    posts: posts.posts[0].id,
    period: 'last-30-days',
    // An account is not compared with itself, which every answer says.
    other: '42',
    format: 'json',
  };
});

afterAll(() => dashboard.close());

async function json(path: string): Promise<unknown> {
  return (await dashboard.ask(`/api/v1${path}`, { cookie })).json();
}

interface Parameter {
  name: string;
  in: 'path' | 'query';
  required?: boolean;
}

interface Operation {
  parameters?: Parameter[];
}

/**
 * Every way of reading the API, with the parameters that the document says it has. Connections are
 * left out: with a second account, every other request would have to name one.
 */
async function readings(): Promise<[path: string, parameters: Parameter[]][]> {
  const document = (await json('/openapi.json')) as { paths: Record<string, { get?: Operation }> };
  return Object.entries(document.paths).flatMap(([path, { get }]) =>
    get === undefined || path.includes('/connections/')
      ? []
      : [[path.slice('/api/v1'.length), get.parameters ?? []]],
  );
}

/** The start of an answer: streams that tell progress have no end of their own. */
async function answerTo(address: string): Promise<string> {
  const response = await dashboard.ask(`/api/v1${address}`, { cookie });
  if (!response.headers.get('content-type')?.startsWith('text/event-stream')) {
    return `${response.status} ${await response.text()}`;
  }
  await response.body!.cancel();
  return `${response.status}`;
}

/** Values that must make a difference wherever the parameter is read. */
const OTHER: Record<string, Record<string, string>> = {
  account: { account: 'of-somebody-else' },
  // A window that ends before it begins is refused; both ends are read to see that.
  from: { from: '2026-02-01', to: '2026-01-01' },
  to: { from: '2026-02-01', to: '2026-01-01' },
  cursor: { cursor: '1' },
  q: { q: 'a name that nobody has' },
  with: { with: 'year' },
  posts: { posts: 'politics:99' },
  period: { period: 'year' },
  other: { other: 'of-somebody-else' },
  format: { format: 'md' },
  idsOnly: { idsOnly: 'true' },
  community: { community: 'none-of-that-id' },
  limit: { limit: '1' },
  text: { text: 'a name that nobody has' },
  topic: { topic: 'none-of-that-id' },
  reason: { reason: 'severed' },
  kind: { kind: 'repost' },
  follows: { follows: 'false' },
  followedBack: { followedBack: 'true' },
  since: { since: '2040-01-01' },
  sort: { sort: 'person' },
  order: { sort: 'person', order: 'descending' },
  id: { id: 'nothing-of-that-id' },
  who: { who: 'former' },
};

/** A time with as long a time before it, so that the two can be compared. */
const WINDOW: Record<string, string> = { from: '2025-11-15', to: '2025-12-15' };

/** An address with all that must be in it, and other values where they are given. */
function addressOf(path: string, parameters: Parameter[], other: Record<string, string>): string {
  const [, first] = path.split('/');
  const full = path.replace('{id}', encodeURIComponent(other.id ?? usual[first]));
  const query = new URLSearchParams();
  for (const { name, in: place, required } of parameters) {
    const value = other[name] ?? WINDOW[name] ?? (required ? usual[name] : undefined);
    if (place === 'query' && value !== undefined) query.set(name, value);
  }
  return `${full}?${query}`;
}

test('every parameter in the OpenAPI document has an effect', async () => {
  const ignored: string[] = [];
  const found = new Set<string>();
  for (const [path, parameters] of await readings()) {
    const usually = await answerTo(addressOf(path, parameters, {}));
    for (const { name } of parameters) {
      found.add(name);
      const otherwise = await answerTo(addressOf(path, parameters, OTHER[name]));
      if (otherwise === usually) ignored.push(`${path}: ${name}`);
    }
  }
  expect(ignored).toEqual([]);
  expect([...found].sort()).toEqual(Object.keys(OTHER).sort());
});
