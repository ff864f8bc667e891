import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const CACHE = join(ROOT, 'node_modules/.cache');
const LIBRARIES = join(ROOT, 'node_modules/@sparticuz/chromium/bin/al2023.tar.br');

/** In the unpacked folder: where the browser finds its fonts. */
export const FONT_LIST = 'fonts.conf';

const UNPACK = `
  import chromium, { inflate } from '@sparticuz/chromium';
  await Promise.all([chromium.executablePath(), inflate(process.argv[1])]);
`;

/**
 * Unpacks the Chromium of `@sparticuz/chromium` with the libraries and fonts it needs, once; gives
 * the folder. Several tests may do so at the same time: each unpacks for itself, the first to be
 * done is kept. The package unpacks into the folder for temporary files and nowhere else, so it
 * does so in a process of its own, which is told another one.
 */
export async function unpackBrowser(): Promise<string> {
  const folder = join(CACHE, 'chromium');
  if (existsSync(folder)) return folder;
  mkdirSync(CACHE, { recursive: true });
  const own = mkdtempSync(`${folder}-`);
  try {
    await promisify(execFile)(
      process.execPath,
      ['--input-type=module', '--eval', UNPACK, LIBRARIES],
      { cwd: ROOT, env: { ...process.env, TMPDIR: own } },
    );
    // The list that comes with the fonts names folders of other machines.
    writeFileSync(join(own, FONT_LIST), fontList(join(folder, 'fonts')));
    keep(own, folder);
  } finally {
    rmSync(own, { recursive: true, force: true });
  }
  return folder;
}

function fontList(fonts: string): string {
  const folders = [fonts, '/usr/share/fonts', '/usr/local/share/fonts'];
  const lines = folders.map((folder) => `<dir>${folder}</dir>`).join('');
  return `<?xml version="1.0"?><fontconfig>${lines}<cachedir>${fonts}-cache</cachedir></fontconfig>`;
}

function keep(own: string, folder: string): void {
  try {
    renameSync(own, folder);
  } catch (error) {
    if (!existsSync(folder)) throw error;
  }
}
