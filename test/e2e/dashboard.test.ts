import { readFile } from 'node:fs/promises';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { TribeReport } from '../../src/model/report.ts';
import { closeWindows } from '../support/browser.ts';
import {
  arrived,
  type DashboardInBrowser,
  dashboardInBrowser,
} from '../support/dashboard-in-browser.ts';
import { hostileDatabase } from '../support/sample-audiences.ts';
import { selectArea } from '../support/select-area.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { barriers, misfits, type View, visit, type Visit } from '../support/visit.ts';

// Every text of this audience is hostile, as an attacker could write it into a profile, a post or a topic.
const folder = temporaryFolder();
let shown: DashboardInBrowser;
let report: TribeReport;
let person: string;

beforeAll(async () => {
  shown = await dashboardInBrowser(await hostileDatabase(folder.path));
  report = TribeReport.parse(await api('report'));
  const people = (await api('people')) as { items: { id: string; community: string | null }[] };
  person = people.items.find(({ community }) => community !== null)!.id;
});

afterAll(() => shown?.close());

afterEach(() => closeWindows(shown.browser));

const api = (path: string): Promise<unknown> => shown.api(path);
const open = (path: string, view?: View): Promise<Visit> => shown.open(path, view);

test('the report starts with a summary; a figure shows its interval on hover and on focus', async () => {
  const { page } = await open('');
  expect(await page.locator('.summary').innerText()).not.toBe('');
  const figure = page.locator('.estimate').first();
  const tip = figure.locator('.tip');
  expect(await tip.isVisible()).toBe(false);
  await figure.hover();
  expect(await tip.isVisible()).toBe(true);
  expect(await tip.innerText()).toMatch(/95% interval/u);
  await page.mouse.move(0, 0);
  await figure.focus();
  expect(await tip.isVisible()).toBe(true);
});

test('a "?" explains a technical term of the report, and the footer leads to the glossary', async () => {
  const { page } = await open('');
  const meaning = 'Far more people gone at once than usual';
  const help = page.locator('.help', { hasText: meaning });
  expect(await help.getAttribute('open')).toBeNull();
  await help.locator('summary').click();
  expect(await help.getAttribute('open')).not.toBeNull();
  expect(await barriers(page)).toEqual([]);
  await page.getByRole('link', { name: 'Glossary' }).click();
  await page.getByRole('heading', { name: 'Glossary' }).waitFor();
  await page.getByText(meaning).waitFor();
});

test('a topic can be found, read and left with the keyboard alone', async () => {
  const { page } = await open('', { reducedMotion: true });
  await page.keyboard.press('Tab');
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Skip to content');
  const box = page.getByRole('combobox');
  await box.focus();
  await page.keyboard.type(report.topics[0].id.slice(0, 5));
  await page.locator('#found [aria-selected="true"]').waitFor();
  await page.keyboard.press('Enter');
  await page.getByText('Cost by community').waitFor();
  await arrived(page);
  expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('H1');
  const mark = page.locator('.chart.wide .mark').first();
  await mark.focus();
  expect(await mark.locator('.words').first().isVisible()).toBe(true);
  await page.goBack();
  await page.getByRole('heading', { name: 'Topics' }).waitFor();
});

test('the address keeps the window and what it is compared with', async () => {
  const { page } = await open('');
  await page.locator('.window summary').click();
  await page.getByLabel('From').fill('2025-11-15');
  await page.getByLabel('To', { exact: true }).fill('2025-12-15');
  await page.getByLabel('Compare with').selectOption('before');
  await page.getByRole('button', { name: 'Show', exact: true }).click();
  await page.getByRole('heading', { name: 'Comparison' }).waitFor();
  expect(new URL(page.url()).search).toBe('?from=2025-11-15&to=2025-12-15&with=before');
  await page.getByRole('row', { name: /^Lost/u }).waitFor();
  await page.getByRole('link', { name: 'Departures', exact: true }).click();
  await page.waitForURL('**/churn?from=2025-11-15&to=2025-12-15&with=before');
  await page.reload();
  await arrived(page);
  expect(await page.locator('.window summary').innerText()).toMatch(
    /15 Nov 2025 to 15 Dec 2025, compared with the previous period/u,
  );
});

