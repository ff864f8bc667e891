import { afterAll, beforeAll, expect, test } from 'vitest';
import { Places } from '../../src/http/places.ts';
import { cookieFrom, fill, openDashboard, type TestDashboard } from '../support/dashboard.ts';
import { smallAudience } from '../support/small-audience.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

/** As `docs/hosting.md` says. */
const [MOST_STREAMS, MOST_REQUESTS] = [30, 100];

const folder = temporaryFolder();
let dashboard: TestDashboard;
let owner: string;
let link: string;

beforeAll(async () => {
  dashboard = await openDashboard(`${folder.path}/at-once.sqlite`);
  await fill(dashboard.store, smallAudience(folder.path, { followers: 40, days: 30 }));
  owner = await dashboard.enter();
  const json = { label: 'everybody', days: 1 };
  const made = await dashboard.ask('/api/v1/links', { method: 'POST', cookie: owner, json });
  link = cookieFrom(await dashboard.ask(((await made.json()) as { path: string }).path));
});
afterAll(() => dashboard.close());

const asked = (path: string, cookie: string): Promise<Response> =>
  dashboard.ask(`/api/v1/${path}`, { cookie });
const count = (answers: Response[]): Record<number, number> =>
  Object.fromEntries(
    [...Map.groupBy(answers, ({ status }) => status)].map(([status, { length }]) => [
      status,
      length,
    ]),
  );

/** The progress of a file that is announced and never sent, which is a stream without end. */
async function endlessStream(): Promise<string> {
  const json = { name: 'a.ndjson', size: 10 };
  const begun = await dashboard.ask('/api/v1/imports', { method: 'POST', cookie: owner, json });
  return `imports/${((await begun.json()) as { id: string }).id}/progress`;
}

test('an owner has at most 30 streams; the end of one makes room; others have their own', async () => {
  const path = await endlessStream();
  const streams = await Promise.all(
    Array.from({ length: MOST_STREAMS + 5 }, () => asked(path, owner)),
  );
  expect(count(streams)).toEqual({ 200: MOST_STREAMS, 429: 5 });
  expect(await streams.find(({ status }) => status === 429)!.json()).toMatchObject({
    title: 'Too many requests at once',
    detail: 'Wait until some of your requests are answered, then try again.',
  });
  expect((await asked('progress', link)).status).toBe(200);
  const anotherSession = await dashboard.enter();
  expect((await asked('progress', anotherSession)).status).toBe(429);
  await streams[0].body!.cancel();
  const again = await asked(path, owner);
  expect(again.status).toBe(200);
  dashboard.clock.now += 11 * 60_000;
  // Whatever is asked about files next, the one that was not sent in time is forgotten.
  expect((await asked('imports/none', owner)).status).toBe(404);
  expect(await again.text()).toMatch(/"failed","message":"The file was not sent in time\."/);
});

test('a share link gets at most 100 answers at once, and its owner theirs', async () => {
  const flood = Array.from({ length: MOST_REQUESTS + 20 }, () => asked('report', link));
  const own = asked('session', owner);
  expect((await own).status).toBe(200);
  const answers = await Promise.all(flood);
  expect(count(answers)).toEqual({ 200: MOST_REQUESTS, 429: 20 });
  const waits = new Set(answers.map(({ headers }) => headers.get('retry-after')));
  expect(waits).toEqual(new Set([null, '1']));
  expect((await asked('report', link)).status).toBe(200);
});

test('progress of a report that may not wait is refused as such, and not with an empty stream', async () => {
  const windows = Array.from({ length: 9 }, (_, year) =>
    asked(`progress?to=201${year}-01-01`, link),
  );
  const answers = await Promise.all(windows);
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200, 429]));
  const refused = answers.find(({ status }) => status === 429)!;
  expect(refused.headers.get('retry-after')).toBe('60');
  expect(await refused.json()).toMatchObject({
    title: 'Other reports of this account come first.',
  });
  await Promise.all(answers.filter(({ ok }) => ok).map(({ body }) => body!.cancel()));
  expect(dashboard.defects).toEqual([]);
});

test('a limit for all callers together makes the server busy', () => {
  const places = new Places({ perCaller: 2, inAll: 3 });
  const leave = places.take('a');
  places.take('a');
  expect(() => places.take('a')).toThrow('Too many requests at once');
  places.take('b');
  expect(() => places.take('c')).toThrow(
    expect.objectContaining({ message: 'The server is busy', status: 503, retryAfter: 60 }),
  );
  leave();
  expect(places.take('c')).toBeTypeOf('function');
});
