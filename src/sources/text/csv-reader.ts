import { addRead, emptyBatch } from '../read-batch.ts';
import type { Check, ReadBatch, ReadLine } from '../read-batch.ts';
import { cellsOf } from './csv-cells-of.ts';
import type { CsvHeader } from './csv-header.ts';
import type { LineReader } from './line-reader.ts';
import type { TextLine } from './text-lines.ts';
import { trimLine } from './text-lines.ts';

/** A row with more lines or characters than this has a quote that was never closed. */
const MOST_LINES = 1000;
const MOST_CHARACTERS = 256 * 1024;

/** No table has more columns. Each cell of a row takes memory, even an empty one. */
const MOST_CELLS = 100_000;

/** Maps the cells of a row, in columns with these names, to an event. */
export type RowParser = (names: readonly string[], cells: readonly string[]) => ReadLine;

/**
 * Reads CSV (RFC 4180) whose header has the names of the columns. A quoted cell may contain line
 * breaks. A quote that is never closed costs only the line that opens it, because otherwise one stray
 * quote would cost the rest of the file. Cost: O(characters), with any quotes.
 */
export function createCsvReader(header: CsvHeader, parseRow: RowParser, check: Check): LineReader {
  const cells = new CellReader(header.delimiter);

  const read = (lines: readonly TextLine[], atEnd: boolean): ReadBatch => {
    const batch = emptyBatch();
    const below = lines.filter(({ number }) => number > header.line);
    for (const row of cells.read(below, atEnd)) {
      if ('reason' in row) {
        addRead(batch, row.number, row.text, { rejection: row.reason }, check);
        continue;
      }
      addRead(batch, row.number, row.text, parseRow(header.names, row.cells), check);
    }
    return batch;
  };

  return { take: (lines) => read(lines, false), end: () => read([], true) };
}

/** A row that is not blank: its cells, or why it was rejected. */
export type CellRow = { number: number; text: string } & ({ cells: string[] } | { reason: string });

/** Splits the lines of a table into rows, and rows into cells. */
export class CellReader {
  readonly #delimiter: string;
  readonly #rows: RowFinder;

  constructor(delimiter: string) {
    this.#delimiter = delimiter;
    this.#rows = new RowFinder(delimiter);
  }

  /** Yields the rows that are complete with these lines; at the end, all that are left. */
  *read(lines: readonly TextLine[], atEnd: boolean): Generator<CellRow> {
    this.#rows.add(lines);
    for (const row of this.#rows.found(atEnd)) {
      if ('reason' in row) {
        yield row;
        continue;
      }
      const { number, text } = row;
      const { cells, state } = cellsOf(text, this.#delimiter);
      if (state !== 'closed') yield { number, text, reason: MORE_TEXT };
      else if (cells.some((cell) => cell !== '')) yield { number, text, cells };
    }
  }
}

const NEVER_CLOSED = 'an opening quote has no closing quote';
const MORE_TEXT = 'more text follows a closing quote';
const TOO_MANY = `the row has more than ${MOST_CELLS} cells`;

/** The lines of one row, or the one line that cannot be read. */
type FoundRow = { number: number; text: string } | { number: number; text: string; reason: string };

interface QueuedLine extends TextLine {
  /** Characters of all lines before it. */
  offset: number;
  /** How it ends if a quote is open at its beginning; computed when first needed. */
  inQuote?: LineEnd;
}

type LineEnd = 'closed' | 'open' | 'broken' | 'too many cells';

/** Adds the offset to a line. Most lines have only a number and a text, which is faster to copy. */
function queued(line: TextLine, offset: number): QueuedLine {
  const { number, text, end, fault } = line;
  return end === undefined && fault === undefined ? { number, text, offset } : { ...line, offset };
}

/** Joins lines to rows. It scans each line at most twice: outside of quotes, and inside. */
class RowFinder {
  readonly #delimiter: string;
  #queue: QueuedLine[] = [];
  #length = 0;
  /** All lines from the current row up to this one leave an open quote open. */
  #lookedTo = 0;

