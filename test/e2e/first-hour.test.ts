import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startServer } from '../../src/http/server.ts';
import { openDashboard } from '../support/dashboard.ts';
import {
  arrived,
  type DashboardInBrowser,
  dashboardInBrowser,
  enter,
} from '../support/dashboard-in-browser.ts';
import type { AccountId } from '../../src/model/ids.ts';
import { DAY } from '../../src/model/instant.ts';
import { serveBluesky } from '../support/bluesky/bluesky-server.ts';
import { FOLLOW, Network } from '../../src/fake-bluesky/network.ts';
import { runTribe } from '../support/run-tribe.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { unwrapped } from '../support/unwrapped.ts';
import { barriers, barriersOfLook, misfits, visit } from '../support/visit.ts';

// A newcomer with files only, from the first page to the report, in one database.
const folder = temporaryFolder();
let shown: DashboardInBrowser;
let page: Page;
let complaints: string[];

beforeAll(async () => {
  shown = await dashboardInBrowser(`${folder.path}/first.sqlite`);
  ({ page, complaints } = await shown.open('', { width: 390 }));
});

afterAll(() => shown?.close());

const people = (from: number, to: number, header = 'username,name,description'): string =>
  [header, ...Array.from({ length: to - from }, (_, at) => `p${from + at},P ${at},Rust`)].join(
    '\n',
  );

// German, so that no sentence model is loaded.
const POSTS = [
  'tweet_id,created_at,full_text',
  ...Array.from({ length: 12 }, (_, at) => {
    const day = String(at + 3).padStart(2, '0');
    return `${190 + at},2026-03-${day}T09:00:00Z,Heute erkläre ich warum der Compiler dich nicht ärgern will #rust ${at}`;
  }),
].join('\n');

/** Files by their names. */
async function choose(files: Record<string, string>): Promise<void> {
  const chosen = Object.entries(files).map(([name, text]) => ({
    name,
    mimeType: 'text/plain',
    buffer: Buffer.from(text),
  }));
  await page.locator('input[type="file"]').setInputFiles(chosen);
  await page
    .locator('.file-card')
    .nth(chosen.length - 1)
    .waitFor();
  await settled();
}

const settled = (): Promise<void> => page.locator('form.import[aria-busy="false"]').waitFor();
const button = (name: string | RegExp) => page.getByRole('button', { name, exact: true });
const card = (name: string) =>
  page.locator('.file-card', { has: page.getByRole('heading', { name }) });

/** Looks at the page as it is: on a phone in the light, wide in the dark. */
async function looksRight(): Promise<void> {
  expect(await barriers(page)).toEqual([]);
  expect(await misfits(page)).toEqual([]);
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.emulateMedia({ colorScheme: 'dark' });
  expect(await barriersOfLook(page)).toEqual([]);
  expect(await misfits(page)).toEqual([]);
  await page.emulateMedia({ colorScheme: 'light' });
  await page.setViewportSize({ width: 390, height: 900 });
}

test('the first page offers a file, Bluesky, X and the sample', async () => {
  for (const name of ['I have a file', 'Bluesky', 'X', 'Show me the sample']) {
    expect(await page.getByRole('heading', { name, exact: true }).isVisible()).toBe(true);
  }
  await looksRight();
});

test('a wrong file says what the command line says, and stays until the visitor starts over', async () => {
  const html = '<!doctype html><title>Sign in</title>';
  const file = folder.write('page.csv', html);
  const { stderr } = await runTribe(['import', file], {
    database: `${folder.path}/command-line.sqlite`,
  });
  await choose({ 'page.csv': html });
  const [error] = await card('page.csv').getByRole('alert').allInnerTexts();
  for (const sentence of error.split(/(?<=\.) /u)) {
    expect(unwrapped(stderr).replaceAll(file, 'page.csv')).toContain(sentence);
  }
  expect(await button(/^Import \d/u).count()).toBe(0);
  expect(await page.getByRole('heading', { name: 'Show me the sample' }).isVisible()).toBe(false);
  await looksRight();
  await button('Retry').click();
  await settled();
  expect(await card('page.csv').getByRole('alert').innerText()).toBe(error);
  await button('Start over').click();
  expect(await page.locator('.file-card').count()).toBe(0);
  expect(await page.getByRole('heading', { name: 'Show me the sample' }).isVisible()).toBe(true);
});

