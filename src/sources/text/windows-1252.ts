import { EndsEarly } from '../input/ends-early.ts';

/** The letters of the bytes 0x80 to 0x9f; all others are those of Latin-1. */
const SPECIAL = '€�‚ƒ„…†‡ˆ‰Š‹Œ�Ž��‘’“”•–—˜™š›œ�žŸ';

export function fromWindows1252(bytes: Buffer): string {
  return bytes
    .toString('latin1')
    .replace(/[\u0080-\u009f]/g, (letter) => SPECIAL[letter.charCodeAt(0) - 0x80]);
}

/**
 * Whether bytes that are not UTF-8 are Windows-1252, which older programs use for Western languages.
 * In Windows-1252, accented letters are single among plain ones. In damaged UTF-8, most belong to a
 * sequence. In other alphabets, they follow each other. In Mac Roman and Shift-JIS, they are the
 * bytes of rare signs of Windows-1252. Cost: O(bytes).
 */
export async function isWindows1252(chunks: AsyncIterable<Buffer>): Promise<boolean> {
  const counts: Counts = { inSequence: 0, alone: 0, crowded: 0, rare: 0 };
  let rest: Buffer = Buffer.alloc(0);
  for await (const chunk of untilBreak(chunks)) {
    const bytes = Buffer.concat([rest, chunk]);
    // A sequence may continue in the next chunk.
    const end = bytes.length - LONGEST_SEQUENCE;
    const next = countLetters(bytes, end, counts);
    if (next === undefined) return false;
    rest = bytes.subarray(next);
  }
  // If the file ends in the middle of a sequence, it was cut, which shows nothing.
  const whole = rest.subarray(0, wholeCharacters(rest));
  if (countLetters(whole, whole.length, counts) === undefined) return false;
  const { inSequence, alone, crowded, rare } = counts;
  return alone > inSequence && crowded * 2 < alone && rare * 2 < alone;
}

/** Stops without an error if the input ends early. The bytes before that decide. */
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
  /** Bytes outside of UTF-8 characters, */
  alone: number;
  /** those of them before another byte beyond ASCII, */
  crowded: number;
  /** and those that are rare signs in Windows-1252. */
  rare: number;
}

const LONGEST_SEQUENCE = 4;
const UNDEFINED = new Set([0x81, 0x8d, 0x8f, 0x90, 0x9d]);
/** The common signs from 0x80 to 0x9f: euro, ellipsis, quotes, bullet, dashes, trade mark. */
const COMMON = new Set([0x80, 0x85, 0x91, 0x92, 0x93, 0x94, 0x95, 0x96, 0x97, 0x99]);

/** Counts letters that begin before a position. Returns the position of the next; `undefined` if one is undefined. */
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

/** Returns the position of an incomplete last UTF-8 character; otherwise the length. */
export function wholeCharacters(bytes: Buffer): number {
  for (let back = 1; back < LONGEST_SEQUENCE && back <= bytes.length; back++) {
    const byte = bytes[bytes.length - back];
    if (byte < 0x80) break;
    if (byte >= 0xc0) return sequenceLength(byte) > back ? bytes.length - back : bytes.length;
  }
  return bytes.length;
}

/** Returns the length of a UTF-8 character with this first byte; 1 if none has it. */
function sequenceLength(first: number): number {
  if (first < 0xc2 || first > 0xf4) return 1;
  return first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
}

function isContinued(bytes: Buffer, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if ((bytes[at] & 0xc0) !== 0x80) return false;
  return true;
}
