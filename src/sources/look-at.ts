import { stat } from 'node:fs/promises';
import { readFolder } from './container/read-folder.ts';
import { isTar, readTar } from './container/read-tar.ts';
import { readZip } from './container/read-zip.ts';
import { cannotOpen, openInput } from './input/open-input.ts';
import type { Input } from './input/open-input.ts';
import { mustBeWhole } from './looks-like/must-be-whole.ts';
import type { Given } from './source.ts';
import { openText } from './text/open-text.ts';

/**
 * Opens a path as a container or a text; `-` is the given standard input. Throws a `TribeError` if it
 * is neither.
 *
 * @param name what the owner calls it, if not by its path
 */
export async function lookAt(
  path: string,
  standardInput: AsyncIterable<Uint8Array>,
  name?: string,
): Promise<Given> {
  if (path !== '-' && (await isFolder(path))) {
    return { kind: 'container', container: await readFolder(path) };
  }
  const input = await openInput(path, standardInput, name);
  try {
    mustBeWhole(input.name);
    if (await isZip(input)) return { kind: 'container', container: await readZip(input) };
    if (await isTar(input)) return { kind: 'container', container: await readTar(input) };
    return { kind: 'text', input, text: await openText(input) };
  } catch (error) {
    await input.close();
    throw error;
  }
}

/** Whether an input is a zip, by the signature of its first file, or of its end if it is empty. */
async function isZip(input: Input): Promise<boolean> {
  return /^PK(?:\x03\x04|\x05\x06)/.test((await input.readAt(0, 4)).toString('latin1'));
}

async function isFolder(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory();
  } catch (error) {
    throw cannotOpen(path, error as NodeJS.ErrnoException);
  }
}
