// Takes the README's pictures of the dashboard on the bundled sample. Needs a build and a browser.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openBrowser } from '../test/support/browser.ts';
import { entered } from '../test/support/entered.ts';
import { visit } from '../test/support/visit.ts';

const ROOT = join(import.meta.dirname, '..');
const SIZE = { width: 1100, height: 900 };
/** The map has too many edges for a small PNG. */
const PAGES: [string, string, number][] = [
  ['report.png', '', 1560],
  ['topic.png', 'topics/politics', 1400],
  ['map.jpg', 'map', 900],
];
/** ms until whatever moves has come to rest. */
const REST = 2500;
/** ms that an analysis may take on a busy machine. */
const LONGEST = 300_000;

const folder = mkdtempSync(join(tmpdir(), 'tribefinder-pictures-'));
const server = spawn(
  process.execPath,
  [
    join(ROOT, 'src/cli/main.ts'),
    'demo',
    '--port',
    '0',
    '--json',
    '--db',
    join(folder, 'demo.sqlite'),
  ],
  { stdio: ['ignore', 'ignore', 'pipe'] },
);
try {
  let said = '';
  while (!/enter\?token=\S+/u.test(said)) said += String((await once(server.stderr, 'data'))[0]);
  const { url, cookie } = await entered(/http\S+/u.exec(said)![0]);
  const browser = await openBrowser();
  for (const scheme of ['light', 'dark'] as const) {
    const { page } = await visit(browser, url, { cookie, scheme, width: SIZE.width });
    page.setDefaultTimeout(LONGEST);
    for (const [name, path, height] of PAGES) {
      await page.setViewportSize({ ...SIZE, height });
      await page.goto(url + path);
      await page.locator('#page:not([aria-busy])').waitFor();
      await page.waitForFunction(() => document.querySelector('[aria-busy="true"]') === null);
      await page.waitForTimeout(REST);
      const file = name.replace('.', `-${scheme}.`);
      await page.screenshot({ path: join(ROOT, 'docs/images', file) });
    }
  }
  await browser.close();
} finally {
  server.kill();
  await once(server, 'exit');
  rmSync(folder, { recursive: true, force: true });
}
