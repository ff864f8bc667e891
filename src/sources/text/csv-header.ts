import { cellsOf } from './csv-cells-of.ts';

/** The header of a CSV file. */
export interface CsvHeader {
  names: string[];
  delimiter: string;
  /** Its line, counted from 1. Lines above it are no rows. */
  line: number;
}

export const DELIMITERS = [',', ';', '\t', '|'];

/** Exports put a title and the date above a table, rarely more. */
export const MOST_LINES_ABOVE = 20;

/** The line above the header that sets the delimiter for Excel. */
const DELIMITER_LINE = /^"?sep=(.)"?\s*$/i;

/**
 * Finds the header in the beginning of a CSV file: the first line whose cells are one, with any
 * delimiter, and with or without a title above.
 */
export function findHeader(
  head: string,
  isHeader: (names: readonly string[]) => boolean,
): CsvHeader | undefined {
  let delimiters = DELIMITERS;
  for (const [above, line] of head.split(/\r\n|\r|\n/, MOST_LINES_ABOVE + 1).entries()) {
    const [, delimiter] = DELIMITER_LINE.exec(line) ?? [];
    // Whoever saved the file again may have changed its delimiter, but not this line.
    if (delimiter !== undefined) delimiters = [...new Set([delimiter, ...DELIMITERS])];
    for (const between of delimiters) {
      const names = cellsOf(line, between).cells.map((name) => name.trim());
      if (isHeader(names)) return { names, delimiter: between, line: above + 1 };
    }
  }
  return undefined;
}
