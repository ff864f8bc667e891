import { afterAll, beforeAll, expect, test } from 'vitest';
import { TribeReport } from '../../src/model/report.ts';
import {
  arrived,
  type DashboardInBrowser,
  dashboardInBrowser,
} from '../support/dashboard-in-browser.ts';
import { hostileDatabase } from '../support/sample-audiences.ts';
import { tries } from '../support/soak.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { barriers, barriersOfLook, misfits, type Visit } from '../support/visit.ts';

// Every text of this audience is hostile, as an attacker could write it into a profile, a post or a topic.
const folder = temporaryFolder();
let shown: DashboardInBrowser;
let visited: Visit;
let report: TribeReport;
let person: string;
let post: string;

beforeAll(async () => {
  shown = await dashboardInBrowser(await hostileDatabase(folder.path));
  report = TribeReport.parse(await shown.api('report'));
  const people = (await shown.api('people')) as {
    items: { id: string; community: string | null }[];
  };
  person = people.items.find(({ community }) => community !== null)!.id;
  const posts = (await shown.api('best-posts')) as { posts: { id: string }[] };
  post = encodeURIComponent(posts.posts[0].id);
  visited = await shown.open('');
});

afterAll(() => shown?.close());

const PAGES: [string, () => string, RegExp][] = [
  ['the report', () => '', /followers/u],
  ['a topic', () => `topics/${encodeURIComponent(report.topics[0].id)}`, /Cost by community/u],
  ['a tribe', () => `communities/${encodeURIComponent(report.communities[0].id)}`, /Arrivals/u],
  ['the map', () => 'map', /close together/u],
  ['departures', () => 'churn', /rejects a snapshot/u],
  ['followers', () => 'people', /Everyone in your data/u],
  ['a person', () => `people/${person}`, /Follow history/u],
  ['answers', () => 'answers', /Mix of posts/u],
  ['posts by cost', () => 'answers/best-posts', /figures are its share/u],
  ['people like the tribe', () => 'answers/like-tribe', /Likeness is 1/u],
  ['who came with a topic', () => 'answers/came-with', /Chance is/u],
  ['a mix of posts', () => 'answers/mix', /not a forecast/u],
  ['a post', () => `posts/${post}`, /people left/u],
  ['data', () => 'data', /Rejected rows/u],
  ['settings', () => 'settings', /Share a read-only link/u],
  ['the glossary', () => 'glossary', /Terms of the method/u],
  ['the API', () => 'api', /openapi|OpenAPI/u],
  ['an address that leads nowhere', () => 'nowhere', /no page at this address/u],
  ['a topic that is not there', () => 'topics/nothing', /There is nothing with this id/u],
];

/** A desktop, a wide one, laptops, a tablet held upright, a phone and small phones. */
const WIDTHS = [1280, 1920, 1152, 1024, 768, 390, 360, 320];
/** Where open forms and meanings have the least room. */
const TIGHT_WIDTHS = [1024, 768, 320];

test.each(PAGES)(
  '%s: no accessibility fault, no console error, nothing cut off, nothing run',
  async (_name, path, words) => {
    const { page, complaints } = visited;
    complaints.length = 0;
    await page.emulateMedia({ colorScheme: 'light' });
    await page.setViewportSize({ width: WIDTHS[0], height: 900 });
    await page.goto(shown.url + path());
    await arrived(page);
    await page.getByText(words).first().waitFor();
    expect(await barriers(page)).toEqual([]);
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 900 });
      expect([width, await misfits(page)]).toEqual([width, []]);
      expect([width, await pagesOutOfSight(page)]).toEqual([width, []]);
      expect([width, await tablesCutOff(page)]).toEqual([width, []]);
    }
    await openEverything(page);
    for (const width of TIGHT_WIDTHS) {
      await page.setViewportSize({ width, height: 900 });
      expect([width, 'all open', await misfits(page)]).toEqual([width, 'all open', []]);
    }
    await page.reload();
    await arrived(page);
    await page.setViewportSize({ width: 390, height: 900 });
    await page.emulateMedia({ colorScheme: 'dark' });
    expect(await tries(barriersOfLook, barriers)(page)).toEqual([]);
    expect(complaints).toEqual([]);
    expect(await page.locator('img:not([src^="/"]), script:not([src]), iframe').count()).toBe(0);
    expect(await page.evaluate(() => 'harmed' in globalThis)).toBe(false);
  },
);

/** Opens folded sections, forms and the meanings of terms. */
async function openEverything(page: Visit['page']): Promise<void> {
  await page.locator('details').evaluateAll((all) => {
    for (const details of all as HTMLDetailsElement[]) details.open = true;
  });
  await arrived(page);
}

/** Tables that are wider than what they are in. */
function tablesCutOff(page: Visit['page']): Promise<(string | null)[]> {
  return page
    .locator('table')
    .evaluateAll((tables) =>
      tables
        .filter(({ scrollWidth, parentElement }) => scrollWidth > parentElement!.scrollWidth)
        .map((table) => table.getAttribute('aria-label')),
    );
}

/** The links of the menu that lie beyond the right edge. */
function pagesOutOfSight(page: Visit['page']): Promise<string[]> {
  return page
    .locator('.bar nav a')
    .evaluateAll((links) =>
      links
        .filter((link) => link.getBoundingClientRect().right > innerWidth)
        .map((link) => link.textContent),
    );
}