test('every chart is exported as PNG, SVG and CSV', async () => {
  const { page, complaints } = await open('');
  const chart = page.locator('.figure-box').first();
  const saved = async (kind: string): Promise<Buffer> => {
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      chart.getByRole('button', { name: kind }).click(),
    ]);
    expect(download.suggestedFilename()).toBe(`topics.${kind.toLowerCase()}`);
    return readFile(await download.path());
  };
  const csv = String(await saved('CSV'));
  // Nobody here was watched for 90 days: the chart is of all follows.
  expect(report.topics.map(({ growth }) => growth.lasting)).not.toContainEqual(expect.anything());
  expect(csv).toContain('follows_high');
  const placed = report.topics.filter(({ cost, growth }) => cost.unfollows && growth.follows);
  expect(csv.trim().split('\r\n')).toHaveLength(placed.length + 1);
  expect(csv).not.toMatch(/^[=+@]/mu);
  const svg = String(await saved('SVG'));
  expect(svg).toMatch(/^<svg [^]*<\/svg>$/u);
  expect(svg).not.toMatch(/var\(--|<script|class=/u);
  for (const words of ['Topics by the unfollows they cause', '@']) expect(svg).toContain(words);
  expect((await saved('PNG')).subarray(1, 4).toString()).toBe('PNG');
  expect(complaints).toEqual([]);
});

test('the report is exported as one HTML file', async () => {
  const { page } = await open('');
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: /Report as HTML/u }).click(),
  ]);
  const alone = await visit(shown.browser, 'file:');
  await alone.page.setContent(String(await readFile(await download.path())));
  expect(await alone.page.locator('.summary').innerText()).not.toBe('');
  expect(await barriers(alone.page)).toEqual([]);
  expect(alone.complaints).toEqual([]);
});

test('a printed page contains only its content', async () => {
  const { page } = await open('');
  await page.emulateMedia({ media: 'print' });
  for (const hidden of ['header.bar nav', '.save', 'footer.bar', '.files']) {
    expect([hidden, await page.locator(hidden).first().isVisible()]).toEqual([hidden, false]);
  }
  expect(await page.locator('.summary').isVisible()).toBe(true);
  const pdf = await page.pdf({ preferCSSPageSize: true });
  const sheets = pdf.toString('latin1').match(/\/Type\s*\/Page\b/gu)!;
  expect(sheets.length).toBeLessThanOrEqual(6);
});

test('topics and communities of the report sort by a figure and download in that order', async () => {
  const { page, complaints } = await open('');
  for (const [name, title, size] of [
    ['Topics', 'Posts', report.topics.filter(({ parent }) => parent === null).map((t) => t.posts)],
    ['Communities', 'People', report.communities.map((community) => community.size)],
  ] as const) {
    const table = page.getByRole('table', { name, exact: true });
    const heading = table.getByRole('columnheader', { name: title });
    await heading.getByRole('button').click();
    await heading.getByRole('button').click();
    expect(await heading.getAttribute('aria-sort')).toBe('ascending');
    const figures = await table.locator(`td[data-title="${title}"]`).allInnerTexts();
    const inOrder = size.toSorted((a, b) => a - b);
    expect(figures.map((text) => Number(text.replaceAll(',', '')))).toEqual(inOrder);
    const section = page.locator('section').filter({ has: table });
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      section.locator('.data-table').getByRole('button', { name: 'CSV' }).click(),
    ]);
    const [head, ...rows] = String(await readFile(await download.path()))
      .trimEnd()
      .split('\r\n');
    expect(head).toMatch(/^(?:topic|community)_id,/u);
    expect(rows.length).toBe(inOrder.length);
    // No spreadsheet runs a cell.
    expect(rows.join('\n')).not.toMatch(/(?:^|,)"?[=+@]/mu);
  }
  expect(await barriers(page)).toEqual([]);
  expect(complaints).toEqual([]);
});

test('on a phone the report is short, and its sections open', async () => {
  const { page } = await open('', { width: 390 });
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  expect(height).toBeLessThan(6000);
  const table = page.getByRole('table', { name: 'Communities' });
  expect(await table.isVisible()).toBe(false);
  await page.getByRole('heading', { name: 'Communities', exact: true }).click();
  await table.waitFor();
  expect([await misfits(page), await barriers(page)]).toEqual([[], []]);
});

test('the map finds a person, shows whom they are connected to, and exports the people in an area', async () => {
  const { page } = await open('map');
  const map = (await api('map')) as { ids: string[]; names: string[] };
  await page.getByLabel('Find a person on the map').fill(map.ids[0]);
  await page.getByRole('button', { name: 'Find', exact: true }).click();
  await page.locator('.who .joined li').first().waitFor();
  expect(await page.locator('.who').innerText()).toMatch(/Connected to .* through /u);
  await page.getByRole('button', { name: 'Show all', exact: true }).click();
  await selectArea(page);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Export as CSV' }).click(),
  ]);
  const lines = String(await readFile(await download.path()))
    .trim()
    .split('\r\n');
  expect(lines.length).toBeGreaterThan(map.ids.length * 0.5);
  expect(lines[0]).toContain('person_id,handle');
});

