import type { ReadBatch } from '../read-batch.ts';
import type { TextLine } from './text-lines.ts';

/** Turns the lines of a format into events. `end` returns those that were still incomplete. */
export interface LineReader {
  take: (lines: readonly TextLine[]) => ReadBatch;
  end: () => ReadBatch;
}

/** Reads a whole file with a reader, a block of lines at a time. */
export async function* readLines(
  lines: AsyncIterable<TextLine[]>,
  reader: LineReader,
): AsyncGenerator<ReadBatch> {
  for await (const block of lines) yield reader.take(block);
  yield reader.end();
}
