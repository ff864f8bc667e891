import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { TribeReport } from '../../src/model/report.ts';
import { fill } from '../support/dashboard.ts';
import {
  arrived,
  type DashboardInBrowser,
  dashboardInBrowser,
} from '../support/dashboard-in-browser.ts';
import { smallAudience } from '../support/small-audience.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { barriers } from '../support/visit.ts';

// Topics found in texts: the posts have none, and no language that has a sentence model.
const folder = temporaryFolder();
let shown: DashboardInBrowser;

beforeAll(async () => {
  shown = await dashboardInBrowser(`${folder.path}/topics.sqlite`);
  await fill(
    shown.dashboard.store,
    smallAudience(folder.path, { alter: unlabelled, followers: 50, days: 30 }),
  );
});

afterAll(() => shown?.close());

function unlabelled(event: Record<string, unknown> & { type: string }): typeof event {
  if (event.type !== 'post') return event;
  const { topics: _topics, ...post } = event;
  return { ...post, type: 'post', lang: 'nl' };
}

async function topics(): Promise<TribeReport['topics']> {
  return ((await shown.api('report?account=42')) as TribeReport).topics;
}

/** Clicks, and waits until the page shows the topics that follow. */
async function act(page: Page, name: string, sentence: RegExp): Promise<void> {
  await page.getByRole('button', { name, exact: true }).click();
  await page.getByRole('row', { name: sentence }).waitFor();
  await arrived(page);
}

test('a topic is renamed, merged and split on its page, and each change is undone there', async () => {
  const before = await topics();
  const [topic, other] = before;
  const { page, complaints } = await shown.open(`topics/${topic.id}?account=42`);
  expect(await page.locator('blockquote').count()).toBe(2);
  await page.getByText('Rename, merge or split').click();

  await page.getByLabel('Name', { exact: true }).fill('My topic');
  await act(page, 'Rename', /^Renamed .* to My topic/u);
  expect(await page.locator('main h1').innerText()).toBe('My topic');

  expect(await barriers(page)).toEqual([]);
  await page.getByLabel('Merge with…').selectOption(other.id);
  await page.getByText('will count for').waitFor();
  await arrived(page);
  await act(page, 'Merge', /^Merged .* into My topic/u);
  expect((await topics()).map(({ id, parent }) => [id, parent])).not.toContainEqual([
    other.id,
    null,
  ]);

  await page.getByText('Split…').click();
  await arrived(page);
  expect(await barriers(page)).toEqual([]);
  await page.getByRole('checkbox').last().check();
  await page.getByLabel('Name of the new topic').fill('A part');
  await act(page, 'Split', /^Split A part from My topic/u);
  expect((await topics()).map(({ label }) => label)).toContain('A part');

  for (const left of [2, 1, 0]) {
    await page.getByRole('button', { name: 'Undo' }).first().click();
    await expect.poll(() => page.getByRole('button', { name: 'Undo' }).count()).toBe(left);
    await arrived(page);
  }
  expect(await topics()).toEqual(before);
  expect(complaints).toEqual([]);
}, 120_000);

test('a split that no post fits is refused beside its form', async () => {
  const [topic] = await topics();
  const { page } = await shown.open(`topics/${topic.id}?account=42`);
  await page.getByText('Rename, merge or split').click();
  await page.getByText('Split…').click();
  await page.getByLabel(/^Posts of this topic with these words/u).fill('zebra, quagga');
  await page.getByRole('button', { name: 'Split', exact: true }).click();
  const alert = page.getByRole('alert');
  await alert.waitFor();
  expect(await alert.innerText()).toMatch(/contains 'zebra' or 'quagga'\. Choose words/u);
});

test('a topic that only an earlier window has says where topics can be changed', async () => {
  const known = new Set((await topics()).map(({ id }) => id));
  const isOnlyThere = ({ id, parent }: TribeReport['topics'][number]) =>
    parent === null && !known.has(id);
  // Which window has such a topic depends on how topics are found.
  let window = '';
  let early: TribeReport | undefined;
  for (const to of ['2025-10-21', '2025-10-25', '2025-10-26']) {
    window = `account=42&to=${to}`;
    early = (await shown.api(`report?${window}`)) as TribeReport;
    if (early.topics.some(isOnlyThere)) break;
  }
  const only = early!.topics.find(isOnlyThere)!;
  const shared = early!.topics.find(({ id, parent }) => parent === null && known.has(id))!;
  const { page } = await shown.open(`topics/${only.id}?${window}`);
  await page.getByText('Rename, merge or split').click();
  await page.getByText('it can’t be changed').waitFor();
  expect(await page.getByRole('button', { name: 'Rename', exact: true }).count()).toBe(0);
  await page.goto(`${shown.url}topics/${shared.id}?${window}`);
  await page.getByText('Rename, merge or split').click();
  await page.getByRole('button', { name: 'Rename', exact: true }).waitFor();
});
