import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { audienceOverTime } from '../../src/render/charts/audience-over-time.ts';
import { forest } from '../../src/render/charts/forest.ts';
import { snapshotsChart } from '../../src/render/charts/snapshots-chart.ts';
import { retentionChart } from '../../src/render/charts/retention-chart.ts';
import { topicsPlane } from '../../src/render/charts/topics-plane.ts';
import { communitiesChart } from '../../src/render/charts/communities-chart.ts';
import type { Markup } from '../../src/render/markup/markup.ts';
import { writeMarkup } from '../../src/render/markup/write-markup.ts';
import { PAGE_STYLE } from '../../src/render/page/style.ts';
import type { SurvivalCurve } from '../../src/model/pages/parts.ts';
import { closeWindows, sharedBrowser } from '../support/browser.ts';
import { unlikeGolden } from '../support/golden-picture.ts';
import { richReport } from '../support/report-fixtures.ts';
import { barriers } from '../support/visit.ts';

/** The share of points that may differ: a browser of another version rounds otherwise. */
const TOLERANCE = 0.004;

let browser: Browser;
beforeAll(async () => {
  browser = await sharedBrowser();
});
afterAll(() => browser && closeWindows(browser));

/** Falls evenly, and is known the less the longer it goes on. */
function curve(people: number, daily: number): SurvivalCurve {
  const points = Array.from({ length: 30 }, (_, step) => {
    const days = step * 10;
    const estimate = Math.exp(-daily * days);
    const spread = 0.01 + step * 0.004;
    return {
      days,
      estimate,
      low: Math.max(0, estimate - spread),
      high: Math.min(1, estimate + spread),
      atRisk: Math.round(people * estimate),
    };
  });
  return { people, points };
}

const CHARTS: Record<string, Markup> = {
  topics: topicsPlane(richReport.topics)!,
  audience: audienceOverTime(richReport)!,
  communities: communitiesChart(richReport.communities)!,
  effects: forest('Unfollows by community', 'unfollows', [
    { label: 'Rust', estimate: { estimate: 12, low: 4, high: 22 }, kind: 'tribe' },
    { label: 'Cycling', estimate: { estimate: -8, low: -30, high: 9 }, kind: 'community' },
    { label: 'All', estimate: { estimate: 40, low: 10, high: 75 }, kind: 'all', isSum: true },
  ]),
  retention: retentionChart('How long people stay', [
    { label: 'These', curve: curve(240, 0.0008), kind: 'one' },
    { label: 'Everybody', curve: curve(1500, 0.002), kind: 'rest' },
  ]),
  snapshots: snapshotsChart(
    Array.from({ length: 40 }, (_, day) => ({
      at: new Date(Date.UTC(2026, 0, 1 + day)).toISOString(),
      followers: day === 20 ? 0 : 900 + day * 3,
      complete: true,
      rejected: day === 20 ? 'empty' : null,
    })),
  )!,
};

async function drawn(chart: Markup, width: number, colorScheme: 'light' | 'dark'): Promise<Page> {
  const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme });
  const page = await context.newPage();
  await page.setContent(
    `<!doctype html><html lang="en"><title>Chart</title><style>${PAGE_STYLE}</style><main class="report"><h1>Chart</h1>${writeMarkup(chart)}</main>`,
  );
  return page;
}

describe.each(Object.entries(CHARTS))('the chart of %s', (name, chart) => {
  test.each([
    ['wide', 'light', 1280],
    ['narrow', 'dark', 390],
  ] as const)('%s and %s looks as it did, and keeps nobody out', async (kind, scheme, width) => {
    const page = await drawn(chart, width, scheme);
    expect(await barriers(page)).toEqual([]);
    const unlike = await unlikeGolden(
      page,
      page.locator(`.chart.${kind}`),
      `${name}-${kind}-${scheme}`,
    );
    expect(unlike).toBeLessThan(TOLERANCE);
    await page.context().close();
  });
});

test('a chart that changed is told from the one that is kept', async () => {
  const page = await drawn(CHARTS.effects, 1280, 'light');
  await page.addStyleTag({ content: '.dot { display: none }' });
  const unlike = await unlikeGolden(page, page.locator('.chart.wide'), 'effects-wide-light');
  expect(unlike).toBeGreaterThan(0);
});
