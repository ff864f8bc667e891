import { delimiter, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const BIN = join(ROOT, 'node_modules', '.bin');

/** A path inside the checkout. */
export function inRoot(path = '') {
  return join(ROOT, path);
}

/** The environment with the programs of the installed packages first, Node among them. */
export function withBin() {
  return withPath((folders) => [BIN, ...folders]);
}

/**
 * The environment without them: npm must not run on the very Node that it is about to replace.
 */
export function withoutBin() {
  return withPath((folders) => folders.filter((folder) => resolve(folder) !== resolve(BIN)));
}

function withPath(change) {
  // Windows calls it Path, and a copy of the environment minds the case.
  const name = Object.keys(process.env).find((key) => key.toUpperCase() === 'PATH') ?? 'PATH';
  const folders = (process.env[name] ?? '').split(delimiter).filter((folder) => folder !== '');
  return { ...process.env, [name]: change(folders).join(delimiter) };
}
