import { EndsEarly } from '../input/ends-early.ts';

/** The letters of the bytes 0x80 to 0x9f; all others are those of Latin-1. */
const SPECIAL = '€�‚ƒ„…†‡ˆ‰Š‹Œ�Ž��‘’“”•–—˜™š›œ�žŸ';

export function fromWindows1252(bytes: Buffer): string {
  return bytes
    .toString('latin1')
    .replace(/[\u0080-\u009f]/g, (letter) => SPECIAL[letter.charCodeAt(0) - 0x80]);
}

/**
 * Returns whether bytes that are not UTF-8 are Windows-1252, in which older programs of Western
 * languages write: accented letters then stand alone among plain ones. In damaged UTF-8 most
 * belong to a sequence; in other alphabets they stand side by side; in Mac Roman and Shift-JIS they
 * are where Windows-1252 has rare signs. Cost: O(bytes).
 */
export async function isWindows1252(chunks: AsyncIterable<Buffer>): Promise<boolean> {
  const counts: Counts = { inSequence: 0, alone: 0, crowded: 0, rare: 0 };
  let rest: Buffer = Buffer.alloc(0);
  for await (const chunk of untilBreak(chunks)) {
    const bytes = Buffer.concat([rest, chunk]);
    // A sequence may go on in the next chunk.
    const end = bytes.length - LONGEST_SEQUENCE;
    const next = countLetters(bytes, end, counts);
    if (next === undefined) return false;
    rest = bytes.subarray(next);
  }
  // Where the file ends in the middle of a sequence, it was cut: that tells nothing.
  const whole = rest.subarray(0, wholeCharacters(rest));
  if (countLetters(whole, whole.length, counts) === undefined) return false;
  const { inSequence, alone, crowded, rare } = counts;
  return alone > inSequence && crowded * 2 < alone && rare * 2 < alone;
}

/** What breaks off is judged by what came before. */
async function* untilBreak(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  try {
    yield* chunks;
  } catch (error) {
    if (!(error instanceof EndsEarly)) throw error;
  }
}

interface Counts {
  /** Characters of UTF-8. */
  inSequence: number;
  /** Bytes that are none, */
  alone: number;
  /** of these those before another such byte, */
  crowded: number;
  /** and those that Windows-1252 uses for what is rare. */
  rare: number;
}

const LONGEST_SEQUENCE = 4;
const UNDEFINED = new Set([0x81, 0x8d, 0x8f, 0x90, 0x9d]);
/** Of 0x80 to 0x9f what is common: euro, ellipsis, quotes, bullet, dashes, trade mark. */
const COMMON = new Set([0x80, 0x85, 0x91, 0x92, 0x93, 0x94, 0x95, 0x96, 0x97, 0x99]);

/** Counts letters that begin before that place; returns where the next begins, if all are defined. */
function countLetters(bytes: Buffer, end: number, counts: Counts): number | undefined {
  let at = 0;
  while (at < end) {
    if (bytes[at] < 0x80) {
      at++;
      continue;
    }
    const length = sequenceLength(bytes[at]);
    if (length > 1 && isContinued(bytes, at + 1, at + length)) {
      counts.inSequence++;
      at += length;
      continue;
    }
    if (UNDEFINED.has(bytes[at])) return undefined;
    counts.alone++;
    if (bytes[at + 1] >= 0x80) counts.crowded++;
    if (bytes[at] < 0xa0 && !COMMON.has(bytes[at])) counts.rare++;
    at++;
  }
  return Math.max(at, 0);
}

/** Where the last character of UTF-8 that is not there in full begins; else the length. */
export function wholeCharacters(bytes: Buffer): number {
  for (let back = 1; back < LONGEST_SEQUENCE && back <= bytes.length; back++) {
    const byte = bytes[bytes.length - back];
    if (byte < 0x80) break;
    if (byte >= 0xc0) return sequenceLength(byte) > back ? bytes.length - back : bytes.length;
  }
  return bytes.length;
}

/** Bytes of a character of UTF-8 that begins with this one; 1 where none does. */
function sequenceLength(first: number): number {
  if (first < 0xc2 || first > 0xf4) return 1;
  return first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
}

function isContinued(bytes: Buffer, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if ((bytes[at] & 0xc0) !== 0x80) return false;
  return true;
}
