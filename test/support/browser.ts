import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from 'playwright-core';
import type { Browser } from 'playwright-core';
import { FONT_LIST, unpackBrowser } from './unpack-browser.ts';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const FLAGS = ['--no-sandbox', '--disable-gpu', '--disable-background-networking'];

let shared: Browser | undefined;

/** The browser of this process, which test files use one after the other. See `closeWindows`. */
export async function sharedBrowser(): Promise<Browser> {
  if (!shared?.isConnected()) shared = await openBrowser();
  return shared;
}

/** Closes what a test or a file has opened; nothing of it is left to the next one. */
export async function closeWindows(browser: Browser): Promise<void> {
  await Promise.all(browser.contexts().map((context) => context.close()));
}

/**
 * Opens the browser that `CHROME_PATH` names; else the one that comes with the development
 * dependencies, which is the same on every Linux machine and needs half the processor time of an
 * installed one; else one of this machine. Fails with advice where it does not start: a test of the
 * pages without a browser would say nothing.
 */
export async function openBrowser(): Promise<Browser> {
  const named = process.env.CHROME_PATH || undefined;
  if (named === undefined && process.platform === 'linux' && process.arch === 'x64') {
    const folder = await unpackBrowser();
    return launch(join(folder, 'chromium'), {
      ...process.env,
      LD_LIBRARY_PATH: join(folder, 'al2023', 'lib'),
      FONTCONFIG_FILE: join(folder, FONT_LIST),
    });
  }
  return launch(named ?? installedBrowser() ?? NAMES[0], process.env);
}

function installedBrowser(): string | undefined {
  const folders = (process.env.PATH ?? '').split(delimiter);
  return folders.flatMap((folder) => NAMES.map((name) => join(folder, name))).find(canRun);
}

function canRun(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

async function launch(executablePath: string, env: NodeJS.ProcessEnv): Promise<Browser> {
  try {
    const variables = Object.entries(env).filter(([, value]) => value !== undefined);
    return await chromium.launch({
      executablePath,
      args: FLAGS,
      env: Object.fromEntries(variables) as Record<string, string>,
    });
  } catch (cause) {
    throw new Error(
      `The browser ${executablePath} does not start. Install Chromium (Debian: \`apt-get install ` +
        'chromium`) or name one in CHROME_PATH; the pages cannot be tested without.',
      { cause },
    );
  }
}
