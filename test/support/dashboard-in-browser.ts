import type { Browser, Page } from 'playwright-core';
import { startServer } from '../../src/http/server.ts';
import { closeWindows, sharedBrowser } from './browser.ts';
import { builtWeb } from './built-web.ts';
import { cookieFrom, openDashboard, type TestDashboard } from './dashboard.ts';
import { type View, visit, type Visit } from './visit.ts';

/** A dashboard behind a server, and a browser whose owner is signed in. */
export interface DashboardInBrowser {
  browser: Browser;
  dashboard: TestDashboard;
  /** The address of the server. */
  url: string;
  cookie: string;
  /** Opens a page in a window of its own, and waits until it has loaded everything. */
  open(path: string, view?: View): Promise<Visit>;
  api(path: string): Promise<unknown>;
  close(): Promise<void>;
}

/** @param database which is made where there is none. */
export async function dashboardInBrowser(database: string): Promise<DashboardInBrowser> {
  const [browser, webRoot] = await Promise.all([sharedBrowser(), builtWeb()]);
  const dashboard = await openDashboard(database, { webRoot });
  const server = await startServer(dashboard.app, { port: 0 });
  const { url } = server;
  const cookie = await enter(dashboard, url);
  return {
    browser,
    dashboard,
    url,
    cookie,
    async open(path, view = {}) {
      const visited = await visit(browser, url, { cookie, ...view });
      await visited.page.goto(url + path);
      await arrived(visited.page);
      return visited;
    },
    async api(path) {
      const response = await fetch(`${url}api/v1/${path}`, { headers: { cookie } });
      return response.json();
    },
    async close() {
      await Promise.all([closeWindows(browser), server.close(), dashboard.close()]);
    },
  };
}

/** Returns the cookie of the owner, who follows the link that the server prints. */
export async function enter({ ports }: TestDashboard, url: string): Promise<string> {
  const link = `${url}enter?token=${ports.door.entrance()}`;
  return cookieFrom(await fetch(link, { redirect: 'manual' }));
}

/** Waits until the page has loaded everything and is no longer dim. */
export async function arrived(page: Page): Promise<void> {
  await page.locator('#page').waitFor();
  await page.locator('[aria-busy="true"]').first().waitFor({ state: 'detached' });
  await page.waitForFunction(() =>
    [...document.querySelectorAll('.pages')].every(
      (pages) => getComputedStyle(pages).opacity === '1',
    ),
  );
}