test('a correction is saved, undone and redone', async () => {
  const { page } = await open('settings?example=900');
  await page.getByLabel('Name', { exact: true }).fill('Gardening');
  await page.getByLabel(/Words, hashtags/u).fill('soil, #garden');
  expect(await page.getByLabel(/Example posts/u).inputValue()).toBe('900');
  await page.locator('form', { hasText: 'Example posts' }).getByRole('button').click();
  const row = page.getByRole('row', {
    name: /Defined the topic Gardening by the words soil, #garden and 1 example/u,
  });
  await row.waitFor();
  await row.getByRole('button', { name: 'Undo' }).click();
  await row.getByRole('button', { name: 'Redo' }).waitFor();
});

test('names on a small map do not overlap', async () => {
  const { page } = await open('map', { width: 390 });
  await page.locator('.map-names text').first().waitFor();
  const boxes = await page.locator('.map-names text[visibility=visible]').evaluateAll((names) =>
    names.map((name) => {
      const { x, y, width, height } = (name as SVGTextElement).getBBox();
      return { x, y, width, height };
    }),
  );
  expect(boxes.every(({ width }) => width > 0)).toBe(true);
  expect(boxes.length).toBeGreaterThan(3);
  for (const [i, a] of boxes.entries()) {
    for (const b of boxes.slice(i + 1)) {
      const isOver =
        a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
      expect(isOver).toBe(false);
    }
  }
});

test('a share link is shown once, gives read-only access, and can be revoked', async () => {
  const { page } = await open('settings');
  await page.getByText('a link works only here').waitFor();
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'the report as one HTML file' }).click(),
  ]);
  expect(String(await readFile(await file.path()))).toContain('<h1');
  expect(await page.getByLabel('Valid for').inputValue()).toBe('30');
  await page.getByLabel('Recipient').fill('Kim');
  await page.getByLabel('Valid for').selectOption('365');
  await page.getByRole('button', { name: 'Create link' }).click();
  const link = await page.locator('.secret').innerText();
  expect(await page.getByLabel('Valid for').inputValue()).toBe('365');
  expect(await page.getByLabel('Recipient').inputValue()).toBe('');
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.getByRole('button', { name: 'Copy' }).click();
  await page.getByText('Copied.').waitFor();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(link);
  const guest = await visit(shown.browser, shown.url);
  await guest.page.goto(link);
  await arrived(guest.page);
  expect(guest.page.url()).toBe(shown.url);
  expect(await guest.page.locator('.scope').innerText()).toContain('Shared with you until');
  expect(await guest.page.getByRole('link', { name: 'Settings' }).count()).toBe(0);
  await guest.page.goto(`${shown.url}people/${person}`);
  await guest.page.getByRole('heading', { name: 'Follow history' }).waitFor();
  expect(await guest.page.locator('#page .summary').innerText()).toContain('this account');
  expect(await guest.page.getByRole('button', { name: /Forget/u }).count()).toBe(0);
  await guest.page.goto(`${shown.url}map`);
  await guest.page.getByLabel('Find a person on the map').fill('robin');
  await guest.page.getByRole('button', { name: 'Find', exact: true }).click();
  await guest.page.getByText('Nobody with that id is on the map.').waitFor();
  expect(await guest.page.locator('.map').innerHTML()).not.toMatch(/handle|by name|interests/iu);
  for (const owners of ['settings', 'data']) {
    await guest.page.goto(shown.url + owners);
    await guest.page.getByText('Only owners of this account see this page.').waitFor();
    expect(await guest.page.locator('#page :is(form, button, input, [role=alert])').count()).toBe(
      0,
    );
  }
  const row = page.getByRole('row', { name: /Kim/u });
  await row.getByRole('button', { name: 'Revoke' }).click();
  await row.getByText('revoked').waitFor();
  await guest.page.reload();
  await guest.page.getByText('Open the link that the server printed').waitFor();
});

test('a schedule is written in words, and the data page shows its state', async () => {
  const { page, complaints } = await open('data', { width: 390 });
  await page.getByText('Nothing is scheduled').waitFor();
  await page.getByRole('link', { name: 'Set a schedule' }).click();
  const form = page.locator('form', { hasText: 'Time zone' });
  await form.getByLabel(/When, in words/u).fill('now and then');
  await form.getByRole('button').click();
  await form.getByText(/'now and then' is not a schedule. Use "daily at 7"/u).waitFor();
  await form.getByLabel(/When, in words/u).fill('mondays at 9:30');
  await form.getByLabel('Time zone').fill('Europe/Berlin');
  await form.getByLabel(/Quiet hours/u).fill('22-7');
  await form.getByRole('button').click();
  await form.getByText(/^Saved\. The schedule is not running yet/u).waitFor();
  expect(await barriers(page)).toEqual([]);
  await page.getByRole('link', { name: 'Data', exact: true }).click();
  await page.getByText('mondays at 9:30').waitFor();
  await page.getByText('22:00 to 7:00').waitFor();
  expect(await page.getByText(/Mon .* 09:30, if the schedule is running then/u).count()).toBe(1);
  expect(await barriers(page)).toEqual([]);
  expect(await misfits(page)).toEqual([]);
  expect(complaints).toEqual([]);
});

