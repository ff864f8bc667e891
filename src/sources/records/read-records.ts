import { parseJson } from '../../model/parse-event.ts';
import { EndsEarly } from '../input/ends-early.ts';
import type { RawRecord } from '../text/open-record.ts';
import { RecordSplitter } from './record-splitter.ts';

/** A record of an archive, with what it says or why it says nothing. */
export type ReadRecord = {
  /** The line it begins on. */
  line: number;
  text: string;
  /** Characters of the whole record, where `text` is only its beginning. */
  length?: number;
} & ({ value: unknown } | { rejection: string });

/**
 * Reads a file of an archive record by record. Where the file is cut short or damaged, what came
 * before is read, and the place where it breaks off is a record that says nothing.
 *
 * @param wrapper the name that every record is wrapped in, if any.
 */
export async function* readRecords(
  bytes: AsyncIterable<Buffer>,
  wrapper?: string,
): AsyncGenerator<ReadRecord[]> {
  const splitter = new RecordSplitter(wrapper);
  try {
    for await (const chunk of bytes) yield splitter.take(chunk).map(parsed);
    yield splitter.end().map(parsed);
  } catch (error) {
    if (!(error instanceof EndsEarly)) throw error;
    yield splitter.end(error.message).map(parsed);
  }
}

function parsed({ line, bytes, length, fault }: RawRecord): ReadRecord {
  // What is no UTF-8 becomes the replacement character, which no id may hold.
  // Behind a record that is never closed stands what separates it from the next.
  const text = bytes.toString('utf8').trimEnd();
  if (fault !== undefined) {
    const cut = length > bytes.length ? { length } : {};
    return { line, text, rejection: fault, ...cut };
  }
  return { line, text, ...parseJson(text) };
}
