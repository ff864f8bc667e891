import { appendFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { fill } from '../support/dashboard.ts';
import {
  arrived,
  type DashboardInBrowser,
  dashboardInBrowser,
} from '../support/dashboard-in-browser.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

// What the owner decides on the Data page: whose audience it is, and which rejected rows to dismiss.
const folder = temporaryFolder();
let shown: DashboardInBrowser;
let page: Page;
/** Status with which writes fail; `undefined`: they succeed. */
let failure: number | undefined;

const day = (number: number): string =>
  new Date(Date.UTC(2026, 0, 1) + number * 86_400_000).toISOString();

/** Three snapshots of 40 people, then three of 40 others. */
function twoAudiences(): string {
  const lines: object[] = [{ type: 'account', id: '42', platform: 'x', handle: 'robin' }];
  for (let at = 0; at < 6; at++) {
    const first = at < 3 ? 1000 : 5000;
    const followers = Array.from({ length: 40 }, (_, n) => String(first + n + (at % 3)));
    lines.push({ type: 'snapshot', at: day(at), complete: true, followers });
  }
  const file = join(folder.path, 'two.ndjson');
  writeFileSync(file, lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
  for (let n = 0; n < 4; n++) appendFileSync(file, `{"type":"broken ${n}"}\n`);
  return file;
}

beforeAll(async () => {
  shown = await dashboardInBrowser(join(folder.path, 'choices.sqlite'));
  await fill(shown.dashboard.store, twoAudiences());
  ({ page } = await shown.open('data'));
  await page.route('**/api/v1/**', (route) =>
    failure === undefined || route.request().method() === 'GET'
      ? route.continue()
      : route.fulfill({
          status: failure,
          contentType: 'application/problem+json',
          body: JSON.stringify({ status: failure, title: 'No room.', detail: 'Make room.' }),
        }),
  );
});

afterAll(() => shown?.close());

async function open(path: string): Promise<void> {
  await page.goto(shown.url + path);
  await arrived(page);
}

test('the owner chooses an audience, sees a failure, and then has a report', async () => {
  await open('');
  expect(await page.locator('.summary').innerText()).toContain('2 audiences');
  await open('data');
  const choices = page.getByRole('button', { name: 'This is mine' });
  expect(await choices.count()).toBe(2);
  failure = 500;
  await choices.last().click();
  await page.getByRole('alert').getByText('No room. Make room.').waitFor();
  failure = undefined;
  await choices.last().click();
  await page.getByText('Which audience is yours?').waitFor({ state: 'detached' });
  await arrived(page);
  const report = (await shown.api('report')) as { audience: object };
  expect(report.audience).toMatchObject({ start: 40, end: 40, gained: 2, lost: 2 });
});

test('the owner dismisses a range of rejected rows, then all', async () => {
  await open('data');
  const rows = page.getByRole('table', { name: 'Rejected rows' }).locator('tbody tr');
  await rows.first().waitFor();
  expect(await rows.count()).toBe(4);
  await page.getByLabel('From row').fill('2');
  await page.getByLabel('to row').fill('3');
  failure = 500;
  await page.getByRole('button', { name: 'Dismiss range' }).click();
  await page.getByRole('alert').getByText('No room. Make room.').waitFor();
  failure = undefined;
  await page.getByRole('button', { name: 'Dismiss range' }).click();
  await expect.poll(() => rows.count(), { timeout: 30_000 }).toBe(2);
  await page.getByRole('button', { name: 'Dismiss rows' }).click();
  await page.getByText('No rejected rows.').waitFor();
});
