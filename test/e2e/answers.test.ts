import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { closeWindows } from '../support/browser.ts';
import {
  arrived,
  type DashboardInBrowser,
  dashboardInBrowser,
} from '../support/dashboard-in-browser.ts';
import { fill } from '../support/dashboard.ts';
import { smallAudience } from '../support/small-audience.ts';
import { smallDatabase } from '../support/sample-audiences.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { barriers, misfits } from '../support/visit.ts';

// The controls of the answers, each used once.
const folder = temporaryFolder();
let shown: DashboardInBrowser;
/** How long to retry, because the page is drawn again. */
const until = { timeout: 10_000 };

beforeAll(async () => {
  shown = await dashboardInBrowser(await smallDatabase(folder.path));
});

afterAll(() => shown?.close());

afterEach(() => closeWindows(shown.browser));

async function downloaded(page: Page): Promise<string[]> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Download CSV' }).click(),
  ]);
  return String(await readFile(await download.path()))
    .trimEnd()
    .split('\r\n');
}

test('posts sort by a column, filter by topic, and download as shown; each has a page', async () => {
  const { page, complaints } = await shown.open('answers');
  await page.getByRole('link', { name: 'Posts by cost and growth' }).click();
  await arrived(page);
  const table = page.getByRole('table');
  const dates = () => table.getByRole('rowheader').allInnerTexts();
  const heading = table.getByRole('columnheader', { name: 'Post', exact: false }).first();
  await heading.getByRole('button').click();
  expect(await heading.getAttribute('aria-sort')).toBe('ascending');
  const inOrder = (await dates()).map((date) => Date.parse(`${date} UTC`));
  expect(inOrder).toEqual(inOrder.toSorted((a, b) => a - b));
  await heading.getByRole('button').click();
  expect(await heading.getAttribute('aria-sort')).toBe('descending');
  const all = await downloaded(page);
  await page.getByRole('combobox', { name: 'Topics', exact: true }).selectOption('Politics');
  const some = await downloaded(page);
  expect(some.length).toBeLessThan(all.length);
  expect(some.slice(1).every((row) => row.includes('Politics'))).toBe(true);
  await page
    .getByRole('searchbox', { name: 'Filter', exact: true })
    .fill('no post has these words');
  await page.getByText('No rows match the filter.').waitFor();
  await page.getByRole('searchbox', { name: 'Filter', exact: true }).fill('');
  await table.getByRole('rowheader').first().getByRole('link').click();
  await page
    .getByText(/people left|person left/u)
    .first()
    .waitFor();
  expect(new URL(page.url()).pathname).toMatch(/^\/posts\//u);
  expect(complaints).toEqual([]);
});

test('on a phone, where tables have no headings, rows sort and turn round', async () => {
  const { page, complaints } = await shown.open('answers/best-posts', { width: 390 });
  const posts = () => page.getByRole('table').getByRole('rowheader').allInnerTexts();
  const days = async () => (await posts()).map((date) => Date.parse(`${date} UTC`));
  await page.getByRole('combobox', { name: /^Sort .* by$/u }).selectOption('Post');
  const first = await days();
  expect(first).toEqual(first.toSorted((a, b) => a - b));
  await page.getByRole('button', { name: 'Descending' }).click();
  const last = await days();
  expect(last).toEqual(last.toSorted((a, b) => b - a));
  expect(last).not.toEqual(first);
  expect(await barriers(page)).toEqual([]);
  expect(complaints).toEqual([]);
});

test('a topic is chosen, and a period', async () => {
  const { page, complaints } = await shown.open('answers/came-with');
  const topic = page.getByRole('combobox', { name: 'Topic', exact: true });
  await topic.selectOption({ label: 'Politics' });
  await expect.poll(() => new URL(page.url()).searchParams.get('topic'), until).toBe('politics');
  await arrived(page);
  expect(await page.locator('.summary').innerText()).toContain('Politics');
  await page.goto(`${shown.url}answers/compare`);
  await arrived(page);
  const preset = page.getByRole('main').getByRole('button', { name: 'Last 30 days' });
  await preset.click();
  await page.getByText(/You gained/u).waitFor();
  expect(await preset.getAttribute('aria-pressed')).toBe('true');
  expect(complaints).toEqual([]);
});

test('two accounts are beside each other, and each report is a click away', async () => {
  const { page, complaints } = await shown.open('answers/compare-accounts');
  await page.getByText('You have one account here.').waitFor();
  const owner = { id: '42', handle: 'wren' };
  const file = smallAudience(folder.path, { owner, followers: 120, days: 40 });
  await fill(shown.dashboard.store, file);
  await page.goto(`${shown.url}answers/compare-accounts?account=42`);
  await arrived(page);
  const verdicts = page.getByRole('combobox', { name: 'Verdict' });
  await verdicts.selectOption('not enough evidence');
  const rows = await downloaded(page);
  expect(rows.length).toBeGreaterThan(1);
  expect(rows.slice(1).every((row) => row.includes('not enough evidence'))).toBe(true);
  expect(await barriers(page)).toEqual([]);
  for (const width of [390, 1280]) {
    await page.setViewportSize({ width, height: 900 });
    expect([width, await misfits(page)]).toEqual([width, []]);
  }
  await page.getByRole('link', { name: '@robin_brackenford' }).click();
  await arrived(page);
  expect(await page.getByRole('combobox', { name: 'Account' }).inputValue()).not.toBe('42');
  expect(complaints).toEqual([]);
});

test('a mix of posts is entered, and the table shows it', async () => {
  const { page, complaints } = await shown.open('answers/mix');
  await page.getByRole('spinbutton', { name: 'Politics' }).fill('77');
  await page.getByRole('button', { name: 'Show', exact: true }).click();
  const row = page.getByRole('row', { name: /^Politics/u });
  await expect.poll(() => row.innerText(), until).toContain('77');
  expect(complaints).toEqual([]);
});
