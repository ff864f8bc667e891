import { OpenRecord, type RawRecord } from '../text/open-record.ts';

const [NEWLINE, QUOTE, COMMA, COLON, BACKSLASH] = [10, 34, 44, 58, 92];
const [OPEN_LIST, CLOSE_LIST, OPEN_OBJECT, CLOSE_OBJECT] = [91, 93, 123, 125];

/** The most JSON around lists to keep, in bytes. */
const LONGEST_FRAME = 1024 * 1024;

/** The most objects and lists around a list. Each keeps the names of all around it. */
const MOST_AROUND = 100;

/** An element of a list in the file. */
export interface ListElement extends RawRecord {
  /** The name of the list in the object around it; empty if it has none. */
  list: string;
  /** The names of everything around it, from the outside in, with its own. */
  path: readonly string[];
}

/** The JSON around the lists, with every list empty. */
export interface ListFrame {
  line: number;
  json: string;
}

/**
 * Splits JSON into the elements of its lists and the frame around them. A list may have millions of
 * elements, and may be at any depth (`{"data": {"followers": [...]}}`). Several values may follow one
 * another. Cost: O(bytes). Memory: one chunk, one element and the frame.
 */
export class JsonLists {
  readonly #open = new OpenRecord();
  /** The objects and lists around the current byte, outside of elements. */
  #around: { isList: boolean; path: readonly string[] }[] = [];
  #elements: ListElement[] = [];
  #frames: ListFrame[] = [];
  #line = 1;
  #frame: number[] = [];
  #frameLine = 1;
  #isFrameWhole = true;
  /** Whether the current byte is in a string, of the frame or of an element. */
  #inString = false;
  #escaped = false;
  #string: number[] = [];
  #name = '';
  /** Depth in the current element: -1 if there is none, 0 if it is no object or list. */
  #depth = -1;
  /** Why no more can be read. */
  #fault: string | undefined;

  /** Returns the elements and frames that end in this chunk. */
  take(chunk: Buffer): { elements: ListElement[]; frames: ListFrame[] } {
    for (let i = 0; i < chunk.length && this.#fault === undefined; i++) {
      const byte = chunk[i]!;
      if (byte === NEWLINE) this.#line++;
      if (this.#depth >= 0) i = this.#inside(chunk, byte, i);
      else this.#outside(byte, i);
    }
    if (this.#depth >= 0) this.#open.hold(chunk, chunk.length);
    const taken = { elements: this.#elements, frames: this.#frames };
    [this.#elements, this.#frames] = [[], []];
    return taken;
  }

  /** Returns why the JSON is incomplete; `undefined` if it is not. */
  end(): string | undefined {
    if (this.#fault !== undefined) return this.#fault;
    if (this.#around.length === 0 && !this.#inString) return undefined;
    return 'the JSON is cut short: its list has no end';
  }

  get line(): number {
    return this.#line;
  }

  #outside(byte: number, i: number): void {
    if (this.#inString) return this.#inFrameString(byte);
    if (isSpace(byte)) return undefined;
    const around = this.#around.at(-1);
    if (around?.isList === true && byte !== CLOSE_LIST) {
      if (byte !== COMMA) this.#begin(byte, i);
      return undefined;
    }
    if (around === undefined && byte !== OPEN_LIST && byte !== OPEN_OBJECT) {
      // Between values there may be a comma. A byte order mark is allowed too.
      if (byte !== COMMA && byte < 128) this.#fault = 'this is no JSON';
      return undefined;
    }
    this.#addToFrame(byte);
    if (byte === QUOTE) {
      this.#inString = true;
      this.#string = [];
    } else if (byte === COLON) {
      this.#name = Buffer.from(this.#string).toString('utf8');
    } else if (byte === OPEN_OBJECT || byte === OPEN_LIST) {
      if (around === undefined) this.#frameLine = this.#line;
      const name = around === undefined ? '' : this.#name;
      this.#around.push({ isList: byte === OPEN_LIST, path: [...(around?.path ?? []), name] });
      if (this.#around.length > MOST_AROUND) this.#fault = 'the JSON is nested too deeply';
    } else if (byte === CLOSE_OBJECT || byte === CLOSE_LIST) {
      this.#close(byte === CLOSE_LIST);
    }
    return undefined;
  }

  #inFrameString(byte: number): void {
    this.#addToFrame(byte);
    if (!this.#escaped && byte === QUOTE) this.#inString = false;
    else if (this.#string.length < 200) this.#string.push(byte);
    this.#escaped = !this.#escaped && byte === BACKSLASH;
  }

  #close(isList: boolean): void {
    if (this.#around.pop()?.isList !== isList)
      this.#fault = 'the brackets of the JSON do not match';
    if (this.#around.length > 0) return;
    if (this.#isFrameWhole) {
      this.#frames.push({
        line: this.#frameLine,
        json: Buffer.from(this.#frame).toString('utf8'),
      });
    }
    this.#frame = [];
    this.#isFrameWhole = true;
  }

  #addToFrame(byte: number): void {
    if (this.#frame.length < LONGEST_FRAME) this.#frame.push(byte);
    else this.#isFrameWhole = false;
  }

  #begin(byte: number, i: number): void {
    this.#open.begin(this.#line, i);
    this.#depth = byte === OPEN_OBJECT || byte === OPEN_LIST ? 1 : 0;
    this.#inString = byte === QUOTE;
    this.#escaped = false;
  }

  /** Continues in an element. Returns the position of the last byte that it used. */
  #inside(chunk: Buffer, byte: number, i: number): number {
    if (this.#inString) {
      if (!this.#escaped && byte === QUOTE) this.#inString = false;
      this.#escaped = !this.#escaped && byte === BACKSLASH;
      return i;
    }
    if (byte === QUOTE) {
      this.#inString = true;
      this.#escaped = false;
    } else if (byte === OPEN_OBJECT || byte === OPEN_LIST) this.#depth++;
    else if (byte === CLOSE_OBJECT || byte === CLOSE_LIST) {
      // A bracket after a bare value closes the list around it.
      if (this.#depth === 0) return this.#finish(chunk, i);
      this.#depth--;
      if (this.#depth === 0) return this.#finish(chunk, i + 1);
    } else if (byte === COMMA && this.#depth === 0) return this.#finish(chunk, i);
    return i;
  }

  #finish(chunk: Buffer, end: number): number {
    const { path } = this.#around.at(-1)!;
    this.#elements.push({ ...this.#open.close(chunk, end), list: path.at(-1)!, path });
    this.#depth = -1;
    return end - 1;
  }
}

function isSpace(byte: number): boolean {
  return byte === 32 || (byte >= 9 && byte <= 13);
}
