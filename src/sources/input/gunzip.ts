import { createGunzip } from 'node:zlib';
import { TribeError } from '../../model/errors.ts';
import { EndsEarly } from './ends-early.ts';
import { whyTooLarge } from './unpacking-limits.ts';

const CHUNK_BYTES = 64 * 1024;

/** Whether these first bytes are those of a gzip, whatever the name of the file. */
export function isGzip(first: Buffer): boolean {
  return first.length > 2 && first[0] === 0x1f && first[1] === 0x8b && first[2] === 8;
}

/**
 * Unpacks a gzip as a stream. If it is cut short or damaged, yields all that can be read, then throws
 * {@link EndsEarly}. Throws a `TribeError` as soon as it unpacks to far more than real files do.
 * Memory: at most what one chunk unpacks to.
 *
 * @param storedBytes how many bytes have been read so far, as stored. In a zip these are fewer.
 */
export async function* gunzip(
  compressed: AsyncIterable<Buffer>,
  name: string,
  storedBytes: () => number,
): AsyncGenerator<Buffer> {
  const stream = createGunzip({ chunkSize: CHUNK_BYTES });
  const unpacked: Buffer[] = [];
  let failure: Error | undefined;
  let unpackedBytes = 0;
  let bomb: string | undefined;
  stream.on('data', (chunk: Buffer) => {
    unpackedBytes += chunk.length;
    bomb ??= whyTooLarge(storedBytes(), unpackedBytes);
    if (bomb === undefined) unpacked.push(chunk);
    else stream.destroy();
  });
  stream.on('error', (error) => (failure = error));
  const closed = new Promise<void>((resolve) => stream.once('close', resolve));
  try {
    for await (const chunk of compressed) {
      // After damage, a write never calls back, but the stream closes.
      const written = new Promise<void>((resolve) => stream.write(chunk, () => resolve()));
      await Promise.race([written, closed]);
      yield* unpacked.splice(0);
      if (failure !== undefined || bomb !== undefined) break;
    }
    if (failure === undefined && bomb === undefined) {
      stream.end();
      await closed;
    }
    yield* unpacked.splice(0);
  } finally {
    stream.destroy();
  }
  if (bomb !== undefined) throw notSafe(name, bomb);
  if (failure !== undefined) throw new EndsEarly(whyItEnds(failure));
}

function notSafe(name: string, why: string): TribeError {
  return new TribeError(
    `${name} is not safe to unpack: it ${why}.`,
    'If you trust it, unpack it first: gunzip FILE',
  );
}

function whyItEnds(failure: NodeJS.ErrnoException): string {
  return failure.code === 'Z_BUF_ERROR'
    ? 'the gzip data ends early, so the rest is missing'
    : `the gzip data is damaged (${failure.message}), so the rest cannot be read`;
}
