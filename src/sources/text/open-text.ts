import type { Input } from '../input/open-input.ts';
import { unpack, unpackedHead } from '../input/unpack.ts';
import { mustBeText } from '../looks-like/must-be-text.ts';
import { fromUtf16, repaired, withLineFeeds } from './as-utf8.ts';
import { textLines } from './text-lines.ts';
import type { TextLine } from './text-lines.ts';
import { wideEncoding } from './wide-encoding.ts';
import { isWindows1252 } from './windows-1252.ts';

/** A text file with any encoding and line ends, with or without gzip. */
export interface Text {
  /** As the owner named it. */
  name: string;
  /** Its beginning, without a byte order mark: enough to recognise the format. */
  head: string;
  /** Whether the beginning is all of it. */
  isWhole: boolean;
  /** Reads all of it from the start, as UTF-8. */
  bytes: (onRead?: (bytesSoFar: number) => void) => AsyncGenerator<Buffer>;
  /** The same, line by line. */
  lines: (onRead?: (bytesSoFar: number) => void) => AsyncGenerator<TextLine[]>;
  /** Returns what the owner should check, because we guessed it. Call it after reading. */
  notes: () => string[];
}

const HEAD_BYTES = 64 * 1024;

const READ_AS_WINDOWS_1252 =
  'Read as Windows-1252, because it is not UTF-8. If letters look wrong, save it as UTF-8 and import it again.';

/** Opens an input as text. Throws a `TribeError` that names the kind of any other file. */
export async function openText(input: Input): Promise<Text> {
  const start = await unpackedHead(input, HEAD_BYTES);
  mustBeText(input.name, start);
  const { decoded, isOld } = decoderOf(input, start);
  const head = await headOf(decoded(once(start)));
  const hasReturns = endsLinesWithReturns(head);
  const bytes: Text['bytes'] = (onRead) => {
    const text = decoded(unpack(input, onRead));
    return hasReturns ? withLineFeeds(text) : text;
  };
  return {
    name: input.name,
    head,
    isWhole: start.length < HEAD_BYTES,
    bytes,
    lines: (onRead) => textLines(bytes(onRead)),
    notes: () => (isOld() ? [READ_AS_WINDOWS_1252] : []),
  };
}

interface Decoder {
  decoded: (bytes: AsyncIterable<Buffer>) => AsyncGenerator<Buffer>;
  /** Whether it has found bytes in Windows-1252. */
  isOld: () => boolean;
}

/** Chooses a decoder by the first bytes. Scans the whole file only after some bytes are not UTF-8. */
function decoderOf(input: Input, start: Buffer): Decoder {
  const wide = wideEncoding(start);
  if (wide === 'UTF-16LE' || wide === 'UTF-16BE') {
    return { decoded: (bytes) => fromUtf16(bytes, wide), isOld: () => false };
  }
  let asked: Promise<boolean> | undefined;
  let isOld = false;
  const ask = async () => (isOld = await isWindows1252(unpack(input)));
  return { decoded: (bytes) => repaired(bytes, () => (asked ??= ask())), isOld: () => isOld };
}

async function headOf(bytes: AsyncIterable<Buffer>): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of bytes) parts.push(part);
  return Buffer.concat(parts)
    .toString('utf8')
    .replace(/^\ufeff/, '');
}

/** Whether carriage returns alone end the lines, as on old Macs and in Excel for Mac. */
function endsLinesWithReturns(head: string): boolean {
  return head.slice(0, -1).includes('\r') && !head.includes('\n');
}

async function* once(bytes: Buffer): AsyncGenerator<Buffer> {
  yield bytes;
}
