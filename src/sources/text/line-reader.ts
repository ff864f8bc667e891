import type { ReadBatch } from '../read-batch.ts';
import type { TextLine } from './text-lines.ts';

/** A format of text files: lines in, events out; at the end what was held back comes too. */
export interface LineReader {
  take: (lines: readonly TextLine[]) => ReadBatch;
  end: () => ReadBatch;
}

/** Reads a whole file by it, a block of lines at a time. */
export async function* readLines(
  lines: AsyncIterable<TextLine[]>,
  reader: LineReader,
): AsyncGenerator<ReadBatch> {
  for await (const block of lines) yield reader.take(block);
  yield reader.end();
}
