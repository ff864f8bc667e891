/** The files of an archive, in a zip or in a folder; none of them is open yet. */
export interface ArchiveFiles {
  /** As the person named the archive. */
  name: string;
  /** By their names, `/` between folders. */
  files: ReadonlyMap<string, StoredFile>;
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
