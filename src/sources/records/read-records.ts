import { parseJson } from '../../model/parse-event.ts';
import { EndsEarly } from '../input/ends-early.ts';
import type { RawRecord } from '../text/open-record.ts';
import { RecordSplitter } from './record-splitter.ts';

/** A record of an archive: its value, or why it was rejected. */
export type ReadRecord = {
  /** The line on which it begins. */
  line: number;
  text: string;
  /** Characters of the whole record, if `text` is only its beginning. */
  length?: number;
} & ({ value: unknown } | { rejection: string });

/**
 * Reads a file of an archive record by record. If the file is cut short or damaged, yields the records
 * before that, and a rejected record for the rest.
 *
 * @param wrapper the name of the object around every record, if any.
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
  // Invalid UTF-8 becomes the replacement character, which no id may contain.
  // A record that is never closed ends with the separator before the next one.
  const text = bytes.toString('utf8').trimEnd();
  if (fault !== undefined) {
    const cut = length > bytes.length ? { length } : {};
    return { line, text, rejection: fault, ...cut };
  }
  return { line, text, ...parseJson(text) };
}