test('two follower lists and the posts become a report without instructions', async () => {
  await choose({ 'page.html': '<html>' });
  await choose({
    'rustbelt-followers-2026-03-01.csv': people(0, 60),
    'posts.csv': POSTS,
  });
  await button('Remove page.html').click();
  expect(await page.locator('.file-card').count()).toBe(2);
  const march = card('rustbelt-followers-2026-03-01.csv');
  expect(await march.locator('tbody tr').count()).toBe(5);
  expect(await march.getByLabel('Date of the list').inputValue()).toBe('2026-03-01');
  expect(await card('posts.csv').getByText('A list of posts').count()).toBe(1);
  expect(await page.getByLabel('Your handle').inputValue()).toBe('rustbelt');
  await looksRight();
  await button('Import 2 files').click();
  await march.getByText('Imported: 60 followers on 1 Mar 2026.').waitFor();
  await card('posts.csv').getByText('Imported: 12 posts.').waitFor();
  await settled();
  await looksRight();
  await button('Import more').click();
  // The account that was added is offered, though this page has not been left.
  await choose({ 'rustbelt-followers-2026-04-01.csv': people(7, 75) });
  expect(await page.getByLabel('Account').inputValue()).toBe('handle:rustbelt');
  await button('Import 1 file').click();
  await page.getByText('Imported: 68 followers on 1 Apr 2026.').waitFor();
  await settled();
  // Whoever imported with the keyboard goes on with it.
  expect(
    await button('Show the report').evaluate((shown) => shown === document.activeElement),
  ).toBe(true);
  await page.keyboard.press('Enter');
  await page.locator('.summary').getByText('You gained 15 followers and lost 7.').waitFor();
  expect(await page.locator('.scope').innerText()).toContain('@rustbelt');
});

test('columns that nobody knows are asked for once, and remembered', async () => {
  await page.goto(`${shown.url}data`);
  await arrived(page);
  await choose({ 'people.csv': people(7, 80, 'Who,What,About them') });
  expect(await page.locator('form.import').getByLabel('Account').inputValue()).toBe(
    'handle:rustbelt',
  );
  await button('Import 1 file').click();
  // The browser points at what is missing, and nothing is sent.
  expect(
    await page.getByLabel('What the file lists').evaluate((field) => field.matches(':invalid')),
  ).toBe(true);
  await page.getByLabel('What the file lists').focus();
  await page.getByLabel('What the file lists').selectOption('followers');
  await settled();
  expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('SELECT');
  await page.getByLabel('Date of the list').fill('2026-05-01');
  await page.getByLabel('Handle, id or address').selectOption('Who');
  await page.getByLabel('Bio').selectOption('About them');
  await looksRight();
  await button('Import 1 file').click();
  await page.getByText('Imported: 73 followers on 1 May 2026.').waitFor();
  await button('Import more').click();

  await choose({ 'later.csv': people(7, 90, 'Who,What,About them') });
  expect(await page.getByLabel('What the file lists').inputValue()).toBe('followers');
  await page.getByText('Columns', { exact: true }).click();
  await page.getByText('Set as in your last import of such a file.').waitFor();
  expect(await page.getByLabel('Handle, id or address').inputValue()).toBe('Who');
  await page.getByLabel('Date of the list').fill('2026-06-01');
  await button('Import 1 file').click();
  await page.getByText('Imported: 83 followers on 1 Jun 2026.').waitFor();
});

test('a date that can mean two days is chosen from them; what was imported is seen elsewhere', async () => {
  await button('Import more').click();
  await choose({ 'rustbelt-followers-07-08-2026.csv': people(7, 95) });
  const dates = page.getByRole('group', { name: 'Which date does the file name mean?' });
  expect(await dates.getByRole('radio').count()).toBe(2);
  expect(await dates.getByRole('radio', { checked: true }).count()).toBe(0);
  await dates.getByLabel('7 Aug 2026').check();
  await looksRight();
  await button('Import 1 file').click();
  await page.getByText('Imported: 88 followers on 7 Aug 2026.').waitFor();
  await page.getByRole('link', { name: 'Departures', exact: true }).click();
  await page.getByRole('heading', { name: 'Departures', exact: true }).waitFor();
  await arrived(page);
  expect(await page.locator('.window summary').innerText()).toMatch(/Aug 2026/u);
});

