import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { Browser } from 'playwright-core';

const COLUMNS = 80;
/** What the codes of `src/cli/streams.ts` look like in a dark terminal. */
const CODES: Record<string, string> = {
  1: 'font-weight: bold; color: #fff',
  2: 'color: #8b949e',
  31: 'color: #ff7b72',
  32: 'color: #7ee787',
  33: 'color: #e3b341',
  36: 'color: #79c0ff',
};
const PAGE = `<style>
  body { margin: 0; background: #0d1117; }
  pre { margin: 0; padding: 22px 24px; width: ${COLUMNS}ch; color: #f0f6fc;
    font: 20px/1.35 'DejaVu Sans Mono', monospace; }
</style>`;

/**
 * Takes a picture of what a command prints in a terminal of 80 columns. @param program the command
 * as a shell has it. @param before the heading before which the picture ends.
 */
export async function takeTerminal(
  browser: Browser,
  program: string,
  before: string,
  path: string,
): Promise<void> {
  const printed = await inTerminal(program);
  const end = printed.indexOf(`\u001b[1m${before}`);
  if (end < 0) throw new Error(`${program} does not print "${before}".`);
  const page = await browser.newPage();
  await page.setContent(`${PAGE}<pre>${asMarkup(printed.slice(0, end).trimEnd())}</pre>`);
  await page.locator('pre').screenshot({ path });
  await page.close();
}

/** Returns the standard output of a command in a terminal, with the codes of its colours. */
async function inTerminal(program: string): Promise<string> {
  const command = `stty cols ${COLUMNS}; ${program} 2>/dev/null`;
  const options = { maxBuffer: 2 ** 24, env: { ...process.env, TERM: 'xterm-256color' } };
  const { stdout } = await promisify(execFile)('script', ['-qec', command, '/dev/null'], options);
  return stdout.replaceAll('\r\n', '\n');
}

function asMarkup(printed: string): string {
  const [first, ...rest] = printed.split('\u001b[');
  const spans = rest.map((part) => {
    const at = part.indexOf('m');
    const look = CODES[part.slice(0, at)] ?? '';
    return `<span style="${look}">${escaped(part.slice(at + 1))}</span>`;
  });
  return escaped(first) + spans.join('');
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
