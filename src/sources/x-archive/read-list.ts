import type { Fields } from '../../model/fields.ts';
import { addRead, emptyBatch, rejectedLine } from '../read-batch.ts';
import type { Check, ReadBatch } from '../read-batch.ts';
import { findHeader } from '../text/csv-header.ts';
import { createCsvReader } from '../text/csv-reader.ts';
import type { LineReader } from '../text/line-reader.ts';
import { textLines, trimLine } from '../text/text-lines.ts';
import type { TextLine } from '../text/text-lines.ts';
import { eventsFrom } from '../events-from.ts';
import { withoutBadCharacters } from './without-bad-characters.ts';
import { readRecords } from '../records/read-records.ts';
import type { ReadRecord } from '../records/read-records.ts';

/** Maps a record to fields of events. Throws a `Rejection`. */
export type RecordMap = (record: unknown) => Fields[];

/** Maps the cells of a row, in columns with these names, to fields of events. Throws a `Rejection`. */
export type RowMap = (names: readonly string[], cells: readonly string[]) => Fields[];

/** Reads a file of records. Each becomes events, or is rejected. */
export async function* readList(
  bytes: AsyncIterable<Buffer>,
  wrapper: string | undefined,
  map: RecordMap,
  check: Check,
): AsyncGenerator<ReadBatch> {
  for await (const records of readRecords(bytes, wrapper)) {
    const batch = emptyBatch();
    for (const record of records) addRecord(batch, record, map, check);
    yield batch;
  }
}

function addRecord(batch: ReadBatch, record: ReadRecord, map: RecordMap, check: Check): void {
  const { line, text } = record;
  const mapped = 'value' in record ? mappedBy(map, record.value) : { rejection: record.rejection };
  if ('rejection' in mapped) {
    batch.size += text.length;
    batch.rejected.push(rejectedLine(line, text, mapped.rejection, record.length));
  } else for (const event of mapped.events) addRead(batch, line, text, { event }, check);
}

/** Returns the events of a record. A bad character in it costs only that character. */
function mappedBy(map: RecordMap, record: unknown): ReturnType<typeof eventsFrom> {
  const mapped = eventsFrom(() => map(record));
  if ('events' in mapped) return mapped;
  const clean = withoutBadCharacters(record);
  return clean === record ? mapped : eventsFrom(() => map(clean));
}

/** Reads a file of rows. Each becomes one event, or is rejected. */
export async function* readRows(
  bytes: AsyncIterable<Buffer>,
  column: string,
  map: RowMap,
  check: Check,
): AsyncGenerator<ReadBatch> {
  let reader: LineReader | undefined;
  for await (const lines of textLines(bytes)) {
    reader ??= rowReader(lines, column, map, check);
    yield reader.take(lines);
  }
  if (reader !== undefined) yield reader.end();
}

function rowReader(
  lines: readonly TextLine[],
  column: string,
  map: RowMap,
  check: Check,
): LineReader {
  const first = trimLine(lines[0]?.text ?? '');
  const header = findHeader(first, (names) => names.length > 1 && names.includes(column));
  if (header === undefined) return refuseAll(`the first row has no column \`${column}\``);
  return createCsvReader(
    header,
    (names, cells) => {
      const mapped = eventsFrom(() => map(names, cells));
      return 'events' in mapped ? { event: mapped.events[0] } : mapped;
    },
    check,
  );
}

function refuseAll(reason: string): LineReader {
  let said = false;
  return {
    take([first]) {
      const batch = emptyBatch();
      if (!said && first !== undefined) batch.rejected.push(rejectedLine(1, first.text, reason));
      said = true;
      return batch;
    },
    end: emptyBatch,
  };
}