test('remembered columns are shown, and can be forgotten', async () => {
  await page.goto(`${shown.url}data`);
  await arrived(page);
  const remembered = page.getByRole('row', {
    name: /Who, What, About them.*followers; Who: handle/u,
  });
  await remembered.waitFor();
  expect(await barriers(page)).toEqual([]);
  expect(await misfits(page)).toEqual([]);
  await remembered.getByRole('button', { name: 'Forget' }).click();
  await remembered.waitFor({ state: 'detached' });
});

test('a list that looks cut short counts as incomplete until its box is checked', async () => {
  await choose({ 'rustbelt-followers-2026-08-20.csv': people(7, 107) });
  const box = page.getByLabel(/^The list is complete\. It may be cut short: it has exactly 100/u);
  expect(await box.isChecked()).toBe(false);
  await button('Import 1 file').click();
  await page.getByText('100 followers on 20 Aug 2026 (the list is incomplete)').waitFor();
  await button('Import more').click();
  await choose({ 'rustbelt-followers-2026-08-21.csv': people(7, 107) });
  await box.check();
  await settled();
  await button('Import 1 file').click();
  await page.getByText('Imported: 100 followers on 21 Aug 2026.').waitFor();
  await page.getByRole('link', { name: 'Departures', exact: true }).click();
  await page.getByRole('cell', { name: /incomplete: a round number of people/u }).waitFor();
});

test('the order of day and month is asked for, and not guessed', async () => {
  await page.goto(`${shown.url}data`);
  await arrived(page);
  const rows = [7, 8, 9, 10].map((at) => `p${at},${at - 3}/3/2026`);
  const name = 'rustbelt-followers-2026-08-30.csv';
  await choose({ [name]: ['username,followed on', ...rows].join('\n') });
  const days = page.getByRole('group', { name: 'Which day is 4/3/2026 in this file?' });
  expect(await days.getByRole('radio').count()).toBe(2);
  expect(await days.getByRole('radio', { checked: true }).count()).toBe(0);
  await looksRight();
  await button('Import 1 file').click();
  // The browser points at the question, and nothing is sent.
  expect(await days.getByLabel('4 Mar 2026').evaluate((field) => field.matches(':invalid'))).toBe(
    true,
  );
  await days.getByLabel('3 Apr 2026').check();
  await settled();
  await button('Import 1 file').click();
  await page.getByText('Imported: 4 followers on 30 Aug 2026.').waitFor();
  const { log } = await shown.dashboard.store.forAccount('handle:rustbelt' as AccountId);
  const { follows } = await log.loadAudience();
  const times = [4, 5, 6, 7].map((month) => Date.UTC(2026, month - 1, 3));
  expect([...follows.before].toSorted((a, b) => a - b)).toEqual(times);
});

test('an event file is dropped into a new account, which is then shown; rejected rows are fixed', async () => {
  await page.goto(`${shown.url}data`);
  await arrived(page);
  const text =
    '{"type":"account","id":"78","platform":"x","handle":"second"}\n' +
    '{"type":"follow","person":"1","at":"2026-01-01T00:00:00Z"}\n{"type":"broken"}\n';
  const data = await page.evaluateHandle((content) => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([content], 'events.ndjson'));
    return transfer;
  }, text);
  await page.dispatchEvent('.drop', 'drop', { dataTransfer: data });
  await card('events.ndjson').getByText('An event file of @second').waitFor();
  await settled();
  await button('Import 1 file').click();
  await page.getByText('3 events: 2 new, 1 rejected.').waitFor();
  await button('Show the report').click();
  await page.waitForURL('**/?account=78');
  await arrived(page);
  await page.getByRole('link', { name: 'Data', exact: true }).click();
  await page.getByText('View and fix').click();
  await button('Retry').click();
  await page.getByText(/still cannot be read/u).waitFor();
  await page.getByRole('textbox', { name: 'Rejected row' }).fill('{"type":"person","id":"1"}');
  await button('Retry').click();
  await page.getByText('Imported.', { exact: true }).waitFor();
  expect(complaints).toEqual([]);
});

