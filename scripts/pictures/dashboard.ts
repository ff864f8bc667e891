import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { entered, printedLink } from '../../test/support/entered.ts';
import { visit } from '../../test/support/visit.ts';

/** A page: the name of its picture, its path, and its height in pixels. */
export type Page = [name: string, path: string, height: number];

const SIZE = { width: 1100, height: 900 };
/** ms until whatever moves has come to rest. */
const REST = 2500;
/** ms that an analysis may take on a busy machine. */
const LONGEST = 300_000;

/** Takes pictures of pages, in light and dark. @param command starts a server. */
export async function takeDashboard(
  browser: Browser,
  program: string,
  command: readonly string[],
  pages: readonly Page[],
  into: string,
): Promise<void> {
  const server = spawn(process.execPath, [program, ...command, '--port', '0'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  try {
    const { url, cookie } = await entered(await printedLink(server.stdout));
    for (const scheme of ['light', 'dark'] as const) {
      const { page } = await visit(browser, url, { cookie, scheme, width: SIZE.width });
      page.setDefaultTimeout(LONGEST);
      for (const [name, path, height] of pages) {
        await page.setViewportSize({ ...SIZE, height });
        await page.goto(url + path);
        await page.locator('#page:not([aria-busy])').waitFor();
        await page.waitForFunction(() => document.querySelector('[aria-busy="true"]') === null);
        await page.waitForTimeout(REST);
        await page.screenshot({ path: join(into, name.replace('.', `-${scheme}.`)) });
      }
    }
  } finally {
    server.kill();
    await once(server, 'exit');
  }
}
