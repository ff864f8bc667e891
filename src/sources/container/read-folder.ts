import type { Dirent } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { TribeError } from '../../model/errors.ts';
import { cannotOpen, openInput } from '../input/open-input.ts';
import type { Container, StoredFile } from './container.ts';

/** Posts by month are three folders deep, and the owner may have unpacked a download into one more. */
const DEEPEST = 4;

/** A download has some hundred files besides its media. A folder with more is something else. */
const MOST_FILES = 50_000;

/** Files with data, and files that show that a download was made in another format. */
const READ = /\.(?:js|csv|json|txt|html)$/i;

/** Folders without data that we read, which may be large. */
const SKIPPED = /^(?:\.|__MACOSX$|node_modules$|assets$)|_media$/;

/** Returns the files in a folder and its subfolders. Throws a `TribeError` if it cannot be read. */
export async function readFolder(path: string): Promise<Container> {
  const files = new Map<string, StoredFile>();
  await gather(path, '', 0, files);
  return {
    name: path,
    kind: 'folder',
    size: 0,
    files,
    mustBeSafe: () => undefined,
    close: () => Promise.resolve(),
  };
}

async function gather(
  root: string,
  folder: string,
  depth: number,
  files: Map<string, StoredFile>,
): Promise<void> {
  for (const entry of await entriesOf(join(root, folder))) {
    const name = folder + entry.name;
    const path = join(root, name);
    // Links are followed, because people often keep large folders on another disk.
    const found = entry.isSymbolicLink() ? await stat(path).catch(() => entry) : entry;
    if (found.isFile() && READ.test(name)) files.set(name, await fileAt(path));
    if (files.size > MOST_FILES) {
      throw new TribeError(
        `${root} has more than ${MOST_FILES} files, so it is no download of one account.`,
        'Import the folder or zip of the download itself, or lists and event files.',
      );
    }
    if (found.isDirectory() && depth < DEEPEST && !SKIPPED.test(entry.name)) {
      await gather(root, `${name}/`, depth + 1, files);
    }
  }
}

async function entriesOf(path: string): Promise<Dirent[]> {
  try {
    return await readdir(path, { withFileTypes: true });
  } catch (error) {
    throw cannotOpen(path, error as NodeJS.ErrnoException);
  }
}

/** Has no `writtenAt`, because the file's own time may be that of unpacking or copying. */
async function fileAt(path: string): Promise<StoredFile> {
  const { size } = await stat(path);
  async function* read(onRead?: (bytesSoFar: number) => void): AsyncGenerator<Buffer> {
    const input = await openInput(path, noInput());
    try {
      yield* input.bytes(onRead);
    } finally {
      await input.close();
    }
  }
  return { size, read };
}

async function* noInput(): AsyncGenerator<Uint8Array> {}
