import { TribeError } from '../../model/errors.ts';
import type { CsvHeader } from '../text/csv-reader.ts';
import { csvHeader } from '../text/csv-reader.ts';
import { trimLine } from '../text/text-lines.ts';

/** The format of a file, found from its start. */
export type Format = { kind: 'ndjson' } | { kind: 'csv'; header: CsvHeader };

/** Bytes at the start of a file that decide its format. */
export const HEAD_BYTES = 64 * 1024;

const SAVE_AS_UTF_8 = 'Save it as UTF-8 and import it again.';
const IMPORT_THE_ARCHIVE = 'Import the whole archive: the zip or its unpacked folder.';

/** Other kinds of files that people try to import, by their first bytes. */
const KNOWN: readonly [start: RegExp, what: string, advice: string][] = [
  [
    /^(?:\xef\xbb\xbf)?\s*(?:window\.(?:YTD|__THAR_CONFIG)|Grailbird\.data)\b/,
    'one file of an X archive',
    IMPORT_THE_ARCHIVE,
  ],
  [/^(?:\xef\xbb\xbf)?"?tweet_id"?,/, 'one file of an X archive', IMPORT_THE_ARCHIVE],
  [/^\xff\xfe[^]\0/, 'text in UTF-16', SAVE_AS_UTF_8],
  [/^\xfe\xff\0/, 'text in UTF-16', SAVE_AS_UTF_8],
  [/^BZh\d1AY/, 'compressed with bzip2', 'Decompress it first: bunzip2 FILE'],
  [/^\xfd7zXZ/, 'compressed with xz', 'Decompress it first: unxz FILE'],
  [/^\x28\xb5\x2f\xfd/, 'compressed with zstd', 'Decompress it first: unzstd FILE'],
  [
    /^SQLite format 3\0/,
    'an SQLite database',
    'If it is a Tribefinder database, open it with --db FILE.',
  ],
  [/^%PDF-/, 'a PDF', 'Import an event file: one JSON object per line, or CSV.'],
];

/**
 * Distinguishes NDJSON from CSV by the first lines of a file, not by its name. Throws a `TribeError`
 * for files that cannot contain events. Treats all others as NDJSON, whose unreadable lines are
 * rejected later.
 */
export function recognise(name: string, head: Buffer): Format {
  const bytes = head.toString('latin1');
  const known = KNOWN.find(([start]) => start.test(bytes));
  if (known !== undefined) throw new TribeError(`${name} is ${known[1]}.`, known[2]);
  const lines = head.toString('utf8').split('\n').map(trimLine);
  const first = lines.find((line) => line !== '');
  if (first === undefined || first.startsWith('{')) return { kind: 'ndjson' };
  const header = csvHeader(first, 'type');
  if (header !== undefined) return { kind: 'csv', header: checked(header, name) };
  if (lines.some((line) => line.startsWith('{'))) return { kind: 'ndjson' };
  if (isBinary(head)) {
    throw new TribeError(
      `${name} is not text.`,
      'Import an event file: one JSON object per line, or CSV. Both may be compressed with gzip.',
    );
  }
  if (/\.[ct]sv(\.gz)?$/i.test(name)) {
    throw new TribeError(
      `${name} has no column \`type\`.`,
      'The first row of a CSV file must name the fields: type,person,at and so on.',
    );
  }
  return { kind: 'ndjson' };
}

function checked(header: CsvHeader, name: string): CsvHeader {
  const twice = header.names.find((column, i) => column !== '' && header.names.indexOf(column) < i);
  if (twice === undefined) return header;
  throw new TribeError(`${name} has two columns \`${twice}\`.`, 'Rename or remove one of them.');
}

/** Returns whether there are too many control characters for a text with a few bad lines. */
function isBinary(head: Buffer): boolean {
  let controls = 0;
  for (const byte of head) if (byte < 9 || (byte > 13 && byte < 32)) controls++;
  return head.length >= 512 && controls > head.length / 20;
}
