/** Files that were downloaded together, in a zip, a tar or a folder; none of them is open yet. */
export interface Container {
  /** As the person named it. */
  name: string;
  kind: 'zip' | 'tar' | 'folder';
  /** By their names, `/` between folders. */
  files: ReadonlyMap<string, StoredFile>;
  /** Throws a `TribeError` if these files would unpack to more than they can rightly hold. */
  mustBeSafe: (names: Iterable<string>) => void;
  close: () => Promise<void>;
}

export interface StoredFile {
  /** In bytes, as stored. */
  size: number;
  /** When it was written, in ms since 1970, where that can be believed. */
  writtenAt?: number;
  /**
   * Reads it from the start; tells how many bytes, as stored, have been read so far. Throws
   * `EndsEarly` where it is damaged, after all that can be read, and a `TribeError` where it must
   * not be read.
   */
  read: (onRead?: (bytesSoFar: number) => void) => AsyncGenerator<Buffer>;
}

/** As the quarantine calls a file of a container. */
export function nameOf({ name }: Container, file: string): string {
  return `${name.replace(/\/+$/, '')}/${file}`;
}

/** Whether a file is really one of the download, and not what macOS puts beside every file. */
export function isReal(file: string): boolean {
  return !/(?:^|\/)(?:__MACOSX\/|\._)/.test(file);
}

/** Folders that cannot hold what is looked for, and may be large. */
const SKIPPED = /(?:^|\/)(?:\.[^/]+|__MACOSX|node_modules|assets|[^/]*_media)\//;

/** Whether a file may hold data, by its name. */
export function mayHoldData(file: string): boolean {
  return DATA.test(file) && !SKIPPED.test(file) && isReal(file);
}

/** What holds data, and what shows that a download was made in another form. */
const DATA = /\.(?:js|csv|tsv|json|jsonl|ndjson|txt|html|zip)(?:\.gz)?$/i;
