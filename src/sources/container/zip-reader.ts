import { Readable } from 'node:stream';
import { RandomAccessReader } from 'yauzl';
import type { Input } from '../input/open-input.ts';

/** Bytes to read at once, because yauzl reads the list of files in many small pieces. */
const AHEAD_BYTES = 256 * 1024;

const CHUNK_BYTES = 64 * 1024;

/** Lets yauzl read an input that is already open. The caller closes it. */
export class ZipReader extends RandomAccessReader {
  readonly #input: Input;
  #ahead: { position: number; bytes: Buffer } = { position: 0, bytes: Buffer.alloc(0) };

  constructor(input: Input) {
    super();
    this.#input = input;
  }

  override read(
    buffer: Buffer,
    offset: number,
    length: number,
    position: number,
    callback: (error: Error | null, bytesRead?: number) => void,
  ): void {
    this.#bytesAt(position, length).then(
      (bytes) => {
        bytes.copy(buffer, offset);
        callback(null, bytes.length);
      },
      (error: Error) => callback(error),
    );
  }

  override _readStreamForRange(start: number, end: number): Readable {
    return Readable.from(this.#range(start, end), { objectMode: false });
  }

  async #bytesAt(position: number, length: number): Promise<Buffer> {
    const { position: from, bytes } = this.#ahead;
    if (position < from || position + length > from + bytes.length) {
      const read = await this.#input.readAt(position, Math.max(length, AHEAD_BYTES));
      this.#ahead = { position, bytes: read };
      return read.subarray(0, length);
    }
    return bytes.subarray(position - from, position - from + length);
  }

  async *#range(start: number, end: number): AsyncGenerator<Buffer> {
    for (let position = start; position < end;) {
      const bytes = await this.#input.readAt(position, Math.min(CHUNK_BYTES, end - position));
      if (bytes.length === 0) return;
      position += bytes.length;
      yield bytes;
    }
  }
}
