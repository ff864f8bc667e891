import type { FileHandle } from 'node:fs/promises';
import { open, stat } from 'node:fs/promises';
import { TribeError } from '../../model/errors.ts';
import { spool } from './spool.ts';

/** Bytes that can be read from the start more than once. */
export interface Input {
  /** As the person named it; kept with every line that is set aside. */
  name: string;
  /** In bytes, as stored: of a compressed file the compressed size. */
  size: number;
  /** Reads from the start; tells how many bytes have been read so far. */
  bytes: (onRead?: (bytesSoFar: number) => void) => AsyncGenerator<Buffer>;
  close: () => Promise<void>;
}

const CHUNK_BYTES = 256 * 1024;

/**
 * Opens a file by path; `-` is the given standard input, which like a pipe is first copied to a
 * temporary file, as it can be read only once. Throws a `TribeError` for what cannot be opened.
 */
export async function openInput(
  path: string,
  standardInput: AsyncIterable<Uint8Array>,
): Promise<Input> {
  if (path === '-') return inputOf(await spool(standardInput), 'standard input');
  try {
    const what = await stat(path);
    if (what.isDirectory()) {
      throw new TribeError(
        `${path} is a folder.`,
        'Name the event files in it. Folders of an X archive cannot be read yet.',
      );
    }
    const handle = await open(path, 'r');
    if (what.isFile()) return await inputOf(handle, path);
    const copy = await spool(handle.createReadStream());
    return await inputOf(copy, path);
  } catch (error) {
    throw error instanceof TribeError ? error : cannotOpen(path, error as NodeJS.ErrnoException);
  }
}

async function inputOf(handle: FileHandle, name: string): Promise<Input> {
  const { size } = await handle.stat();
  return {
    name,
    size,
    bytes: (onRead) => readAll(handle, name, onRead),
    close: () => handle.close(),
  };
}

async function* readAll(
  handle: FileHandle,
  name: string,
  onRead: ((bytesSoFar: number) => void) | undefined,
): AsyncGenerator<Buffer> {
  let position = 0;
  for (;;) {
    const buffer = Buffer.allocUnsafeSlow(CHUNK_BYTES);
    const { bytesRead } = await readAt(handle, buffer, position, name);
    if (bytesRead === 0) return;
    position += bytesRead;
    onRead?.(position);
    yield buffer.subarray(0, bytesRead);
  }
}

async function readAt(handle: FileHandle, buffer: Buffer, position: number, name: string) {
  try {
    return await handle.read(buffer, 0, buffer.length, position);
  } catch (error) {
    throw new TribeError(
      `Reading ${name} failed at byte ${position}: ${(error as Error).message}`,
      'What came before is imported. Check the disk or network drive, then import the file again.',
    );
  }
}

function cannotOpen(path: string, error: NodeJS.ErrnoException): TribeError {
  if (error.code === 'ENOENT' || error.code === 'ENOTDIR') {
    return new TribeError(`There is no file ${path}.`, 'Check the name and the folder.');
  }
  if (error.code === 'EACCES' || error.code === 'EPERM') {
    return new TribeError(`${path} may not be read.`, `Give yourself the right: chmod u+r ${path}`);
  }
  return new TribeError(`${path} cannot be opened: ${error.message}`, 'Check the file.');
}
