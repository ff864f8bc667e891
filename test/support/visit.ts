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
  hasTouch?: boolean;
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
  const { width = 1280, scheme = 'light', cookie, reducedMotion = false, hasTouch = false } = view;
  const context = await browser.newContext({
    viewport: { width, height: 900 },
    colorScheme: scheme,
    reducedMotion: reducedMotion ? 'reduce' : 'no-preference',
    acceptDownloads: true,
    hasTouch,
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
export function barriers(page: Page): Promise<string[]> {
  return violations(page, {});
}

/** The rules of axe whose result depends on the colours, or on what is visible at a width. */
const RULES_OF_A_LOOK = [
  'aria-hidden-focus',
  'color-contrast',
  'link-in-text-block',
  'region',
  'role-img-alt',
  'scrollable-region-focusable',
  'svg-img-alt',
  'target-size',
];

/** What axe finds wrong with the look of a page on which `barriers` found nothing in another look. */
export function barriersOfLook(page: Page): Promise<string[]> {
  return violations(page, { runOnly: RULES_OF_A_LOOK });
}

async function violations(page: Page, options: Axe.RunOptions): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(AXE);
  return page.evaluate(
    async (given) => {
      const { axe } = window as unknown as { axe: typeof Axe };
      const { violations } = await axe.run(document, given);
      return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html}`));
    },
    { ...options, resultTypes: ['violations'] } satisfies Axe.RunOptions,
  );
}

/** Spaces between letters that make words as narrow or as wide as other fonts do. */
const SPACINGS = { own: '', narrow: '-0.07em', wide: '0.12em' };

/**
 * What does not fit into the window, in the fonts of this machine, in narrow and in wide ones: a page
 * that scrolls sideways, and controls that are cut off.
 */
export async function misfits(page: Page): Promise<string[]> {
  const found: string[] = [];
  for (const [letters, spacing] of Object.entries(SPACINGS)) {
    const sideways = await widerThanWindow(page, spacing);
    if (sideways > 0) found.push(`${letters}: ${sideways} px sideways`);
    found.push(...(await controlsCutOff(page)).map((words) => `${letters}: ${words} is cut off`));
  }
  await widerThanWindow(page, '');
  return found;
}

/** How far a page is wider than its window, with such spaces between letters. They stay. */
function widerThanWindow(page: Page, spacing: string): Promise<number> {
  return page.evaluate((given) => {
    const sheet = new CSSStyleSheet();
    if (given !== '') sheet.replaceSync(`* { letter-spacing: ${given} !important; }`);
    document.adoptedStyleSheets = [sheet];
    const { scrollWidth, clientWidth } = document.documentElement;
    return scrollWidth - clientWidth;
  }, spacing);
}

/** The controls whose words have no room, or that stand beyond the edge of what they are in. */
function controlsCutOff(page: Page): Promise<string[]> {
  return page.locator('button, select, summary, .button').evaluateAll((controls) =>
    controls
      .filter((control) => {
        const { left, right, width } = control.getBoundingClientRect();
        if (width === 0) return false;
        if (control.clientWidth > 0 && control.scrollWidth > control.clientWidth + 1) return true;
        for (let box = control.parentElement; box !== null; box = box.parentElement) {
          const { overflowX, position } = getComputedStyle(box);
          if (['auto', 'scroll'].includes(overflowX) || position === 'fixed') return false;
          const edges = box.getBoundingClientRect();
          const mayCut = overflowX !== 'visible' && edges.width > 1;
          if (mayCut && (left < edges.left - 1 || right > edges.right + 1)) return true;
        }
        return false;
      })
      .map((control) => control.textContent.trim()),
  );
}
