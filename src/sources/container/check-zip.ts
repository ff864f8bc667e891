import { whyTooLarge } from '../input/unpacking-limits.ts';

/** An entry in a zip's list of files. */
export interface ZipEntry {
  name: string;
  /** Where it begins in the zip. */
  offset: number;
  /** The least bytes that it takes there, with the header before its data. */
  stored: number;
  /** Bytes of its data, compressed and not. */
  packed: number;
  size: number;
  isEncrypted: boolean;
  /** Kind and permissions of the file; 0 if the zip was not made on Unix. */
  unixMode: number;
}

const FILE_KIND = 0o170000;
const SYMBOLIC_LINK = 0o120000;

/**
 * Returns why a zip cannot be a download, in words that follow its name, or `undefined` if it can.
 * The reader of the list checks that paths stay inside the archive.
 */
export function whyHostile(entries: readonly ZipEntry[]): string | undefined {
  const names = new Set<string>();
  for (const { name, isEncrypted, unixMode } of entries) {
    if (isEncrypted) return `is encrypted (${name})`;
    if ((unixMode & FILE_KIND) === SYMBOLIC_LINK) return `contains a symbolic link (${name})`;
    if (names.has(name)) return `contains two files with the same name (${name})`;
    // We never make the folders in a list, so they may repeat.
    if (!name.endsWith('/')) names.add(name);
  }
  return whyOverlapping(entries);
}

/** Returns which files overlap. Overlapping files turn little data into any amount (Fifield 2019). */
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
 * Returns why files, one of them or all together, would unpack to more than real ones do.
 *
 * @param stored bytes of the zip itself, if it is inside another zip
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