test('forgetting a person lists their data first, then deletes it', async () => {
  const { items } = (await api('people')) as { items: { id: string }[] };
  const { id } = items.findLast((other) => other.id !== person)!;
  const { page, complaints } = await open(`people/${id}`, { width: 390 });
  const dialog = page.getByRole('dialog', { name: 'Forget this person permanently?' });
  await page.getByRole('button', { name: 'Forget this person…' }).click();
  await dialog.getByText(/listed in .* snapshot/u).waitFor();
  expect(await barriers(page)).toEqual([]);
  expect(await misfits(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  expect(await api(`people/${id}/traces`)).toMatchObject({ person: id });
  await page.getByRole('button', { name: 'Forget this person…' }).click();
  await dialog.getByRole('button', { name: 'Forget permanently' }).click();
  await page.getByText('Everything stored about this person is deleted.').waitFor();
  expect(await page.title()).toBe('Forgotten · Tribefinder');
  await page.getByRole('button', { name: 'Go to followers' }).click();
  await page.getByText('Everyone in your data').waitFor();
  expect(page.url()).not.toContain(id);
  expect(await api(`people/${id}`)).toMatchObject({ status: 404 });
  expect(complaints).toEqual([]);
});

test('visitors who are not signed in learn how to get in, and that a used link no longer works', async () => {
  const { page } = await visit(shown.browser, shown.url);
  const link = `${shown.url}enter?token=${shown.dashboard.ports.door.entrance()}`;
  await fetch(link, { redirect: 'manual' });
  await page.goto(link);
  await page.getByText('This link was used before').waitFor();
  expect(page.url()).not.toContain('token');
  expect(await barriers(page)).toEqual([]);
});

test('commands read as they can be typed here, in pages, warnings and errors', async () => {
  const { page } = await visit(shown.browser, shown.url, { cookie: shown.cookie });
  await page.route('**/api/v1/session', async (route) => {
    const session = (await (await route.fetch()).json()) as object;
    return route.fulfill({ json: { ...session, command: 'npm run -s tribe --' } });
  });
  await page.goto(`${shown.url}settings`);
  const schedule = page.locator('section', { hasText: 'When to take snapshots' });
  await schedule.locator('code').first().waitFor();
  expect(await schedule.locator('code').first().innerText()).toBe('npm run -s tribe -- watch');
  await page.route('**/api/v1/report*', (route) => route.abort());
  await page.goto(shown.url);
  const alert = page.getByRole('alert');
  await alert.getByText('npm run -s tribe -- serve', { exact: true }).waitFor();
});

test('on a server for several owners, a visitor without an account learns what to do', async () => {
  const { page, complaints } = await visit(shown.browser, shown.url, {
    cookie: shown.cookie,
    width: 390,
  });
  await page.route('**/api/v1/session', async (route) => {
    const session = (await (await route.fetch()).json()) as object;
    return route.fulfill({ json: { ...session, mode: 'hosted', accounts: [], usual: null } });
  });
  await page.goto(shown.url);
  await page.getByRole('heading', { name: 'No account yet' }).waitFor();
  await page.getByText('Ask whoever runs this server').waitFor();
  expect(await page.locator('input[type="file"], .drop').count()).toBe(0);
  expect(await page.getByText('All data stays on this machine').count()).toBe(0);
  expect(await barriers(page)).toEqual([]);
  expect(await misfits(page)).toEqual([]);
  expect(complaints).toEqual([]);
});

test('a source is shown by its file name, with its path for the owner who asks', async () => {
  const { page } = await open('data');
  const sources = page.getByRole('table', { name: 'Sources' });
  const path = sources.locator('details > bdi').first();
  expect(await path.isVisible()).toBe(false);
  const name = await sources.locator('summary').first().innerText();
  expect(name).not.toContain('/');
  await sources.locator('summary').first().click();
  expect(await path.innerText()).toMatch(/^\/.*\//u);
  expect(await path.innerText()).toContain(name);
});

test('an error shows advice and a button to retry', async () => {
  const { page } = await visit(shown.browser, shown.url, { cookie: shown.cookie });
  await page.route('**/api/v1/report*', (route) => route.abort());
  await page.goto(shown.url);
  await page.getByText('The server does not respond').waitFor();
  expect(await barriers(page)).toEqual([]);
  await page.unroute('**/api/v1/report*');
  await page.getByRole('button', { name: 'Retry' }).click();
  await page.getByRole('heading', { name: 'Topics' }).waitFor();
});
