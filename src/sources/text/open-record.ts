/** One element of a list, as the bytes in the file. */
export interface RawRecord {
  /** The line on which it begins, counted from 1. */
  line: number;
  /** All of it, or only the beginning if it is too long. */
  bytes: Buffer;
  /** The length of the whole record, in bytes. */
  length: number;
  /** Why it cannot be used. */
  fault?: string;
}

/** The longest record to read, in bytes. A post has a few thousand. */
const LONGEST_RECORD = 4 * 1024 * 1024;

/** Bytes to keep of a record that is too long. */
const STORED_BYTES = 64 * 1024;

/** Collects a record from several chunks, but only the beginning of one that is too long. */
export class OpenRecord {
  #parts: Buffer[] = [];
  #length = 0;
  #line = 1;
  /** The first position in the current chunk that was not collected yet. */
  #from = 0;

  begin(line: number, from: number): void {
    this.#line = line;
    this.#from = from;
  }

  /** Collects the current chunk up to that position. The record continues in the next chunk. */
  hold(chunk: Buffer, end: number): void {
    const part = chunk.subarray(this.#from, end);
    if (this.#length <= LONGEST_RECORD && part.length > 0) this.#parts.push(part);
    this.#length += part.length;
    if (this.#length > LONGEST_RECORD && this.#parts.length > 1) {
      this.#parts = [Buffer.concat(this.#parts, STORED_BYTES)];
    }
    this.#from = 0;
  }

  /** Returns the record, which ends in the current chunk, before that position. */
  close(chunk: Buffer, end: number, fault?: string): RawRecord {
    this.hold(chunk, end);
    const [line, length, parts] = [this.#line, this.#length, this.#parts];
    [this.#parts, this.#length] = [[], 0];
    const bytes = parts.length === 1 ? parts[0] : Buffer.concat(parts);
    const reason = fault ?? (length > LONGEST_RECORD ? `${tooLong(length)}` : undefined);
    return { line, bytes, length, ...(reason !== undefined && { fault: reason }) };
  }
}

function tooLong(length: number): string {
  return `the record has ${length} bytes; at most ${LONGEST_RECORD} are allowed`;
}
