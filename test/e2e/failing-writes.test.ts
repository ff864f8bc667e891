import { appendFileSync } from 'node:fs';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { AccountId } from '../../src/model/ids.ts';
import { fill } from '../support/dashboard.ts';
import {
  arrived,
  type DashboardInBrowser,
  dashboardInBrowser,
} from '../support/dashboard-in-browser.ts';
import { selectArea } from '../support/select-area.ts';
import { smallAudience } from '../support/small-audience.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

// Every write fails here. Each control that writes must show it.
const folder = temporaryFolder();
const ACCOUNT = '42' as AccountId;
let shown: DashboardInBrowser;
let page: Page;

/** How a write fails: with a status, or because the connection drops. */
const FAILURES = [500, 403, 409, 429, 'dropped'] as const;
type Failure = (typeof FAILURES)[number];
let failure: Failure;

/** What the page says then. */
const inWords = (): string =>
  failure === 'dropped'
    ? 'The server does not respond. Check that'
    : `Status ${failure}. Make room.`;

beforeAll(async () => {
  shown = await dashboardInBrowser(`${folder.path}/failing.sqlite`);
  const { store } = shown.dashboard;
  const events = smallAudience(folder.path);
  appendFileSync(events, '{"type":"broken"}\n');
  await fill(store, events);
  await (
    await store.forAccount(ACCOUNT)
  ).sharing.links.make('digest', {
    label: 'Kim',
    madeAt: Date.UTC(2026, 0, 1),
    until: Date.now() + 86_400_000,
  });
  await (
    await store.forAccount(ACCOUNT)
  ).corrections.add({ kind: 'community-name', community: 'a', name: 'Mine' }, 0);
  ({ page } = await shown.open('glossary'));
  await page.route('**/api/v1/**', (route) => {
    if (route.request().method() === 'GET') return route.continue();
    if (failure === 'dropped') return route.abort('connectionreset');
    return route.fulfill({
      status: failure,
      contentType: 'application/problem+json',
      body: JSON.stringify({ status: failure, title: `Status ${failure}`, detail: 'Make room.' }),
    });
  });
});

afterAll(() => shown?.close());

async function open(path: string): Promise<void> {
  await page.goto(shown.url + path);
  await arrived(page);
}

/** As on a server for several, where people sign in and have roles. */
async function openHosted(path: string): Promise<void> {
  await page.route('**/api/v1/session', async (route) => {
    if (route.request().method() !== 'GET') return route.fallback();
    const session = (await (await route.fetch()).json()) as object;
    return route.fulfill({ json: { ...session, mode: 'hosted' } });
  });
  await page.route('**/api/v1/roles*', (route) =>
    route.request().method() === 'GET'
      ? route.fulfill({ json: { items: [{ user: 'x:9', handle: 'kim', role: 'viewer' }] } })
      : route.fallback(),
  );
  await open(path);
}

const failures = (within: Page | Locator): Locator =>
  within.getByRole('alert').getByText(inWords());

/** The next way to fail: each control fails in one of them, and all of them come up. */
let turn = 0;
function nextFailure(): void {
  failure = FAILURES[turn++ % FAILURES.length];
}

/** Submits each form that writes, and clicks each button of these names. Gives how many there were. */
async function writeAll(buttons: string[]): Promise<number> {
  for (const summary of await page.locator('main details > summary').all()) {
    await summary.click();
  }
  const forms = await page.locator('main form:is(.line, .stack):not([role="search"])').all();
  for (const form of forms) {
    nextFailure();
    for (const field of await form.locator('input[required]').all()) await field.fill('7');
    for (const field of await form.locator('select[required]').all())
      await field.selectOption({ index: 1 });
    await form.getByRole('button').last().click();
    await failures(form).waitFor();
  }
  let written = forms.length;
  for (const name of buttons) {
    nextFailure();
    const button = page.getByRole('button', { name, exact: true }).first();
    await button.click();
    await failures(button.locator('xpath=..')).last().waitFor();
    written += 1;
  }
  return written;
}

test.each(FAILURES)('the name of a community, when the write fails (%s)', async (way) => {
  failure = way;
  if (way === FAILURES[0]) await open('settings');
  const form = page.locator('form', { hasText: 'Rename' }).first();
  for (const field of await form.locator('input[required]').all()) await field.fill('7');
  await form.getByRole('button').click();
  await failures(form).waitFor();
  expect(await form.getByRole('alert').count()).toBe(1);
});

