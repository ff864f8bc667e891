import { afterAll, beforeAll, expect, test } from 'vitest';
import { changeCollectSettings } from '../../src/app/collect/collect-settings.ts';
import type { AccountId } from '../../src/model/ids.ts';
import { SchedulePage } from '../../src/model/pages/schedule-page.ts';
import { fill, openDashboard, type TestDashboard } from '../support/dashboard.ts';
import { runTribe } from '../support/run-tribe.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const folder = temporaryFolder();
const database = `${folder.path}/schedule.sqlite`;
const OWNER = '42' as AccountId;
const DAY = 86_400_000;
let dashboard: TestDashboard;
let cookie: string;

beforeAll(async () => {
  dashboard = await openDashboard(database);
  const account = '{"type":"account","id":"42","platform":"x","handle":"robin"}\n';
  await fill(dashboard.store, folder.write('own.ndjson', account));
  cookie = await dashboard.enter();
});
afterAll(() => dashboard.close());

async function planned(): Promise<SchedulePage> {
  const response = await dashboard.ask('/api/v1/schedule', { cookie });
  return SchedulePage.parse(await response.json());
}

function say(json: unknown): Promise<Response> {
  return dashboard.ask('/api/v1/schedule', { method: 'PUT', cookie, json });
}

test('there is no schedule at first; a change leaves everything else as it was', async () => {
  expect(await planned()).toEqual({ account: '42', plan: null });
  const first = await say({ when: 'mondays at 9:30', zone: 'Europe/Berlin', quiet: '22-7' });
  expect(SchedulePage.parse(await first.json()).plan).toEqual({
    when: 'mondays at 9:30',
    zone: 'Europe/Berlin',
    crons: ['30 9 * * 1'],
    everyDays: 1,
    quiet: { from: '22:00', to: '7:00' },
    reportInQuiet: false,
  });
  await say({ reportInQuiet: true, when: 'daily at 6' });
  const status = await planned();
  expect(status).toMatchObject({
    plan: { when: 'daily at 6', zone: 'Europe/Berlin', reportInQuiet: true },
    watching: null,
    last: null,
    // At 6:00 it is quiet in Berlin.
    next: '2026-11-01T06:00:00Z',
  });
  expect((await say({ quiet: 'none', reportInQuiet: false })).status).toBe(200);
  expect(await planned()).toMatchObject({ plan: { quiet: null } });
});

test.each([
  [{ when: 'now and then' }, /is not a schedule/u, /daily at 7.*cron expression/u],
  [{ when: 'every 5 hours' }, /5 hours do not divide a day/u, /Use 1, 2, 3/u],
  [{ when: '61 7 * * *' }, /is not a cron expression/u, /daily at 7/u],
  [{ zone: 'Mars/Olympus' }, /There is no time zone 'Mars\/Olympus'/u, /Europe\/Berlin/u],
  [{ quiet: '22' }, /is not a range of quiet hours/u, /22-7/u],
  [{ quiet: 'constructor-7' }, /is not a range of quiet hours/u, /22-7/u],
  [{ when: 'daily at constructor' }, /is not a schedule/u, /daily at 7/u],
  [{ quiet: 'none', reportInQuiet: true }, /because none are set/u, /22-7/u],
  [{ when: '' }, /malformed/u, /when/u],
  [{ when: 'x'.repeat(101) }, /malformed/u, /when/u],
  [{ when: 7 }, /malformed/u, /when/u],
])('%j changes nothing, with the same advice as the command line', async (said, title, detail) => {
  const before = await planned();
  const response = await say(said);
  expect(response.status).toBe(400);
  const problem = (await response.json()) as { title: string; detail: string };
  expect(problem.title).toMatch(title);
  expect(problem.detail).toMatch(detail);
  expect(await planned()).toEqual(before);
});

test.each([
  ['no JSON', '{'],
  [
    'hours without a beginning',
    '{"when":"daily","rhythm":{"crons":["0 7 * * *"],"everyDays":1},"zone":"UTC","quiet":{"to":{"hour":7,"minute":0}},"reportInQuiet":false}',
  ],
  [
    'not a cron expression',
    '{"when":"daily","rhythm":{"crons":["undefined undefined * * *"],"everyDays":1},"zone":"UTC","reportInQuiet":false}',
  ],
])(
  'a stored schedule that cannot be read (%s) counts as none, is reported and can be replaced',
  async (_, text) => {
    const memory = (await dashboard.store.forAccount(OWNER)).schedule;
    await memory.keepPlan(text);
    expect(await planned()).toEqual({
      account: '42',
      plan: null,
      problem: expect.stringContaining('cannot be read'),
    });
    const { code, stdout, stderr } = await runTribe(['watch', '--status'], { database });
    expect([code, stdout]).toEqual([0, expect.stringContaining('There is no schedule')]);
    expect(stderr).toContain('cannot be read');
    expect((await say({ when: 'daily at 9', zone: 'UTC' })).status).toBe(200);
    expect(await planned()).toMatchObject({ plan: { when: 'daily at 9', crons: ['0 9 * * *'] } });
  },
);

test('it shows the same as tribe watch --status --json: runs, their cost, and a month’s cost', async () => {
  await say({ when: 'daily at 7', zone: 'UTC', quiet: 'none' });
  dashboard.clock.now = Date.now();
  const memory = (await dashboard.store.forAccount(OWNER)).schedule;
  const collector = (await dashboard.store.forAccount(OWNER)).collector;
  await changeCollectSettings(collector, { owned: true });
  const at = Math.floor(Date.now() / 1000) * 1000 - 2 * DAY;
  const run = await memory.runs.begin(at, at);
  const said = JSON.stringify({ followers: 990, came: 3, left: 4, found: { active: 3 } });
  await memory.runs.end(run, {
    endedAt: at + 1000,
    outcome: 'complete',
    findings: said,
    spent: 1_020_000,
  });
  const status = await planned();
  expect(status).toMatchObject({
    last: { outcome: 'complete', followers: 990, came: 3, left: 4, spent: 1.02 },
    digest: { whole: 1, begun: 1, followers: { first: 990, last: 990 } },
  });
  const { stdout } = await runTribe(['watch', '--status', '--json'], { database });
  const { digest, ...rest } = JSON.parse(stdout) as { digest: { since: string } };
  // The one moment it was asked at is not the other.
  const since = expect.any(String);
  expect({ ...rest, digest: { ...digest, since } }).toEqual({
    ...status,
    digest: { ...(status as { digest: object }).digest, since },
  });
});
