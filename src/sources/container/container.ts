/** Files downloaded together, in a zip, a tar or a folder. None of them is open yet. */
export interface Container {
  /** As the owner named it. */
  name: string;
  kind: 'zip' | 'tar' | 'folder';
  /** In bytes, as stored; 0 for a folder. */
  size: number;
  /** By name, with `/` between folders. */
  files: ReadonlyMap<string, StoredFile>;
  /** Throws a `TribeError` if these files would unpack to more than real ones do. */
  mustBeSafe: (names: Iterable<string>) => void;
  close: () => Promise<void>;
}

export interface StoredFile {
  /** In bytes, as stored. */
  size: number;
  /** When it was written, in ms since 1970; missing if the container does not reliably say. */
  writtenAt?: number;
  /**
   * Reads it from the start, and reports how many bytes, as stored, it has read so far. If the file
   * is damaged, throws `EndsEarly` after all that can be read. Throws a `TribeError` if it must not be
   * read.
   */
  read: (onRead?: (bytesSoFar: number) => void) => AsyncGenerator<Buffer>;
}

/** Paths in downloads are shorter. A tar can have names of megabytes. */
const LONGEST_NAME = 500;

/** Returns the name of a file of a container in the quarantine. */
export function nameOf({ name }: Container, file: string): string {
  return `${name.replace(/\/+$/, '')}/${shortName(file)}`;
}

/** Returns the end of a name that is too long to show. */
export function shortName(file: string): string {
  return file.length <= LONGEST_NAME ? file : `…${file.slice(1 - LONGEST_NAME).toWellFormed()}`;
}

/** Whether a file belongs to the download, unlike those that macOS adds next to every file. */
export function isReal(file: string): boolean {
  return !/(?:^|\/)(?:__MACOSX\/|\._)/.test(file);
}

/** Folders without data that we read, which may be large. */
const SKIPPED = /(?:^|\/)(?:\.[^/]+|__MACOSX|node_modules|assets|[^/]*_media)\//;

/** Whether a file may contain data, by its name. */
export function mayHoldData(file: string): boolean {
  return DATA.test(file) && !SKIPPED.test(file) && isReal(file);
}

/** Files with data, and files that show that a download was made in another format. */
const DATA = /\.(?:js|csv|tsv|json|jsonl|ndjson|txt|html|zip|xlsx)(?:\.gz)?$/i;
