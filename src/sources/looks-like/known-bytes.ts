import { SAVE_AS_CSV, WHAT_CAN_BE_IMPORTED } from './known.ts';
import type { Known } from './known.ts';

const UNPACK = 'Unpack it, then import what it contains.';
const A_PICTURE = {
  what: 'a picture',
  advice: `A screenshot cannot be read. ${WHAT_CAN_BE_IMPORTED}`,
};

/** Files other than text, by their first bytes as Latin-1. */
const KNOWN: readonly [start: RegExp, known: Known][] = [
  [/^7z\xbc\xaf\x27\x1c/, { what: 'a 7z archive', advice: UNPACK }],
  [/^Rar!\x1a\x07/, { what: 'a rar archive', advice: UNPACK }],
  [/^BZh\d1AY/, { what: 'compressed with bzip2', advice: 'Decompress it first: bunzip2 FILE' }],
  [/^\xfd7zXZ/, { what: 'compressed with xz', advice: 'Decompress it first: unxz FILE' }],
  [
    /^\x28\xb5\x2f\xfd/,
    { what: 'compressed with zstd', advice: 'Decompress it first: unzstd FILE' },
  ],
  [
    /^\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1/,
    { what: 'an old Excel or Word file, or one with a password', advice: SAVE_AS_CSV },
  ],
  [/^\{\\rtf/, { what: 'a rich text document', advice: 'Save it as plain text, and import that.' }],
  [/^%PDF-/, { what: 'a PDF', advice: WHAT_CAN_BE_IMPORTED }],
  [/^(?:\x89PNG|\xff\xd8\xff|GIF8|RIFF....WEBP|....ftyp(?:heic|heix|mif1|avif))/s, A_PICTURE],
  [/^....ftyp/s, { what: 'a video', advice: WHAT_CAN_BE_IMPORTED }],
  [
    /^SQLite format 3\0/,
    {
      what: 'an SQLite database',
      advice: 'If it is a Tribefinder database, open it with --db FILE.',
    },
  ],
  [
    /^.{1,2}\xa2eroots/s,
    {
      what: 'a Bluesky repository (CAR)',
      advice:
        'It contains your own posts and follows, but not your followers. Import a follower list.',
    },
  ],
  [
    /^(?:L\0\0\0\x01\x14\x02\0|bplist00)/,
    { what: 'a shortcut', advice: 'Import the file that it points to.' },
  ],
];

/** Returns what a file with these first bytes is, if we know it and it is no text. */
export function knownByBytes(start: Buffer): Known | undefined {
  const bytes = start.toString('latin1', 0, 64);
  return KNOWN.find(([pattern]) => pattern.test(bytes))?.[1];
}
