import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import packed, { inflate } from '@sparticuz/chromium';

const CACHE = fileURLToPath(new URL('../../node_modules/.cache/', import.meta.url));

/**
 * Unpacks the Chromium of `@sparticuz/chromium` with the libraries and fonts it needs, once; gives
 * the folder. Several tests may do so at the same time: each unpacks for itself, the first to be
 * done is kept.
 */
export async function unpackBrowser(): Promise<string> {
  const folder = join(CACHE, 'chromium');
  if (existsSync(folder)) return folder;
  mkdirSync(CACHE, { recursive: true });
  const own = mkdtempSync(`${folder}-`);
  const shared = process.env.TMPDIR;
  // The package unpacks into the folder for temporary files and nowhere else.
  process.env.TMPDIR = own;
  try {
    await packed.executablePath();
    const build = dirname(fileURLToPath(import.meta.resolve('@sparticuz/chromium')));
    await inflate(join(build, '..', 'bin', 'al2023.tar.br'));
    keep(own, folder);
  } finally {
    if (shared === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = shared;
    rmSync(own, { recursive: true, force: true });
  }
  return folder;
}

function keep(own: string, folder: string): void {
  try {
    renameSync(own, folder);
  } catch (error) {
    if (!existsSync(folder)) throw error;
  }
}
