import { TribeError } from '../../model/errors.ts';
import type { CsvHeader } from '../text/csv-reader.ts';
import { csvHeader } from '../text/csv-reader.ts';
import { trimLine } from '../text/text-lines.ts';

/** What a file is, judged by how it begins. */
export type Format = { kind: 'ndjson' } | { kind: 'csv'; header: CsvHeader };

/** How much of the beginning is looked at, in bytes. */
export const HEAD_BYTES = 64 * 1024;

const SAVE_AS_UTF_8 = 'Save it as UTF-8 and import it again.';
const IMPORT_THE_ARCHIVE = 'Import the whole archive: its zip, or the folder it was unpacked to.';

/** Files that people take for event files, by their first bytes. */
const KNOWN: readonly [start: RegExp, what: string, advice: string][] = [
  [
    /^(?:\xef\xbb\xbf)?\s*(?:window\.(?:YTD|__THAR_CONFIG)|Grailbird\.data)\b/,
    'one file of an X archive',
    IMPORT_THE_ARCHIVE,
  ],
  [/^(?:\xef\xbb\xbf)?"?tweet_id"?,/, 'one file of an X archive', IMPORT_THE_ARCHIVE],
  [/^\xff\xfe[^]\0/, 'text in UTF-16', SAVE_AS_UTF_8],
  [/^\xfe\xff\0/, 'text in UTF-16', SAVE_AS_UTF_8],
  [/^BZh\d1AY/, 'packed with bzip2', 'Unpack it first: bunzip2 FILE'],
  [/^\xfd7zXZ/, 'packed with xz', 'Unpack it first: unxz FILE'],
  [/^\x28\xb5\x2f\xfd/, 'packed with zstd', 'Unpack it first: unzstd FILE'],
  [/^SQLite format 3\0/, 'an SQLite database', 'A database of ours is opened with --db FILE.'],
  [/^%PDF-/, 'a PDF', 'Event files hold one JSON object a line, or are CSV.'],
];

/**
 * Tells NDJSON from CSV by the first lines of a file, whatever it is called. Throws a
 * `TribeError` for what cannot hold events at all; anything else is taken as NDJSON, of which
 * unreadable lines will be set aside.
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
      'Event files hold one JSON object a line, or are CSV; either may be packed with gzip.',
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

/** More control characters than any text has; a few bad lines do not make a file binary. */
function isBinary(head: Buffer): boolean {
  let controls = 0;
  for (const byte of head) if (byte < 9 || (byte > 13 && byte < 32)) controls++;
  return head.length >= 512 && controls > head.length / 20;
}
