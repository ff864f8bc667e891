import type { AccountEvent } from '../../model/events.ts';
import { parseEvent } from '../../model/parse-event.ts';
import type { Input } from '../input/open-input.ts';
import { unpack, unpackedHead } from '../input/unpack.ts';
import { onlyAbout } from '../only-about.ts';
import type { Check, ReadBatch } from '../read-batch.ts';
import type { OpenedSource, Source, SourceBatch } from '../source.ts';
import { createCsvReader } from '../text/csv-reader.ts';
import type { LineReader } from '../text/line-reader.ts';
import { readLines } from '../text/line-reader.ts';
import { textLines } from '../text/text-lines.ts';
import type { TextLine } from '../text/text-lines.ts';
import { fieldsOf } from './csv-cells.ts';
import { createNdjsonReader } from './ndjson-reader.ts';
import { HEAD_BYTES, recognise } from './recognise.ts';
import type { Format } from './recognise.ts';

/** Files of events: NDJSON or CSV, plain or packed with gzip, found out from their bytes. */
export const eventFile: Source = {
  kind: 'event-file',
  detects: ({ kind }) => kind === 'file',
  async open(given) {
    if (given.kind !== 'file') throw new Error('an event file is a file');
    try {
      return await openEventFile(given.input);
    } catch (error) {
      await given.input.close();
      throw error;
    }
  },
};

async function openEventFile(input: Input): Promise<OpenedSource> {
  const format = recognise(input.name, await unpackedHead(input, HEAD_BYTES));
  return {
    name: input.name,
    size: input.size,
    account: () => findAccount(input, format),
    batches: (account, onRead) => {
      const lines = textLines(unpack(input, onRead));
      return named(readLines(lines, readerOf(format, onlyAbout(account))), input.name);
    },
    close: input.close,
  };
}

async function* named(
  batches: AsyncIterable<ReadBatch>,
  file: string,
): AsyncGenerator<SourceBatch> {
  for await (const batch of batches) yield { ...batch, file };
}

function readerOf(format: Format, check: Check): LineReader {
  if (format.kind !== 'csv') return createNdjsonReader(check);
  return createCsvReader(
    format.header,
    (names, cells) => {
      const row = fieldsOf(names, cells);
      return 'fields' in row ? parseEvent(row.fields) : row;
    },
    check,
  );
}

/** The first account that the file names, wherever in it. Cost: a reading up to there. */
async function findAccount(input: Input, format: Format): Promise<AccountEvent | undefined> {
  const lines = textLines(unpack(input));
  // Only lines that can be about an account are worth parsing; rows of CSV hang together.
  const worthReading = format.kind === 'csv' ? lines : linesWith(lines, 'account');
  const reader = readerOf(format, () => undefined);
  for await (const { events } of readLines(worthReading, reader)) {
    for (const { event } of events) if (event.type === 'account') return event;
  }
  return undefined;
}

async function* linesWith(
  lines: AsyncIterable<TextLine[]>,
  word: string,
): AsyncGenerator<TextLine[]> {
  for await (const block of lines) yield block.filter(({ text }) => text.includes(word));
}
