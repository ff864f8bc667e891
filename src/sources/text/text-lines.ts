import { isUtf8 } from 'node:buffer';
import { EndsEarly } from '../input/ends-early.ts';

/** One physical line, which may be blank. */
export interface TextLine {
  /** Counted from 1. */
  number: number;
  /** Without its line feed or carriage return. Keeps the carriage return of CRLF and a byte order mark. */
  text: string;
  /** Set if the line ends with something other than a line feed. */
  end?: '\r';
  /** Why the text is damaged. Such a line cannot be used. */
  fault?: string;
}

const NOT_UTF_8 = 'the line is not UTF-8: save the file as UTF-8 and import it again';

/**
 * The longest line to read, in bytes. A complete snapshot of two million followers still fits. The
 * reader skips longer lines, so that memory stays bounded for any input.
 */
const LONGEST_LINE = 64 * 1024 * 1024;

/** Bytes to keep of a line that is too long. */
const STORED_BYTES = 64 * 1024;

const NEWLINE = 10;
const CARRIAGE_RETURN = 13;

/**
 * Splits UTF-8 bytes into lines, a block at a time, and marks those that are broken UTF-8, too long,
 * or cut by the end of a broken gzip. Memory: one chunk and the line that continues after it.
 */
export async function* textLines(bytes: AsyncIterable<Buffer>): AsyncGenerator<TextLine[]> {
  const splitter = createLineSplitter();
  try {
    for await (const chunk of bytes) yield splitter.take(chunk);
    yield splitter.end();
  } catch (error) {
    if (!(error instanceof EndsEarly)) throw error;
    yield splitter.end(error.message);
  }
}

/** Returns a line without its byte order mark and carriage return; '' if it is blank. */
export function trimLine(text: string): string {
  const start = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  const end = text.charCodeAt(text.length - 1) === 13 ? text.length - 1 : text.length;
  for (let i = start; i < end; i++) {
    const code = text.charCodeAt(i);
    if (code !== 32 && code !== 9 && code !== 13) return text.slice(start, end);
  }
  return '';
}

interface LineSplitter {
  take: (chunk: Buffer) => TextLine[];
  /** Returns the last line if it has no line break. With a fault, returns it even if it is empty. */
  end: (fault?: string) => TextLine[];
}

function createLineSplitter(): LineSplitter {
  const carry = createCarry();
  let number = 1;

  const push = (lines: TextLine[], block: Buffer): void => {
    const split = isUtf8(block) ? splitText : splitBytes;
    number = split(block, number, lines);
  };
  const pushCarry = (lines: TextLine[]): void => {
    const { bytes, length } = carry.release();
    if (length <= LONGEST_LINE) push(lines, bytes);
    else lines.push(tooLong(number++, bytes, length));
  };

  return {
    take(chunk) {
      const lines: TextLine[] = [];
      const last = chunk.lastIndexOf(NEWLINE);
      if (last >= 0) {
        const first = carry.isEmpty() ? -1 : chunk.indexOf(NEWLINE);
        if (first >= 0) {
          carry.hold(chunk.subarray(0, first));
          pushCarry(lines);
        }
        if (last > first) push(lines, chunk.subarray(first + 1, last));
      }
      carry.hold(chunk.subarray(last + 1));
      return lines;
    },
    end(fault) {
      const lines: TextLine[] = [];
      if (fault !== undefined) {
        lines.push({ number, text: carry.release().bytes.toString('utf8'), fault });
      } else if (!carry.isEmpty()) {
        pushCarry(lines);
      }
      return lines;
    },
  };
}

/** Collects a line from several chunks, but only the beginning of one that is too long. */
function createCarry() {
  let parts: Buffer[] = [];
  let length = 0;
  return {
    isEmpty: () => length === 0,
    hold(part: Buffer): void {
      if (length <= LONGEST_LINE && part.length > 0) parts.push(part);
      length += part.length;
      if (length > LONGEST_LINE && parts.length > 1) parts = [Buffer.concat(parts, STORED_BYTES)];
    },
    release(): { bytes: Buffer; length: number } {
      const released = { bytes: parts.length === 1 ? parts[0] : Buffer.concat(parts), length };
      parts = [];
      length = 0;
      return released;
    },
  };
}

/** Adds the lines of well-formed bytes. Returns the number of the next line. */
function splitText(block: Buffer, first: number, lines: TextLine[]): number {
  const text = block.toString('utf8');
  const add = block.includes(CARRIAGE_RETURN) ? addLines : addLine;
  let number = first;
  let start = 0;
  for (;;) {
    const newline = text.indexOf('\n', start);
    number = add(lines, number, text.slice(start, newline < 0 ? undefined : newline));
    if (newline < 0) return number;
    start = newline + 1;
  }
}

/** Does the same if some bytes are not UTF-8. Only the lines that contain them are lost. */
function splitBytes(block: Buffer, first: number, lines: TextLine[]): number {
  let number = first;
  let start = 0;
  for (;;) {
    const newline = block.indexOf(NEWLINE, start);
    const bytes = block.subarray(start, newline < 0 ? undefined : newline);
    const text = bytes.toString('utf8');
    if (isUtf8(bytes)) number = addLines(lines, number, text);
    else lines.push({ number: number++, text, fault: NOT_UTF_8 });
    if (newline < 0) return number;
    start = newline + 1;
  }
}

function addLine(lines: TextLine[], number: number, text: string): number {
  lines.push({ number, text });
  return number + 1;
}

/** Adds a line, split at carriage returns, unless one is at its end. */
function addLines(lines: TextLine[], first: number, text: string): number {
  let number = first;
  let start = 0;
  for (;;) {
    const end = text.indexOf('\r', start);
    if (end < 0 || end === text.length - 1) return addLine(lines, number, text.slice(start));
    lines.push({ number: number++, text: text.slice(start, end), end: '\r' });
    start = end + 1;
  }
}

function tooLong(number: number, head: Buffer, length: number): TextLine {
  const fault = `the line has ${length} bytes; at most ${LONGEST_LINE} are allowed`;
  return { number, text: head.toString('utf8'), fault };
}
