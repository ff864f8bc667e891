import Papa from 'papaparse';
import type { Parsed } from '../../model/parse-event.ts';
import { addRead, emptyBatch } from '../read-batch.ts';
import type { Check, ReadBatch } from '../read-batch.ts';
import type { LineReader } from './line-reader.ts';
import type { TextLine } from './text-lines.ts';
import { trimLine } from './text-lines.ts';

/** What the first line of a CSV file says. */
export interface CsvHeader {
  names: string[];
  delimiter: string;
}

const DELIMITERS = [',', ';', '\t'];

/** A row over more lines or characters than this is a quote that was never closed. */
const MOST_LINES = 1000;
const MOST_CHARACTERS = 256 * 1024;

/** What the cells of a row say, under these names. */
export type RowParser = (names: readonly string[], cells: readonly string[]) => Parsed;

/** The header, if this line is one: it must name that column and one more. */
export function csvHeader(line: string, column: string): CsvHeader | undefined {
  for (const delimiter of DELIMITERS) {
    const names = cellsOf(line, delimiter).cells.map((name) => name.trim());
    if (names.length > 1 && names.includes(column)) return { names, delimiter };
  }
  return undefined;
}

/**
 * Reads CSV (RFC 4180) whose header has the names of the columns. A quoted cell may hold line
 * breaks; a quote that is never closed costs only the line that opens it, as otherwise one stray
 * quote would swallow the rest of the file.
 */
export function createCsvReader(header: CsvHeader, parseRow: RowParser, check: Check): LineReader {
  /** The lines of a row that is still open. */
  let held: TextLine[] = [];
  let headerRead = false;

  const read = (lines: readonly TextLine[], atEnd: boolean): ReadBatch => {
    const batch = emptyBatch();
    const queue = held.length === 0 ? lines : [...held, ...lines];
    let next = 0;
    while (next < queue.length) {
      const row = rowAt(queue, next, header.delimiter);
      if (row.state === 'open' && !atEnd) break;
      const { number, text } = queue[next];
      if (row.state === 'closed') {
        next = row.end;
        if (row.cells.every((cell) => cell === '')) continue;
        if (headerRead) {
          addRead(batch, number, row.text, parseRow(header.names, row.cells), check);
        }
        headerRead = true;
      } else {
        const reason = row.state === 'broken' ? row.reason : NEVER_CLOSED;
        addRead(batch, number, trimLine(text), { rejection: reason }, check);
        next++;
      }
    }
    held = queue.slice(next);
    return batch;
  };

  return { take: (lines) => read(lines, false), end: () => read([], true) };
}

interface ClosedRow {
  state: 'closed';
  text: string;
  cells: string[];
  /** Position of the line after it. */
  end: number;
}

type Row = ClosedRow | { state: 'open' } | { state: 'broken'; reason: string };

const NEVER_CLOSED = 'an opening quote has no closing quote';

/** The row that begins with that line, over as many lines as its quotes hold together. */
function rowAt(lines: readonly TextLine[], first: number, delimiter: string): Row {
  let raw = '';
  for (let position = first; position < lines.length; position++) {
    const { text: line, fault } = lines[position];
    if (fault !== undefined) {
      return { state: 'broken', reason: position === first ? fault : NEVER_CLOSED };
    }
    raw = position === first ? line : `${raw}\n${line}`;
    // What a quote has opened only another quote can close.
    if (position === first || line.includes('"')) {
      const text = trimLine(raw);
      const { cells, state } = cellsOf(text, delimiter);
      if (state === 'closed') return { state, text, cells, end: position + 1 };
      if (state === 'broken') return { state, reason: 'more text follows a closing quote' };
    }
    if (position - first >= MOST_LINES || raw.length > MOST_CHARACTERS) {
      return { state: 'broken', reason: NEVER_CLOSED };
    }
  }
  return { state: 'open' };
}

function cellsOf(text: string, delimiter: string): { cells: string[]; state: Row['state'] } {
  const parser = new Papa.Parser({ delimiter, newline: '\n' });
  const { data, errors }: Papa.ParseResult<string[]> = parser.parse(text, 0, false);
  const broken = data.length > 1 || errors.some(({ code }) => code === 'InvalidQuotes');
  return {
    cells: data[0] ?? [],
    state: broken ? 'broken' : errors.length > 0 ? 'open' : 'closed',
  };
}
