import { OpenRecord } from '../text/open-record.ts';
import type { RawRecord } from '../text/open-record.ts';
import { createRecordStart, LOOK_AHEAD } from './record-start.ts';

const [NEWLINE, QUOTE, COMMA, SEMICOLON, EQUALS, BACKSLASH] = [10, 34, 44, 59, 61, 92];
const [OPEN_LIST, CLOSE_LIST, OPEN_OBJECT, CLOSE_OBJECT] = [91, 93, 123, 125];
const BYTE_ORDER_MARK = new Set([0xef, 0xbb, 0xbf]);

/** Why a file that ends in such a place is incomplete. After the list, nothing is missing. */
const CUT_SHORT = {
  before: 'the file contains no list of records',
  between: 'the file is cut short: its list has no end',
  inside: 'the file is cut short in the middle of this record',
  after: undefined,
  lost: undefined,
};

/**
 * Splits a file of an archive, `window.YTD.tweets.part0 = [ {…}, {…} ]`, into its records, without
 * evaluating or parsing it. Skips the text before the list, and cuts the list at its brackets. A
 * streaming parser would stop at the first fault. Here a broken record costs only itself, because
 * {@link createRecordStart} recognises the next one by its beginning. Cost: O(bytes). Memory: one
 * chunk and one record.
 */
export class RecordSplitter {
  readonly #start: ReturnType<typeof createRecordStart>;
  #place: keyof typeof CUT_SHORT = 'before';
  #line = 1;
  /** Bytes that were not scanned yet. */
  #rest: Buffer = Buffer.alloc(0);
  #assigned = false;
  #headIsBlank = true;
  #depth = 0;
  #inString = false;
  #escaped = false;
  readonly #open = new OpenRecord();
  #fault: string | undefined;
  #found: RawRecord[] = [];

  /** @param wrapper the name of the object around every record, such as `tweet`, if any. */
  constructor(wrapper: string | undefined) {
    this.#start = createRecordStart(wrapper);
  }

  /** Returns the records that end in this chunk. */
  take(chunk: Buffer): RawRecord[] {
    const data = this.#rest.length === 0 ? chunk : Buffer.concat([this.#rest, chunk]);
    const limit = Math.max(0, data.length - LOOK_AHEAD);
    this.#rest = data.subarray(limit);
    return this.#scan(data, limit);
  }

  /**
   * Returns the last records. If the file is incomplete, the last one has a fault: the given one, else
   * the one that the brackets show.
   */
  end(fault?: string): RawRecord[] {
    const found = this.#scan(this.#rest, this.#rest.length);
    const reason = fault ?? this.#fault ?? CUT_SHORT[this.#place];
    if (reason === undefined) return found;
    if (this.#place !== 'inside' && this.#place !== 'lost') this.#open.begin(this.#line, 0);
    found.push(this.#open.close(Buffer.alloc(0), 0, reason));
    return found;
  }

  #scan(data: Buffer, limit: number): RawRecord[] {
    this.#found = [];
    let i = 0;
    while (i < limit) {
      if (this.#place === 'inside') i = this.#inside(data, i, limit);
      else if (this.#place === 'lost') i = limit;
      else this.#outside(data, i++);
    }
    if (this.#place === 'inside' || this.#place === 'lost') this.#open.hold(data, limit);
    return this.#found;
  }

  /** Handles a byte outside of records. */
  #outside(data: Buffer, i: number): void {
    const byte = data[i];
    this.#start.sees(byte);
    if (byte === NEWLINE) this.#line++;
    if (isSpace(byte)) return;
    if (this.#place === 'between') {
      if (byte === CLOSE_LIST) this.#place = 'after';
      else if (byte !== COMMA) this.#begin(data, i);
    } else if (this.#place === 'after') {
      if (byte !== SEMICOLON) this.#lose(i, 'there is more text after the end of the list');
    } else if (byte === OPEN_LIST && (this.#assigned || this.#headIsBlank)) {
      this.#place = 'between';
    } else if (this.#assigned) {
      this.#lose(i, 'there is no list of records after the first `=`');
    } else {
      this.#assigned = byte === EQUALS;
      this.#headIsBlank &&= BYTE_ORDER_MARK.has(byte);
    }
  }

  #begin(data: Buffer, i: number): void {
    const byte = data[i];
    this.#place = 'inside';
    this.#open.begin(this.#line, i);
    this.#depth = byte === OPEN_OBJECT || byte === OPEN_LIST ? 1 : 0;
    this.#inString = byte === QUOTE;
    this.#escaped = false;
  }

  /** Continues in a record. Returns the position after its end, or the limit. */
  #inside(data: Buffer, first: number, limit: number): number {
    const start = this.#start;
    let depth = this.#depth;
    let inString = this.#inString;
    let escaped = this.#escaped;
    for (let i = first; i < limit; i++) {
      const byte = data[i];
      const beginsLine = start.sees(byte);
      if (byte === NEWLINE) this.#line++;
      if (byte === OPEN_OBJECT && (depth > 0 || inString) && (beginsLine || start.at(data, i))) {
        this.#finish(data, i);
        this.#begin(data, i);
        return i + 1;
      }
      if (inString) {
        // No string contains a line break, so its quote is missing, and it ends with the line.
        if (byte === NEWLINE) inString = false;
        else if (escaped) escaped = false;
        else if (byte === BACKSLASH) escaped = true;
        else if (byte === QUOTE) inString = false;
      } else if (byte === QUOTE) {
        inString = true;
        escaped = false;
      } else if (byte === OPEN_OBJECT || byte === OPEN_LIST) depth++;
      else if (byte === CLOSE_OBJECT || byte === CLOSE_LIST) {
        if (depth === 1) {
          this.#finish(data, i + 1);
          return i + 1;
        }
        if (depth > 0) depth--;
        else if (byte === CLOSE_LIST) {
          this.#finish(data, i);
          this.#place = 'after';
          return i + 1;
        }
      } else if (byte === COMMA && depth === 0) {
        this.#finish(data, i);
        return i + 1;
      }
    }
    this.#depth = depth;
    this.#inString = inString;
    this.#escaped = escaped;
    return limit;
  }

  #finish(data: Buffer, end: number): void {
    this.#found.push(this.#open.close(data, end));
    this.#place = 'between';
  }

  #lose(i: number, fault: string): void {
    this.#place = 'lost';
    this.#fault = fault;
    this.#open.begin(this.#line, i);
  }
}

function isSpace(byte: number): boolean {
  return byte === 32 || (byte >= 9 && byte <= 13);
}