test('an account on Bluesky needs only its handle', async () => {
  const network = new Network();
  const alice = network.addAccount('alice.example', Date.UTC(2024, 0, 1));
  for (let i = 0; i < 130; i++) {
    const did = network.addAccount(`person-${i}.example`, Date.UTC(2024, 0, 1));
    network.write(did, FOLLOW, { subject: alice }, Date.UTC(2026, 9, 1) - i * DAY);
  }
  const bluesky = await serveBluesky(network);
  const location = `${folder.path}/bluesky.sqlite`;
  const own = await openDashboard(location, {
    webRoot: shown.dashboard.ports.webRoot,
    environment: bluesky.environment,
  });
  const fresh = await startServer(own.app, { port: 0 });
  try {
    const visited = await visit(shown.browser, fresh.url, {
      cookie: await enter(own, fresh.url),
      width: 390,
    });
    await visited.page.goto(fresh.url);
    const connect = visited.page.getByRole('button', { name: 'Connect', exact: true });
    await visited.page.getByLabel('Your Bluesky handle').fill('alice');
    await connect.click();
    await visited.page.getByText('Add the rest of it, such as alice.bsky.social.').waitFor();
    await visited.page.getByLabel('Your Bluesky handle').fill('nobody.example');
    await connect.click();
    await visited.page.getByText('Bluesky has no account nobody.example').waitFor();
    expect(await barriers(visited.page)).toEqual([]);
    await visited.page.getByLabel('Your Bluesky handle').fill('@alice.example');
    await visited.page.getByLabel('Your Bluesky handle').press('Enter');
    await visited.page.getByText('Connected to @alice.example').waitFor();
    await visited.page.getByText('Everything has been read.').waitFor();
    expect(await barriers(visited.page)).toEqual([]);
    expect(await misfits(visited.page)).toEqual([]);
    await visited.page.getByRole('button', { name: 'Show report' }).click();
    await arrived(visited.page);
    await visited.page.getByText('130 followers').first().waitFor();
  } finally {
    await fresh.close();
    await own.close();
    await bluesky.close();
  }
});

test('after two accounts were added on the first page, further files are for the last one', async () => {
  const own = await openDashboard(`${folder.path}/two.sqlite`, {
    webRoot: shown.dashboard.ports.webRoot,
  });
  const fresh = await startServer(own.app, { port: 0 });
  const before = page;
  try {
    ({ page } = await visit(shown.browser, fresh.url, { cookie: await enter(own, fresh.url) }));
    await page.goto(fresh.url);
    for (const [id, handle] of [
      ['81', 'ada'],
      ['82', 'bob'],
    ]) {
      const account = { type: 'account', id, platform: 'x', handle };
      const follow = { type: 'follow', person: '1', at: '2026-01-01T00:00:00Z' };
      await choose({ 'events.ndjson': `${JSON.stringify(account)}\n${JSON.stringify(follow)}` });
      await button('Import 1 file').click();
      await page.getByText('2 events: 2 new').waitFor();
      await settled();
      await button('Import more').click();
    }
    await choose({ 'followers-2026-03-01.csv': people(0, 3) });
    expect(await page.getByLabel('Account').inputValue()).toBe('82');
    await button('Import 1 file').click();
    await page.getByText('Imported: 3 followers on 1 Mar 2026.').waitFor();
  } finally {
    page = before;
    await fresh.close();
    await own.close();
  }
});

test('the sample is one click away', async () => {
  const own = await openDashboard(`${folder.path}/sample.sqlite`, {
    webRoot: shown.dashboard.ports.webRoot,
  });
  const fresh = await startServer(own.app, { port: 0 });
  try {
    const visited = await visit(shown.browser, fresh.url, { cookie: await enter(own, fresh.url) });
    // Its report is computed in other tests.
    await visited.page.route(/api\/v1\/(?:report|progress)/u, (route) => route.abort());
    await visited.page.goto(fresh.url);
    await visited.page.getByRole('button', { name: 'Show me the sample' }).click();
    await visited.page.getByRole('link', { name: 'Glossary' }).waitFor();
    await visited.page.getByRole('heading', { name: 'The server does not respond' }).waitFor();
    expect(await own.store.accounts.all()).toMatchObject([{ handle: 'robin_brackenford' }]);
  } finally {
    await fresh.close();
    await own.close();
  }
});
