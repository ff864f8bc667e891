import { EndsEarly } from './ends-early.ts';
import { gunzip, isGzip } from './gunzip.ts';
import type { Input } from './open-input.ts';

/** Yields the bytes of an input, unpacked if it is a gzip. */
export async function* unpack(
  input: Input,
  onRead?: (bytesSoFar: number) => void,
): AsyncGenerator<Buffer> {
  let stored = 0;
  const bytes = input.bytes((soFar) => {
    stored = soFar;
    onRead?.(soFar);
  });
  const first = await bytes.next();
  if (first.done === true) return;
  const all = startingWith(first.value, bytes);
  const unpacked = isGzip(first.value) ? gunzip(all, input.name, () => stored) : all;
  yield* input.onUnpacked === undefined ? unpacked : counted(unpacked, input.onUnpacked);
}

async function* counted(
  bytes: AsyncIterable<Buffer>,
  onUnpacked: (bytesSoFar: number) => void,
): AsyncGenerator<Buffer> {
  let length = 0;
  for await (const chunk of bytes) {
    length += chunk.length;
    onUnpacked(length);
    yield chunk;
  }
}

async function* startingWith(first: Buffer, rest: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  yield first;
  yield* rest;
}

/** Returns at most so many bytes from the start of an input, unpacked. */
export async function unpackedHead(input: Input, most: number): Promise<Buffer> {
  const parts: Buffer[] = [];
  let length = 0;
  try {
    for await (const chunk of unpack(input)) {
      parts.push(chunk);
      length += chunk.length;
      if (length >= most) break;
    }
  } catch (error) {
    // The beginning may be enough. Reading the file will report the damage.
    if (!(error instanceof EndsEarly)) throw error;
  }
  return Buffer.concat(parts).subarray(0, most);
}
