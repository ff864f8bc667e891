import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type Axe from 'axe-core';
import type { Browser, Page } from 'playwright-core';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

export type Scheme = 'light' | 'dark';

/** How a page is looked at. */
export interface View {
  width?: number;
  scheme?: Scheme;
  /** `name=value` of a session. */
  cookie?: string;
  reducedMotion?: boolean;
}

/** A page that is looked at, and what it complained of. */
export interface Visit {
  page: Page;
  /** What stands on the console, dialogs, and whom else the page asked for something. */
  complaints: string[];
}

/** What a browser without a graphics card says of itself, and the failures that tests ask for. */
const NO_COMPLAINT = /GPU stall|Automatic fallback to software WebGL|Failed to load resource/u;

/** Opens a page in a window of its own. @param url of the server; nobody else may be asked. */
export async function visit(browser: Browser, url: string, view: View = {}): Promise<Visit> {
  const { width = 1280, scheme = 'light', cookie, reducedMotion = false } = view;
  const context = await browser.newContext({
    viewport: { width, height: 900 },
    colorScheme: scheme,
    reducedMotion: reducedMotion ? 'reduce' : 'no-preference',
    acceptDownloads: true,
  });
  if (cookie !== undefined) {
    const [name, value] = cookie.split('=');
    await context.addCookies([{ name, value, url, httpOnly: true, sameSite: 'Strict' }]);
  }
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (!['error', 'warning'].includes(message.type())) return;
    if (!NO_COMPLAINT.test(message.text())) complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('dialog', (dialog) => {
    complaints.push(dialog.message());
    void dialog.dismiss();
  });
  page.on('request', (request) => {
    const requested = request.url();
    if (!requested.startsWith(url) && !requested.startsWith('blob:')) complaints.push(requested);
  });
  return { page, complaints };
}

/** What axe finds wrong, in a line each. The page's policy is no hindrance to a debugger. */
export async function barriers(page: Page): Promise<string[]> {
  await page.evaluate(AXE);
  return page.evaluate(async () => {
    const { axe } = window as unknown as { axe: typeof Axe };
    const { violations } = await axe.run(document);
    return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html}`));
  });
}

/** How far a page is wider than its window. */
export function overflow(page: Page): Promise<number> {
  return page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
}
