import { createWriteStream } from 'node:fs';
import { access, constants, realpath, rename, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { TribeError } from '../model/errors.ts';

/** A place for a file. We check it before the work whose result goes there. */
export interface FilePlace {
  /** With links followed, so that a link keeps its target. */
  path: string;
  /** Whether it is a terminal, a pipe or `/dev/null`, which we write to and never replace. */
  isDevice: boolean;
}

/** Throws a `TribeError` if no file can be written there. */
export async function placeFor(name: string): Promise<FilePlace> {
  return orAdvise(name, async () => {
    const path = await realpath(name).catch(() => name);
    const found = await stat(path).catch(() => undefined);
    if (found?.isDirectory() === true) throw Object.assign(new Error(), { code: 'EISDIR' });
    const isDevice = found !== undefined && !found.isFile();
    await access(isDevice ? path : dirname(path), constants.W_OK);
    return { path, isDevice };
  });
}

/**
 * Writes a file that only its owner can read. It appears whole or not at all, even if the signal
 * stops it (with an `AbortError`). Throws a `TribeError` if it cannot be written.
 */
export async function writeWholeFile(
  { path, isDevice }: FilePlace,
  chunks: Iterable<string> | AsyncIterable<Uint8Array>,
  signal: AbortSignal,
): Promise<void> {
  const unfinished = isDevice ? path : `${path}.${process.pid}.part`;
  await orAdvise(path, async () => {
    try {
      const file = createWriteStream(unfinished, { mode: 0o600 });
      await pipeline(Readable.from(chunks), file, { signal });
      if (!isDevice) await rename(unfinished, path);
    } finally {
      if (!isDevice) await rm(unfinished, { force: true });
    }
  });
}

const REASONS: Record<string, string> = {
  EACCES: 'you have no permission to write there',
  EDQUOT: 'your disk quota is full',
  EISDIR: 'it is a folder',
  ENOENT: 'the folder does not exist',
  ENOSPC: 'the disk is full',
  ENOTDIR: 'the folder does not exist',
  EPERM: 'you have no permission to write there',
  EROFS: 'the disk is read-only',
};

async function orAdvise<Result>(path: string, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    const { code, syscall, name } = error as NodeJS.ErrnoException;
    if (name === 'AbortError' || code === undefined) throw error;
    if (REASONS[code] === undefined && syscall === undefined) throw error;
    throw new TribeError(
      `${path} cannot be written: ${REASONS[code] ?? code}.`,
      'Choose a file in an existing folder with space that you may write to.',
    );
  }
}
