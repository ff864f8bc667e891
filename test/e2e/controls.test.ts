import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { fill } from '../support/dashboard.ts';
import { closeWindows } from '../support/browser.ts';
import {
  arrived,
  type DashboardInBrowser,
  dashboardInBrowser,
} from '../support/dashboard-in-browser.ts';
import { smallAudience } from '../support/small-audience.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { barriers } from '../support/visit.ts';

// The controls of the map, of lists and of the bar above the pages, each used once. Two accounts.
const folder = temporaryFolder();
const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47]);
let shown: DashboardInBrowser;

beforeAll(async () => {
  shown = await dashboardInBrowser(`${folder.path}/controls.sqlite`);
  const other = { owner: { id: '43', handle: 'kim' }, followers: 40, days: 40 };
  await fill(shown.dashboard.store, smallAudience(folder.path), smallAudience(folder.path, other));
});

afterAll(() => shown?.close());

afterEach(() => closeWindows(shown.browser));

interface Place {
  x: number;
  y: number;
}

/** Where the points lie that carry the names of the two largest communities. */
async function places(page: Page): Promise<[Place, Place]> {
  const names = page.locator('.map-names text');
  await names.nth(1).waitFor();
  const at = async (index: number): Promise<Place> => {
    const name = names.nth(index);
    return {
      x: Number(await name.getAttribute('x')),
      y: Number(await name.getAttribute('y')),
    };
  };
  return [await at(0), await at(1)];
}

const tall = ([a, b]: [Place, Place]): number => Math.abs(a.y - b.y);

/** How long to ask again, as the map moves for a moment. */
const until = { timeout: 5000 };

test('the map zooms and moves by its buttons and by keys, and shows all of it again', async () => {
  const { page } = await shown.open('map?account=42');
  const whole = tall(await places(page));
  await page.getByRole('button', { name: 'Zoom in' }).click();
  await expect.poll(async () => tall(await places(page)) > whole * 1.4, until).toBe(true);
  await page.getByRole('button', { name: 'Zoom out' }).click();
  await expect.poll(async () => Math.abs(tall(await places(page)) - whole) < 1, until).toBe(true);
  await page.locator('.map-frame').focus();
  const [{ y: before }] = await places(page);
  for (const key of ['+', 'ArrowUp']) await page.keyboard.press(key);
  await expect.poll(async () => tall(await places(page)) > whole * 1.4, until).toBe(true);
  await expect
    .poll(async () => Math.abs((await places(page))[0].y - before) > 20, until)
    .toBe(true);
  await page.getByRole('button', { name: 'Show all', exact: true }).click();
  await expect.poll(async () => Math.abs((await places(page))[0].y - before) < 1, until).toBe(true);
});

test('fingers move and zoom the map, and a tap selects a person with their ties', async () => {
  const { page, complaints } = await shown.open('map?account=42', {
    width: 390,
    hasTouch: true,
    reducedMotion: true,
  });
  const whole = await places(page);
  const frame = page.locator('.map-frame');
  await frame.scrollIntoViewIfNeeded();
  const box = (await frame.boundingBox())!;
  const client = await page.context().newCDPSession(page);
  /** Fingers put down in the middle of the map, moved by so much, and lifted. */
  const fingers = async (...moves: [dx: number, dy: number][]): Promise<void> => {
    const at = (share: number) =>
      moves.map(([dx, dy], id) => ({
        id,
        x: box.x + box.width / 2 + (id === 0 ? -30 : 30) + dx * share,
        y: box.y + box.height / 2 + dy * share,
      }));
    await client.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: at(0) });
    for (const share of [0.25, 0.5, 0.75, 1])
      await client.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: at(share) });
    await client.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
  };
  await fingers([0, 60]);
  await expect
    .poll(async () => Math.abs((await places(page))[0].y - whole[0].y) > 30, until)
    .toBe(true);
  await fingers([-60, 0], [60, 0]);
  await expect.poll(async () => tall(await places(page)) > tall(whole) * 1.3, until).toBe(true);
  await page.getByRole('button', { name: 'Show all', exact: true }).click();
  const name = page.locator('.map-names text').first();
  await expect
    .poll(async () => Math.abs((await places(page))[0].y - whole[0].y) < 1, until)
    .toBe(true);
  // The point is a little below its name.
  const [x, y] = [Number(await name.getAttribute('x')), Number(await name.getAttribute('data-y'))];
  await frame.scrollIntoViewIfNeeded();
  const now = (await frame.boundingBox())!;
  await page.touchscreen.tap(now.x + x, now.y + y + 10);
  await page.locator('.who a').first().waitFor();
  expect(complaints).toEqual([]);
});

test('a community in the legend is highlighted on the map, until it is clicked again', async () => {
  const { page } = await shown.open('map?account=42');
  await places(page);
  const community = page.getByRole('list', { name: 'Communities' }).getByRole('button').first();
  const picture = (): Promise<Buffer> => saved(page, 'PNG', 'map.png');
  const plain = await picture();
  await community.click();
  expect(await community.getAttribute('aria-pressed')).toBe('true');
  await expect.poll(async () => !(await picture()).equals(plain), until).toBe(true);
  await community.click();
  expect(await community.getAttribute('aria-pressed')).toBe('false');
  await expect.poll(async () => (await picture()).equals(plain), until).toBe(true);
});

