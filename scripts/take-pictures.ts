// Takes the pictures of docs/images on the bundled sample. Needs a build, a browser and `script`.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openBrowser } from '../test/support/browser.ts';
import { takeDashboard, type Page } from './pictures/dashboard.ts';
import { takeTerminal } from './pictures/terminal.ts';

const ROOT = join(import.meta.dirname, '..');
const PROGRAM = join(ROOT, 'src/cli/main.ts');
const IMAGES = join(ROOT, 'docs/images');
const FIRST_PAGE: Page = ['first-page.png', '', 1190];
/** The map has too many edges for a small PNG. */
const PAGES: Page[] = [
  ['report.png', '', 1560],
  ['topic.png', 'topics/politics', 1400],
  ['map.jpg', 'map', 900],
];

const folder = mkdtempSync(join(tmpdir(), 'tribefinder-pictures-'));
const browser = await openBrowser();
try {
  const sample = ['demo', '--db', join(folder, 'demo.sqlite')];
  const empty = ['serve', '--db', join(folder, 'empty.sqlite')];
  await takeDashboard(browser, PROGRAM, sample, PAGES, IMAGES);
  await takeDashboard(browser, PROGRAM, empty, [FIRST_PAGE], IMAGES);
  const demo = `'${process.execPath}' '${PROGRAM}' demo --no-serve`;
  const report = `${demo} --db '${join(folder, 'terminal.sqlite')}'`;
  await takeTerminal(browser, report, 'Communities', join(IMAGES, 'terminal.png'));
  await takeTerminal(browser, `${demo} --live`, 'Audience', join(IMAGES, 'live.png'));
} finally {
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
}
