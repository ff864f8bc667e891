import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';

const FOLDER = join(import.meta.dirname, '../../../.cache/labelled-texts');

/** Packages whose files hold short texts by subject; fetched when first needed, never committed. */
const DEBIAN = ['fortunes', 'fortunes-min', 'fortunes-es', 'wordnet-base'];
const NPM = ['one-liner-joke@1.2.2'];

/**
 * The folder that holds the unpacked files of the packages, as far as they can be had: Debian's
 * need `apt-get` and `dpkg`. What cannot be had is missing, and told on standard error.
 */
export function fetchPackages(): string {
  for (const name of DEBIAN) fetchOnce(name, fromDebian);
  for (const name of NPM) fetchOnce(name, fromNpm);
  return FOLDER;
}

function fetchOnce(name: string, fetch: (name: string, folder: string) => void): void {
  const folder = join(FOLDER, name);
  if (existsSync(folder)) return;
  const part = `${folder}.part`;
  rmSync(part, { recursive: true, force: true });
  mkdirSync(part, { recursive: true });
  try {
    fetch(name, part);
    renameSync(part, folder);
  } catch (error) {
    console.error(`${name} is left out: ${(error as Error).message.split('\n')[0]}`);
  }
}

function fromDebian(name: string, folder: string): void {
  execFileSync('apt-get', ['download', name], { cwd: folder, stdio: 'pipe' });
  execFileSync('dpkg', ['-x', join(folder, onlyFile(folder)), folder], { stdio: 'pipe' });
}

function fromNpm(name: string, folder: string): void {
  execFileSync('npm', ['pack', name, '--silent'], { cwd: folder, stdio: 'pipe' });
  execFileSync('tar', ['-xzf', onlyFile(folder)], { cwd: folder, stdio: 'pipe' });
}

function onlyFile(folder: string): string {
  return readdirSync(folder)[0]!;
}
