import { cellsOf } from './csv-cells-of.ts';

/** What the header of a CSV file says. */
export interface CsvHeader {
  names: string[];
  delimiter: string;
  /** The line it stands on, counted from 1; what stands above is no row. */
  line: number;
}

export const DELIMITERS = [',', ';', '\t', '|'];

/** Exports put a title and the date above a table, seldom more. */
export const MOST_LINES_ABOVE = 20;

/** What Excel takes for the delimiter; a line of its own above the header. */
const DELIMITER_LINE = /^"?sep=(.)"?\s*$/i;

/**
 * Finds the header in the beginning of a CSV file: the first line whose cells are one, whatever
 * separates them, and whatever title stands above.
 */
export function findHeader(
  head: string,
  isHeader: (names: readonly string[]) => boolean,
): CsvHeader | undefined {
  let delimiters = DELIMITERS;
  for (const [above, line] of head.split(/\r\n|\r|\n/, MOST_LINES_ABOVE + 1).entries()) {
    const [, delimiter] = DELIMITER_LINE.exec(line) ?? [];
    if (delimiter !== undefined) delimiters = [delimiter];
    for (const between of delimiters) {
      const names = cellsOf(line, between).cells.map((name) => name.trim());
      if (isHeader(names)) return { names, delimiter: between, line: above + 1 };
    }
  }
  return undefined;
}
