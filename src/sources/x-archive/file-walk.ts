import type { Check, ReadBatch } from '../read-batch.ts';
import type { SourceBatch } from '../source.ts';
import { nameOf, type Container } from '../container/container.ts';
import { readList, readRows } from './read-list.ts';
import type { RecordMap, RowMap } from './read-list.ts';

/** Reads files of an archive one after the other. */
export interface FileWalk {
  /** @param wrapper the name of the object around every record, if any. */
  records: (
    files: readonly string[],
    wrapper: string | undefined,
    map: RecordMap,
  ) => AsyncGenerator<SourceBatch>;
  /** @param column a name that the first row must contain. */
  rows: (files: readonly string[], column: string, map: RowMap) => AsyncGenerator<SourceBatch>;
}

/** @param onRead called with how many bytes, as stored, of all files have been read so far. */
export function createFileWalk(
  archive: Container,
  check: Check,
  onRead?: (bytesSoFar: number) => void,
): FileWalk {
  let done = 0;
  async function* walk(
    files: readonly string[],
    read: (bytes: AsyncIterable<Buffer>) => AsyncGenerator<ReadBatch>,
  ): AsyncGenerator<SourceBatch> {
    for (const file of files) {
      const stored = archive.files.get(file);
      if (stored === undefined) continue;
      const bytes = stored.read((soFar) => onRead?.(done + soFar));
      for await (const batch of read(bytes)) yield { ...batch, file: nameOf(archive, file) };
      done += stored.size;
    }
  }
  return {
    records: (files, wrapper, map) => walk(files, (bytes) => readList(bytes, wrapper, map, check)),
    rows: (files, column, map) => walk(files, (bytes) => readRows(bytes, column, map, check)),
  };
}
