import { whyTooLarge } from '../input/unpacking-limits.ts';

/** An entry in the list of files of a zip. */
export interface ZipEntry {
  name: string;
  /** Where it begins in the zip. */
  offset: number;
  /** The least bytes that it takes up there, with what stands before its data. */
  stored: number;
  /** Bytes of its data, packed and unpacked. */
  packed: number;
  size: number;
  isEncrypted: boolean;
  /** Kind and rights as Unix keeps them; 0 where the zip was not made there. */
  unixMode: number;
}

const FILE_KIND = 0o170000;
const SYMBOLIC_LINK = 0o120000;

/**
 * Returns why a zip cannot be a download, as words to follow its name, or `undefined` if it may. The
 * reader of the list checks that paths stay inside the archive.
 */
export function whyHostile(entries: readonly ZipEntry[]): string | undefined {
  const names = new Set<string>();
  for (const { name, isEncrypted, unixMode } of entries) {
    if (isEncrypted) return `is encrypted (${name})`;
    if ((unixMode & FILE_KIND) === SYMBOLIC_LINK) return `contains a symbolic link (${name})`;
    if (names.has(name)) return `contains two files with the same name (${name})`;
    // Folders stand in a list only to be made, which nobody does.
    if (!name.endsWith('/')) names.add(name);
  }
  return whyOverlapping(entries);
}

/** Where one file lies within another, little data can stand for any amount (Fifield 2019). */
function whyOverlapping(entries: readonly ZipEntry[]): string | undefined {
  const sorted = [...entries].sort((a, b) => a.offset - b.offset);
  for (let i = 1; i < sorted.length; i++) {
    if (sorted[i].offset < sorted[i - 1].offset + sorted[i - 1].stored) {
      return `contains files that overlap (${sorted[i - 1].name}, ${sorted[i].name})`;
    }
  }
  return undefined;
}

/**
 * Returns why files would unpack to more than they can rightly hold: one of them, or all together.
 *
 * @param stored bytes of the zip itself, where it is packed once more
 */
export function whyBomb(entries: readonly ZipEntry[], stored = Infinity): string | undefined {
  const all = { packed: 0, size: 0 };
  for (const { name, packed, size } of entries) {
    const why = whyTooLarge(packed, size);
    if (why !== undefined) return `${why} (${name})`;
    all.packed += packed;
    all.size += size;
  }
  return whyTooLarge(Math.min(all.packed, stored), all.size);
}