async function saved(page: Page, button: string, name: string): Promise<Buffer> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.locator('.map .save').getByRole('button', { name: button }).click(),
  ]);
  expect(download.suggestedFilename()).toBe(name);
  return readFile(await download.path());
}

test('the map is exported as PNG, SVG and CSV, with everyone who is on it', async () => {
  const { page } = await shown.open('map?account=42');
  await places(page);
  const { ids } = (await shown.api('map?account=42')) as { ids: string[] };
  const png = await saved(page, 'PNG', 'map.png');
  expect(png.subarray(0, 4)).toEqual(PNG);
  const svg = String(await saved(page, 'SVG', 'map.svg'));
  expect(svg.match(/<circle/gu)!.length).toBeGreaterThanOrEqual(ids.length);
  expect(svg).toContain('Map of followers');
  const rows = String(await saved(page, 'CSV', 'map.csv'))
    .trim()
    .split('\r\n')
    .slice(1);
  expect(new Set(rows.map((row) => row.split(',')[0]))).toEqual(new Set(ids));
});

test('the map says if nobody has the name in the search', async () => {
  const { page } = await shown.open('map?account=42');
  await page.getByLabel('Find a person on the map').fill('nobody at all');
  await page.getByRole('button', { name: 'Find', exact: true }).click();
  expect(await page.getByRole('search', { name: 'Map' }).getByRole('status').innerText()).toBe(
    'Nobody with that name is on the map.',
  );
});

test('another account is chosen, and its report shown', async () => {
  const { page } = await shown.open('?account=42');
  const account = page.getByLabel('Account', { exact: true });
  await account.selectOption({ value: '43' });
  await page.waitForURL(/account=43/u);
  await arrived(page);
  const { evidence } = (await shown.api('report?account=43')) as {
    evidence: { follows: number };
  };
  expect(await page.locator('.summary').innerText()).toContain(`${evidence.follows} follows`);
});

test('a preset sets the window, and all data sets it back', async () => {
  const { page } = await shown.open('?account=42');
  const preset = (name: string) =>
    page.getByRole('group', { name: 'Windows' }).getByRole('button', { name });
  await preset('Last 30 days').click();
  await page.waitForURL(/from=/u);
  await arrived(page);
  await preset('This quarter').click();
  await page.waitForURL(/from=\d{4}-(?:01|04|07|10)-01/u);
  await arrived(page);
  expect(await preset('This quarter').getAttribute('aria-pressed')).toBe('true');
  await preset('All data').click();
  await expect.poll(async () => !new URL(page.url()).searchParams.has('from'), until).toBe(true);
});

test('followers are searched, and the list goes on where it ended', async () => {
  const { page } = await shown.open('people?account=42');
  const row = page.getByRole('table', { name: 'Followers' }).getByRole('row');
  const first = await row.count();
  await page.getByRole('button', { name: 'Show more' }).click();
  await expect.poll(async () => (await row.count()) > first, until).toBe(true);
  const { items } = (await shown.api('people?account=42')) as {
    items: { id: string; handle: string }[];
  };
  const { handle } = items[7];
  await page.getByLabel('Id, handle, name or bio').fill(handle);
  await page.getByRole('button', { name: 'Search' }).click();
  await page.waitForURL(/q=/u);
  await expect.poll(async () => (await row.count()) < first, until).toBe(true);
  expect(await row.nth(1).innerText()).toContain(handle);
});

test('followers filter, download as filtered, and are new after the list was reviewed', async () => {
  const { page } = await shown.open('people?account=42');
  const rows = page.locator('.rows');
  await page.getByLabel('You follow').selectOption('yes');
  await expect.poll(() => rows.innerText(), until).toMatch(/^\d+ of [\d,]+ rows$/u);
  const [count] = (await rows.innerText()).split(' ');
  await page.getByRole('button', { name: 'Engagements' }).click();
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Download CSV' }).click(),
  ]);
  const lines = (await readFile(await file.path(), 'utf8')).trim().split('\r\n');
  expect(lines[0]).toMatch(/^person_id,handle,name,community_id,community,followed_after/u);
  expect(lines).toHaveLength(Number(count) + 1);
  await page.getByRole('button', { name: 'Mark as reviewed' }).focus();
  await page.keyboard.press('Enter');
  await page.getByText(/^Reviewed /u).waitFor();
  expect(await barriers(page)).toEqual([]);
  await page.getByRole('button', { name: 'Undo' }).click();
  await page.getByText('You have not marked this list as reviewed.').waitFor();
});

test('Print opens the browser’s print dialog', async () => {
  const { page } = await shown.open('?account=42');
  const prints = page.evaluate(() => new Promise((done) => (window.print = () => done('printed'))));
  await page.getByRole('button', { name: 'Print' }).click();
  expect(await prints).toBe('printed');
});
