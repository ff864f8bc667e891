import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startServer } from '../../src/http/server.ts';
import type { RunningServer } from '../../src/http/server.ts';
import type { AccountId } from '../../src/model/ids.ts';
import { openBrowser } from '../support/browser.ts';
import { builtWeb } from '../support/built-web.ts';
import { cookieFrom, fill, openDashboard, type TestDashboard } from '../support/dashboard.ts';
import { smallAudience } from '../support/small-audience.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { visit } from '../support/visit.ts';

// Every write fails here. Each control that writes must show it.
const folder = temporaryFolder();
const ACCOUNT = '42' as AccountId;
let browser: Browser;
let dashboard: TestDashboard;
let server: RunningServer;
let page: Page;

beforeAll(async () => {
  const [opened, webRoot] = await Promise.all([openBrowser(), builtWeb()]);
  browser = opened;
  dashboard = await openDashboard(`${folder.path}/failing.sqlite`, { webRoot });
  const { store, ports } = dashboard;
  const broken = folder.write('broken.ndjson', '{"type":"broken"}\n');
  await fill(store, smallAudience(folder.path), broken);
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
  server = await startServer(dashboard.app, { port: 0 });
  const entrance = `${server.url}enter?token=${ports.door.entrance()}`;
  const cookie = cookieFrom(await fetch(entrance, { redirect: 'manual' }));
  ({ page } = await visit(browser, server.url, { cookie }));
  await page.route('**/api/v1/**', (route) =>
    route.request().method() === 'GET'
      ? route.continue()
      : route.fulfill({
          status: 500,
          contentType: 'application/problem+json',
          body: JSON.stringify({ status: 500, title: 'The disk is full', detail: 'Make room.' }),
        }),
  );
});

afterAll(async () => {
  await Promise.all([browser?.close(), server?.close(), dashboard?.close()]);
});

async function open(path: string): Promise<void> {
  await page.goto(server.url + path);
  await page.locator('#page').waitFor();
  await page.waitForFunction(() => document.querySelector('[aria-busy="true"]') === null);
}

const failures = (within: Page | Locator): Locator =>
  within.getByRole('alert').getByText('The disk is full. Make room.');

/** Submits each form that writes, and clicks each button of these names. Gives how many there were. */
async function writeAll(buttons: string[]): Promise<number> {
  for (const summary of await page.locator('main details > summary').all()) {
    await summary.click();
  }
  const forms = await page.locator('main form:is(.line, .stack):not([role="search"])').all();
  for (const form of forms) {
    for (const field of await form.locator('input[required]').all()) await field.fill('7');
    await form.getByRole('button').last().click();
    await failures(form).waitFor();
  }
  let written = forms.length;
  for (const name of buttons) {
    const button = page.getByRole('button', { name, exact: true }).first();
    await button.click();
    await failures(button.locator('xpath=..')).last().waitFor();
    written += 1;
  }
  return written;
}

test('settings: topics, names, corrections, the schedule and share links', async () => {
  await open('settings');
  await page.getByRole('button', { name: 'Revoke' }).waitFor();
  expect(await writeAll(['Undo', 'Revoke'])).toBeGreaterThan(5);
});

test('data: rejected rows', async () => {
  await open('data');
  expect(await writeAll(['Retry', 'Dismiss'])).toBe(2);
});

test('departures: snapshots that the owner doubts', async () => {
  await open('churn');
  expect(await writeAll([])).toBe(1);
});

test('a topic: what its posts are about', async () => {
  const [{ id }] = ((await (await api('report')).json()) as { topics: { id: string }[] }).topics;
  await open(`topics/${encodeURIComponent(id)}`);
  expect(await writeAll([])).toBeGreaterThan(0);
});

test('a person: follow churn, and forgetting them', async () => {
  const { items } = (await (await api('people')).json()) as { items: { id: string }[] };
  await open(`people/${items[0].id}`);
  await page.getByRole('button', { name: /follow churner$/u }).click();
  await failures(page).waitFor();
  await page.getByRole('button', { name: 'Forget this person…' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Forget permanently' }).click();
  await failures(dialog).waitFor();
  expect(await failures(page).count()).toBe(2);
});

test('a file whose import fails', async () => {
  await open('data');
  const file = { name: 'a.ndjson', mimeType: 'text/plain', buffer: Buffer.from('{}') };
  await page.locator('input[type="file"]').setInputFiles(file);
  await failures(page.locator('.sent')).waitFor();
  expect(await failures(page).count()).toBe(1);
});

async function api(path: string) {
  return page.request.get(`${server.url}api/v1/${path}`);
}
