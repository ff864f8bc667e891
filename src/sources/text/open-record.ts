/** One element of a list, as its bytes stand in the file. */
export interface RawRecord {
  /** The line it begins on, counted from 1. */
  line: number;
  /** All of it, or of one that is too long the beginning. */
  bytes: Buffer;
  /** Of the whole record, in bytes. */
  length: number;
  /** Why it cannot be used. */
  fault?: string;
}

/** Longest record read, in bytes; a post has a few thousand. */
const LONGEST_RECORD = 4 * 1024 * 1024;

/** What is kept of a record that is too long. */
const KEPT_BYTES = 64 * 1024;

/** Holds a record over the chunks that it spans; of one that is too long only the beginning. */
export class OpenRecord {
  #held: Buffer[] = [];
  #length = 0;
  #line = 1;
  /** Where what is not held yet begins, in the chunk in hand. */
  #from = 0;

  begin(line: number, from: number): void {
    this.#line = line;
    this.#from = from;
  }

  /** Keeps what the chunk in hand has of it, up to that place; it goes on in the next chunk. */
  hold(chunk: Buffer, end: number): void {
    const part = chunk.subarray(this.#from, end);
    if (this.#length <= LONGEST_RECORD && part.length > 0) this.#held.push(part);
    this.#length += part.length;
    if (this.#length > LONGEST_RECORD && this.#held.length > 1) {
      this.#held = [Buffer.concat(this.#held, KEPT_BYTES)];
    }
    this.#from = 0;
  }

  /** All of it: it ends in the chunk in hand, before that place. */
  close(chunk: Buffer, end: number, fault?: string): RawRecord {
    this.hold(chunk, end);
    const [line, length, held] = [this.#line, this.#length, this.#held];
    [this.#held, this.#length] = [[], 0];
    const bytes = held.length === 1 ? held[0] : Buffer.concat(held);
    const reason = fault ?? (length > LONGEST_RECORD ? `${tooLong(length)}` : undefined);
    return { line, bytes, length, ...(reason !== undefined && { fault: reason }) };
  }
}

function tooLong(length: number): string {
  return `the record has ${length} bytes; at most ${LONGEST_RECORD} are allowed`;
}
