import { addRead, emptyBatch, rejectedLine } from '../read-batch.ts';
import type { Check, ReadBatch } from '../read-batch.ts';
import { readEvent } from './read-event.ts';
import { readRecords } from '../records/read-records.ts';

/** Reads a JSON list of events, one after the other. */
export async function* readArray(
  bytes: AsyncIterable<Buffer>,
  check: Check,
): AsyncGenerator<ReadBatch> {
  for await (const records of readRecords(bytes)) {
    const batch = emptyBatch();
    for (const record of records) {
      const { line, text } = record;
      if ('value' in record) addRead(batch, line, text, readEvent(record.value), check);
      else batch.rejected.push(rejectedLine(line, text, record.rejection, record.length));
    }
    yield batch;
  }
}