  constructor(delimiter: string) {
    this.#delimiter = delimiter;
  }

  add(lines: readonly TextLine[]): void {
    for (const line of lines) {
      this.#queue.push(queued(line, this.#length));
      this.#length += line.text.length + 1;
    }
  }

  /** Removes complete rows from the queue and yields them; at the end, all rows. */
  *found(atEnd: boolean): Generator<FoundRow> {
    let next = 0;
    while (next < this.#queue.length) {
      const end = this.#endOf(next);
      if (end === 'open' && !atEnd) break;
      const { number, text } = this.#queue[next];
      if (typeof end === 'number') {
        const all = end === next + 1 ? text : joined(this.#queue.slice(next, end));
        yield { number, text: trimLine(all) };
        next = end;
      } else {
        const reason = end === 'open' ? NEVER_CLOSED : end.reason;
        yield { number, text: trimLine(text), reason };
        next++;
      }
    }
    this.#queue.splice(0, next);
    this.#lookedTo -= next;
  }

  /** Returns the position after the row that begins there, or why the row is rejected. */
  #endOf(first: number): number | 'open' | { reason: string } {
    const { fault, text } = this.#queue[first];
    if (fault !== undefined) return { reason: fault };
    const end = lineEnd(trimLine(text), this.#delimiter, false);
    if (end !== 'open') return end === 'closed' ? first + 1 : { reason: reasonOf(end) };
    this.#lookedTo = Math.max(this.#lookedTo, first + 1);
    for (; this.#lookedTo < this.#queue.length; this.#lookedTo++) {
      const line = this.#queue[this.#lookedTo];
      const lines = this.#lookedTo - first;
      if (lines > MOST_LINES || line.offset - this.#queue[first].offset > MOST_CHARACTERS) {
        return { reason: NEVER_CLOSED };
      }
      if (line.fault !== undefined) return { reason: NEVER_CLOSED };
      line.inQuote ??= lineEnd(line.text, this.#delimiter, true);
      if (line.inQuote === 'closed') return this.#lookedTo + 1;
      if (line.inQuote !== 'open') return { reason: reasonOf(line.inQuote) };
    }
    return 'open';
  }
}

/** Returns the lines as the file contains them. */
function joined(lines: readonly TextLine[]): string {
  const last = lines.length - 1;
  return lines.map(({ text, end = '\n' }, i) => (i < last ? text + end : text)).join('');
}

function reasonOf(end: LineEnd): string {
  return end === 'too many cells' ? TOO_MANY : MORE_TEXT;
}

/** Returns how a line ends that begins inside or outside of a quoted cell. */
function lineEnd(line: string, delimiter: string, beginsInQuote: boolean): LineEnd {
  const end = line.endsWith('\r') ? line.length - 1 : line.length;
  if (!beginsInQuote && end < MOST_CELLS && !line.includes('"')) return 'closed';
  let at = 0;
  let inQuote = beginsInQuote;
  for (let cells = 1; ; cells++) {
    if (cells > MOST_CELLS) return 'too many cells';
    if (inQuote || line[at] === '"') {
      at = afterQuote(line, inQuote ? at : at + 1);
      if (at < 0) return 'open';
      if (at >= end) return 'closed';
      while (line[at] === ' ') at++;
      if (line[at] !== delimiter) return 'broken';
    } else {
      at = line.indexOf(delimiter, at);
      if (at < 0) return 'closed';
    }
    inQuote = false;
    at++;
  }
}

/** Returns the position after the quote that closes a cell; -1 if none does. */
function afterQuote(line: string, from: number): number {
  for (let at = line.indexOf('"', from); at >= 0; at = line.indexOf('"', at + 2)) {
    if (line[at + 1] !== '"') return at + 1;
  }
  return -1;
}
