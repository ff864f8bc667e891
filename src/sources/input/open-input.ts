import type { FileHandle } from 'node:fs/promises';
import { open } from 'node:fs/promises';
import { TribeError } from '../../model/errors.ts';
import { STANDARD_INPUT } from '../../model/standard-input.ts';
import { spool } from './spool.ts';

/** Bytes that can be read more than once, from the start or from anywhere. */
export interface Input {
  /** As the owner named it. The quarantine keeps it with every rejected line. */
  name: string;
  /** In bytes, as stored: the compressed size of a compressed file. */
  size: number;
  /** Reads from the start, and reports how many bytes it has read so far. */
  bytes: (onRead?: (bytesSoFar: number) => void) => AsyncGenerator<Buffer>;
  /** Reads so many bytes from a position on; fewer only at the end. */
  readAt: (position: number, length: number) => Promise<Buffer>;
  /**
   * Set for a file of a container. Called with the bytes that it has unpacked to so far; throws a
   * `TribeError` if that is too much.
   */
  onUnpacked?: (bytesSoFar: number) => void;
  close: () => Promise<void>;
}

const CHUNK_BYTES = 256 * 1024;

/**
 * Opens a file by path; `-` is the given standard input. Copies standard input and pipes to a
 * temporary file first, because they can be read only once. Throws a `TribeError` if it cannot open
 * the file.
 */
export async function openInput(
  path: string,
  standardInput: AsyncIterable<Uint8Array>,
  name = path,
): Promise<Input> {
  try {
    if (path === '-') return await inputOf(await spool(standardInput), STANDARD_INPUT);
    const handle = await open(path, 'r');
    if ((await handle.stat()).isFile()) return await inputOf(handle, name);
    return await inputOf(await spool(handle.createReadStream()), name);
  } catch (error) {
    if (error instanceof TribeError) throw error;
    throw cannotOpen(path === '-' ? STANDARD_INPUT : path, error as NodeJS.ErrnoException);
  }
}

/** Returns an open file as an input. Closing the input closes the file. */
export async function inputOf(handle: FileHandle, name: string): Promise<Input> {
  const { size } = await handle.stat();
  const readAt = async (position: number, length: number): Promise<Buffer> => {
    const buffer = Buffer.allocUnsafeSlow(length);
    let filled = 0;
    while (filled < length) {
      const { bytesRead } = await read(handle, buffer, filled, position + filled, name);
      if (bytesRead === 0) break;
      filled += bytesRead;
    }
    return buffer.subarray(0, filled);
  };
  async function* bytes(onRead?: (bytesSoFar: number) => void): AsyncGenerator<Buffer> {
    let position = 0;
    for (;;) {
      const chunk = await readAt(position, CHUNK_BYTES);
      if (chunk.length === 0) return;
      position += chunk.length;
      onRead?.(position);
      yield chunk;
    }
  }
  return { name, size, bytes, readAt, close: () => handle.close() };
}

async function read(
  handle: FileHandle,
  buffer: Buffer,
  offset: number,
  position: number,
  name: string,
): Promise<{ bytesRead: number }> {
  try {
    return await handle.read(buffer, offset, buffer.length - offset, position);
  } catch (error) {
    throw new TribeError(
      `Reading ${name} failed at byte ${position}: ${(error as Error).message}`,
      'The rows before that are imported. Check the disk or network drive, then import the file again.',
    );
  }
}

/** Returns an error with advice for a path that cannot be opened. */
export function cannotOpen(path: string, error: NodeJS.ErrnoException): TribeError {
  if (error.code === 'ENOENT' || error.code === 'ENOTDIR') {
    return new TribeError(`There is no file ${path}.`, 'Check the name and the folder.');
  }
  if (error.code === 'EACCES' || error.code === 'EPERM') {
    return new TribeError(
      `You have no permission to read ${path}.`,
      `To change that: chmod u+r ${path}`,
    );
  }
  return new TribeError(
    `${path} cannot be opened: ${error.message}`,
    'Check the file and its disk.',
  );
}
