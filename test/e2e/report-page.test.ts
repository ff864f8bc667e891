import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type Axe from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { reportAsHtml } from '../../src/exports/html/report-as-html.ts';
import { createApp } from '../../src/http/app.ts';
import { startServer } from '../../src/http/server.ts';
import type { RunningServer } from '../../src/http/server.ts';
import { TribeError } from '../../src/model/errors.ts';
import type { TribeReport } from '../../src/model/report.ts';
import { openBrowser } from '../support/browser.ts';
import { buildWeb } from '../support/built-web.ts';
import * as fixtures from '../support/report-fixtures.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const reports = Object.entries(fixtures);
const views = [
  ['wide', 'light', 1280],
  ['wide', 'dark', 1280],
  ['narrow', 'light', 390],
  ['narrow', 'dark', 390],
] as const;
/** Each width and each scheme once. */
const corners = [views[0], views[3]];

let browser: Browser;
let web: Awaited<ReturnType<typeof buildWeb>>;
let server: RunningServer;
let report: () => Promise<TribeReport>;

beforeAll(async () => {
  [browser, web] = await Promise.all([openBrowser(), buildWeb()]);
  const app = createApp({ report: () => report(), webRoot: web.folder, onDefect: () => undefined });
  server = await startServer(app, 0);
});

afterAll(async () => {
  await Promise.all([browser?.close(), server?.close(), web?.remove()]);
});

afterEach(async () => {
  await Promise.all(browser.contexts().map((context) => context.close()));
});

interface Visit {
  page: Page;
  /** What the page complained of, and whom else it asked for something. */
  complaints: string[];
}

async function visit(width: number, colorScheme: 'light' | 'dark' = 'light'): Promise<Visit> {
  const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('dialog', (dialog) => {
    complaints.push(dialog.message());
    void dialog.dismiss();
  });
  page.on('request', (request) => {
    if (!request.url().startsWith(server.url)) complaints.push(request.url());
  });
  return { page, complaints };
}

async function open(value: TribeReport, width = 1280, colorScheme: 'light' | 'dark' = 'light') {
  report = async () => value;
  const visited = await visit(width, colorScheme);
  await visited.page.goto(server.url);
  await visited.page.locator('.answer').waitFor();
  return visited;
}

/** What axe finds wrong, in a line each. The page's policy is no hindrance to a debugger. */
async function barriers(page: Page): Promise<string[]> {
  await page.evaluate(AXE);
  return page.evaluate(async () => {
    const { axe } = window as unknown as { axe: typeof Axe };
    const { violations } = await axe.run(document);
    return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html}`));
  });
}

const overflow = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

describe.each(reports)('%s', (_name, value) => {
  test.each(corners)(
    '%s and %s: no barrier, no complaint, nothing cut off',
    async (_, scheme, width) => {
      const { page, complaints } = await open(value, width, scheme);
      expect(await barriers(page)).toEqual([]);
      expect(await overflow(page)).toBe(0);
      expect(complaints).toEqual([]);
    },
  );
});

test('the page shows the figures of the report, the answer first', async () => {
  const { page } = await open(fixtures.richReport);
  expect(await page.locator('.answer').innerText()).toMatch(
    /^Politics cost you about 350 followers \(310 to 400\), nearly all outside your tribe/u,
  );
  expect(await page.title()).toBe('Wren Ashby (@wren) on X · Tribefinder');
  const row = page.getByRole('row', { name: 'Politics' });
  expect(await row.innerText()).toMatch(/350 \(310 to 400\)[^]*12 \(−3 to 26\)[^]*filter/u);
  expect(await page.getByRole('row', { name: 'Rust and compilers' }).innerText()).toContain(
    '4,212',
  );
});

test.each(views)(
  '%s and %s: a mark tells its figures on hover and on focus',
  async (kind, scheme, width) => {
    const { page } = await open(fixtures.richReport, width, scheme);
    const plane = page.locator(`.chart.${kind}`).nth(1);
    const words = plane.getByText('Unfollows 350 (310 to 400)', { exact: true });
    const mark = plane.locator('.mark.topic').first();
    expect(await words.isVisible()).toBe(false);
    await mark.locator('.dot').hover();
    expect(await words.isVisible()).toBe(true);
    await page.mouse.move(0, 0);
    expect(await words.isVisible()).toBe(false);
    await page.locator('summary').focus();
    await page.keyboard.press('Tab');
    expect(await words.isVisible()).toBe(true);
  },
);

async function paper(scheme: 'light' | 'dark'): Promise<string> {
  const { page } = await open(fixtures.richReport, 1280, scheme);
  return page.evaluate(() => getComputedStyle(document.body).backgroundColor);
}

test('light and dark are told apart', async () => {
  expect([await paper('light'), await paper('dark')]).toEqual([
    'rgb(252, 251, 248)',
    'rgb(20, 24, 26)',
  ]);
});

test('while the report is being worked out the page says so', async () => {
  const waiting = Promise.withResolvers<TribeReport>();
  report = () => waiting.promise;
  const { page } = await visit(1280);
  await page.goto(server.url);
  const status = page.getByRole('status');
  await status.waitFor();
  expect(await status.innerText()).toContain('Working out the report…');
  waiting.resolve(fixtures.tinyReport);
  await page.locator('.answer').waitFor();
  expect(await status.count()).toBe(0);
});

test('what went wrong is said with advice, and can be tried again', async () => {
  report = () => Promise.reject(new TribeError('No account is known.', 'Import a file first.'));
  const { page } = await visit(390);
  await page.goto(server.url);
  const alert = page.getByRole('alert');
  await alert.waitFor();
  expect(await alert.innerText()).toMatch(/No account is known\.\s+Import a file first\./u);
  expect(await barriers(page)).toEqual([]);
  report = async () => fixtures.emptyReport;
  await page.getByRole('button', { name: 'Try again' }).click();
  await page.locator('.answer').waitFor();
  expect(await page.locator('.answer').innerText()).toContain('Nothing is known');
});

test('a server that is gone is an answer too', async () => {
  const { page } = await visit(390);
  await page.route('**/api/v1/report', (route) => route.abort());
  await page.goto(server.url);
  await page.getByRole('alert').waitFor();
  expect(await page.getByRole('alert').innerText()).toContain('The server does not answer');
});

describe.each(reports)('%s as one HTML file', (_name, value) => {
  test.each(corners)(
    '%s and %s: no barrier, no complaint, nothing cut off',
    async (_, scheme, width) => {
      const { page, complaints } = await visit(width, scheme);
      await page.setContent(reportAsHtml(value));
      expect(await barriers(page)).toEqual([]);
      expect(await overflow(page)).toBe(0);
      expect(complaints).toEqual([]);
    },
  );
});