test('settings: topics, names, corrections, the schedule and share links', async () => {
  await open('settings');
  await page.getByRole('button', { name: 'Revoke' }).waitFor();
  expect(await writeAll(['Undo', 'Revoke'])).toBeGreaterThan(5);
});

test('data: rejected rows', async () => {
  await open('data');
  await page.getByText('View and fix').waitFor();
  expect(await writeAll(['Retry', 'Dismiss'])).toBe(4);
});

test('departures: snapshots that the owner doubts', async () => {
  await open('churn');
  expect(await writeAll([])).toBe(1);
});

test('a topic: its name, merges, splits, and what its posts are about', async () => {
  const [{ id }] = ((await shown.api('report')) as { topics: { id: string }[] }).topics;
  await open(`topics/${encodeURIComponent(id)}`);
  expect(await writeAll([])).toBeGreaterThan(3);
});

test('a person: follow churn, and forgetting them', async () => {
  const { items } = (await shown.api('people')) as { items: { id: string }[] };
  await open(`people/${items[0].id}`);
  nextFailure();
  await page.getByRole('button', { name: /follow churner$/u }).click();
  await failures(page).waitFor();
  await page.getByRole('button', { name: 'Forget this person…' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Forget permanently' }).click();
  await failures(dialog).waitFor();
  expect(await failures(page).count()).toBe(2);
});

test('a file, in each step of its import', async () => {
  let step: RegExp;
  await page.route('**/api/v1/imports**', (route) =>
    step.test(new URL(route.request().url()).pathname) ? route.fallback() : route.continue(),
  );
  await open('data');
  const name = 'people.csv';
  const buffer = Buffer.from('Who,About\nada,Rust\nken,Go\n');
  const card = page.locator('.file-card');
  const failsWhile = async (where: RegExp, act: () => Promise<unknown>): Promise<void> => {
    step = where;
    nextFailure();
    await act();
    await failures(card).waitFor();
    expect(await failures(page).count()).toBe(1);
  };
  await failsWhile(/imports$/u, () =>
    page.locator('input[type="file"]').setInputFiles({ name, mimeType: 'text/csv', buffer }),
  );
  await failsWhile(/file$/u, () => page.getByRole('button', { name: 'Retry' }).click());
  step = /nothing/u;
  await page.getByRole('button', { name: 'Retry' }).click();
  await failsWhile(/preview$/u, () =>
    page.getByLabel('What the file lists').selectOption('followers'),
  );
  await page.getByLabel('Date of the list').fill('2026-03-01');
  await page.getByLabel('Handle, id or address').selectOption('Who');
  const start = page.getByRole('button', { name: 'Import 1 file' });
  await failsWhile(/start$/u, () => start.click());
  step = /nothing/u;
  await start.click();
  await page.getByText('Imported: 2 followers').waitFor();
  await page.unroute('**/api/v1/imports**');
});

test('the sample', async () => {
  await page.route('**/api/v1/session', async (route) => {
    if (route.request().method() !== 'GET') return route.fallback();
    const session = (await (await route.fetch()).json()) as object;
    return route.fulfill({ json: { ...session, accounts: [] } });
  });
  await open('');
  nextFailure();
  await page.getByRole('button', { name: 'Show me the sample' }).click();
  await failures(page.locator('.other-way')).waitFor();
  expect(await failures(page).count()).toBe(1);
  await page.unroute('**/api/v1/session');
});

test('the people in an area of the map', async () => {
  await open('map');
  nextFailure();
  await selectArea(page);
  const within = page.locator('.within');
  await within.getByRole('button', { name: 'Export as CSV' }).click();
  await failures(within).waitFor();
  expect(await within.getByRole('alert').count()).toBe(1);
});

test('on a server for several: roles, and signing out', async () => {
  await openHosted('settings');
  const access = page.locator('section', { has: page.getByRole('heading', { name: 'Access' }) });
  await access.getByLabel('X user id').fill('7');
  for (const name of ['Grant access', 'Remove']) {
    nextFailure();
    await access.getByRole('button', { name }).click();
    await failures(access).waitFor();
  }
  nextFailure();
  const bar = page.locator('header.bar');
  await bar.getByRole('button', { name: /^Sign out/u }).click();
  await failures(bar).waitFor();
  expect(await failures(page).count()).toBe(1);
});
