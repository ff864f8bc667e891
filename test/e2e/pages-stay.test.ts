import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { AccountId, PersonId } from '../../src/model/ids.ts';
import type { Instant } from '../../src/model/instant.ts';
import type { TribeReport } from '../../src/model/report.ts';
import { fill } from '../support/dashboard.ts';
import { closeWindows } from '../support/browser.ts';
import {
  arrived,
  type DashboardInBrowser,
  dashboardInBrowser,
} from '../support/dashboard-in-browser.ts';
import { smallAudience } from '../support/small-audience.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

// A correction, a name or another window changes the figures of a page and leaves the page in place.
const folder = temporaryFolder();
let shown: DashboardInBrowser;

beforeAll(async () => {
  shown = await dashboardInBrowser(`${folder.path}/stays.sqlite`);
  const other = { owner: { id: '43', handle: 'kim' }, followers: 40, days: 40 };
  await fill(shown.dashboard.store, smallAudience(folder.path), smallAudience(folder.path, other));
});

afterAll(() => shown?.close());

afterEach(() => closeWindows(shown.browser));

const until = { timeout: 5000 };

/** Marks an element, to see later whether it is still the same one. */
async function mark(page: Page, selector: string): Promise<() => Promise<boolean>> {
  const handle = await page.locator(selector).first().elementHandle();
  return () => handle!.evaluate((element) => element.isConnected);
}

/** Holds back answers of the server until released. */
async function hold(page: Page, address: RegExp): Promise<() => void> {
  const released = Promise.withResolvers<void>();
  await page.route(address, async (route) => {
    await released.promise;
    await route.continue();
  });
  return () => released.resolve();
}

const scrolled = (page: Page): Promise<number> => page.evaluate(() => Math.round(scrollY));

test('new data, as from live reports, changes nothing until somebody asks for it', async () => {
  const { page } = await shown.open('?account=43', { width: 390 });
  const isSameHeading = await mark(page, 'main h1');
  const figures = await page.locator('main').innerText();
  const { lost } = ((await shown.api('report?account=43')) as TribeReport).audience!;
  const { log } = await shown.dashboard.store.forAccount('43' as AccountId);
  const { snapshots, people } = await log.loadAudience();
  const last = snapshots.at(-1)!;
  const at = (last.at + 1) as Instant;
  const session = await log.beginImport({ name: 'live', kind: 'bluesky-api', at });
  const events = Array.from(last.followers.slice(0, 3), (person) => ({
    event: {
      type: 'unfollow',
      person: people.ids[person] as PersonId,
      reason: 'unfollowed',
      after: at,
      before: at,
    } as const,
    line: 1,
  }));
  await session.write({ events, rejected: [] });
  await session.finish();
  const look = async (): Promise<void> => {
    const looked = page.waitForResponse(/\/api\/v1\/sources/u);
    await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
    await looked;
  };
  await look();
  const notice = page.getByRole('status').filter({ hasText: 'There is new data.' });
  await notice.waitFor();
  expect(await page.locator('main').innerText()).toBe(figures);
  const report = page.waitForResponse(/\/api\/v1\/report/u);
  await notice.getByRole('button', { name: 'Update' }).click();
  expect((await (await report).json()).audience.lost).toBe(lost + 3);
  await notice.waitFor({ state: 'detached' });
  await arrived(page);
  expect(await isSameHeading()).toBe(true);
  await look();
  expect(await notice.count()).toBe(0);
});

test('while another window is computed, the report stays in its place and is marked as old', async () => {
  const { page } = await shown.open('?account=42');
  const isSameHeading = await mark(page, 'main h1');
  const figures = await page.locator('.summary').innerText();
  const release = await hold(page, /\/api\/v1\/report\?.*from=/u);
  await page.locator('.window summary').click();
  await page.evaluate(() => scrollTo(0, 600));
  // Not `click`, which scrolls to the button.
  await page
    .locator('.presets button', { hasText: '30 days' })
    .evaluate((button: HTMLElement) => button.click());
  await page.getByRole('status').filter({ hasText: 'Updating…' }).waitFor();
  expect(await page.locator('.pages').getAttribute('aria-busy')).toBe('true');
  expect(await page.locator('.presets [aria-pressed=true]').allInnerTexts()).toEqual([
    'Last 30 days',
  ]);
  expect(await page.locator('.summary').innerText()).toBe(figures);
  expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('SUMMARY');
  release();
  await arrived(page);
  expect(await page.locator('.summary').innerText()).not.toBe(figures);
  expect(await isSameHeading()).toBe(true);
  // The browser anchors what is in sight, so a shorter text above it moves the page a little.
  expect(Math.abs((await scrolled(page)) - 600)).toBeLessThan(200);
  expect(await page.getByText('Updating…').count()).toBe(0);
});

test('a correction keeps focus and place, and the page follows it', async () => {
  const { page } = await shown.open('?account=42');
  const { items } = (await shown.api('people?account=42')) as { items: { id: string }[] };
  await page.goto(`${shown.url}people/${items[3].id}?account=42`);
  await arrived(page);
  const isSameHeading = await mark(page, 'main h1');
  await page.getByRole('button', { name: 'Mark as follow churner' }).click();
  await page.getByText('This person counts as a follow churner').waitFor();
  await arrived(page);
  expect(await isSameHeading()).toBe(true);
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Undo');
  await page.getByRole('button', { name: 'Undo' }).click();
  await page.getByText('does not count as a follow churner').waitFor();
});

test('another account never shows what belongs to the first', async () => {
  const { page } = await shown.open('?account=42');
  const isSameHeading = await mark(page, 'main h1');
  const release = await hold(page, /\/api\/v1\/report\?.*account=43/u);
  await page.getByLabel('Account', { exact: true }).selectOption({ value: '43' });
  await page.getByRole('heading', { name: 'Computing the report…' }).waitFor();
  expect(await isSameHeading()).toBe(false);
  release();
  await arrived(page);
});

test('Enter in the search opens the best result at any speed', async () => {
  const { page } = await shown.open('?account=42');
  const { items } = (await shown.api('people?account=42')) as { items: { handle: string }[] };
  const box = page.getByRole('combobox', { name: /^Search/u });
  await box.fill(items[0].handle);
  await box.press('Enter');
  await page.waitForURL(/\/people\//u);
  await arrived(page);
  expect(await page.locator('main h1').innerText()).toContain(items[0].handle);
  // Results of an earlier text are not opened for a later one.
  await box.fill(items[0].handle);
  await page.locator('#found [aria-selected="true"]').waitFor();
  await box.fill('nobody at all');
  await box.press('Enter');
  await page.getByText('No results.').waitFor();
  expect(await page.locator('main h1').innerText()).toContain(items[0].handle);
});

test('a search that fails says so', async () => {
  const { page } = await shown.open('?account=42');
  await page.route(/\/api\/v1\/search/u, (route) => route.abort());
  await page.getByRole('combobox', { name: /^Search/u }).fill('somebody');
  await expect
    .poll(() => page.locator('#found').innerText(), until)
    .toContain('The server does not respond');
});
