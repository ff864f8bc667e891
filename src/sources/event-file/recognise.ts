import { TribeError } from '../../model/errors.ts';
import { show } from '../../model/rejection.ts';
import { knownByText } from '../looks-like/known-text.ts';
import { refusal, WrongFile } from '../looks-like/must-be-text.ts';
import type { CsvHeader } from '../text/csv-header.ts';
import { findHeader } from '../text/csv-header.ts';
import { fieldName, isEventHeader } from './csv-cells.ts';

/** The format of a file, found from its start. */
export type Format = { kind: 'ndjson' } | { kind: 'array' } | { kind: 'csv'; header: CsvHeader };

/**
 * Distinguishes NDJSON, a JSON list and CSV by the first lines of a file, not by its name. Throws a
 * `TribeError` for files that cannot contain events. Treats all others as NDJSON, whose unreadable
 * lines are rejected later.
 */
export function recognise(name: string, head: string): Format {
  const known = knownByText(head);
  if (known !== undefined) throw refusal(name, known);
  const start = head.trimStart();
  if (start === '' || start.startsWith('{')) return { kind: 'ndjson' };
  if (/^\[\s*\{/.test(start)) return { kind: 'array' };
  const header = findHeader(head, isEventHeader);
  if (header !== undefined) {
    const names = header.names.map(fieldName);
    return { kind: 'csv', header: checked({ ...header, names }, name) };
  }
  if (/^\s*\{/m.test(head)) return { kind: 'ndjson' };
  if (!/\.(?:ndjson|jsonl?)(?:\.gz)?$/i.test(name)) {
    throw new WrongFile(
      `${name} is not a list or event file that Tribefinder knows. It begins with: ${show(firstLine(start))}.`,
      'A list has a header with the names of its columns, such as username,name, and one person or post per row, separated by commas, semicolons, tabs or |. Or it has one handle, id or address per line.',
    );
  }
  return { kind: 'ndjson' };
}

const LONGEST_LINE = 60;

function firstLine(text: string): string {
  return text
    .split(/[\r\n]/, 1)[0]!
    .slice(0, LONGEST_LINE)
    .toWellFormed();
}

function checked(header: CsvHeader, name: string): CsvHeader {
  const twice = header.names.find((column, i) => column !== '' && header.names.indexOf(column) < i);
  if (twice === undefined) return header;
  throw new TribeError(`${name} has two columns \`${twice}\`.`, 'Rename or remove one of them.');
}
