import { EndsEarly } from './ends-early.ts';
import { gunzip, isGzip } from './gunzip.ts';
import type { Input } from './open-input.ts';

/** The bytes of an input from the start, unpacked where they are gzip, whatever it is called. */
export async function* unpacked(
  input: Input,
  onRead?: (bytesSoFar: number) => void,
): AsyncGenerator<Buffer> {
  const bytes = input.bytes(onRead);
  const first = await bytes.next();
  if (first.done === true) return;
  const all = startingWith(first.value, bytes);
  yield* isGzip(first.value) ? gunzip(all, input.name) : all;
}

/** The first of those bytes; fewer only where there are no more, or where they break off. */
export async function unpackedHead(input: Input, length: number): Promise<Buffer> {
  const parts: Buffer[] = [];
  let found = 0;
  try {
    for await (const chunk of unpacked(input)) {
      parts.push(chunk);
      found += chunk.length;
      if (found >= length) break;
    }
  } catch (error) {
    // What came before the break is judged; the break itself is reported when the file is read.
    if (!(error instanceof EndsEarly)) throw error;
  }
  return Buffer.concat(parts).subarray(0, length);
}

async function* startingWith(first: Buffer, rest: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  yield first;
  yield* rest;
}
