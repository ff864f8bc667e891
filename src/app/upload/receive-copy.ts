import { createWriteStream } from 'node:fs';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream } from 'node:stream/web';
import { TribeError } from '../../model/errors.ts';
import { cannotCopy } from '../../sources/input/spool.ts';

/** We report progress about so many times a file. */
const STEPS = 200;

/**
 * Writes the bytes of an upload to a file that only we can read. Throws a `TribeError` if the disk
 * does not take them, or if the size is not the announced one.
 */
export async function receiveCopy(
  bytes: ReadableStream,
  { path, size }: { path: string; size: number },
  onReceived: (bytes: number) => void,
): Promise<void> {
  let received = 0;
  let reported = 0;
  const counted = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      received += chunk.length;
      if (received > size)
        return done(new TribeError('The file is larger than the size you gave.', TOO_LARGE));
      if (received - reported >= size / STEPS) {
        reported = received;
        onReceived(received);
      }
      return done(null, chunk);
    },
  });
  try {
    const file = createWriteStream(path, { mode: 0o600 });
    await pipeline(Readable.from(sentBy(bytes)), counted, file);
  } catch (error) {
    const { syscall = '' } = error as NodeJS.ErrnoException;
    throw ['open', 'write'].includes(syscall) ? cannotCopy(error as Error) : error;
  }
  if (received < size) throw incomplete();
}

/** The bytes of an upload. Throws a `TribeError` if the sender goes away. */
async function* sentBy(bytes: ReadableStream): AsyncGenerator<Uint8Array> {
  try {
    yield* bytes as ReadableStream<Uint8Array>;
  } catch {
    throw incomplete();
  }
}

function incomplete(): TribeError {
  return new TribeError(
    'The upload is incomplete, so nothing was imported.',
    'Upload the file again.',
  );
}

const TOO_LARGE = 'Upload the file again, with its size.';
