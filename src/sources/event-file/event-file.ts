import type { AccountEvent } from '../../model/events.ts';
import { parseEvent } from '../../model/parse-event.ts';
import type { Input } from '../input/open-input.ts';
import { onlyAbout } from '../only-about.ts';
import type { Check, ReadBatch } from '../read-batch.ts';
import type { OpenedSource, Source, SourceBatch } from '../source.ts';
import { createCsvReader } from '../text/csv-reader.ts';
import type { LineReader } from '../text/line-reader.ts';
import { readLines } from '../text/line-reader.ts';
import type { Text } from '../text/open-text.ts';
import type { TextLine } from '../text/text-lines.ts';
import { fieldsOf } from './csv-cells.ts';
import { createNdjsonReader } from './ndjson-reader.ts';
import { readArray } from './read-array.ts';
import { recognise } from './recognise.ts';
import type { Format } from './recognise.ts';

/** Files of events: NDJSON, a JSON list or CSV, found out from their text. */
export const eventFile: Source = {
  kind: 'event-file',
  detects: ({ kind }) => kind === 'text',
  async open(given) {
    if (given.kind !== 'text') throw new Error('an event file is text');
    try {
      return openEventFile(given.text, given.input);
    } catch (error) {
      await given.input.close();
      throw error;
    }
  },
};

function openEventFile(text: Text, { size, close }: Input): OpenedSource {
  const format = recognise(text.name, text.head);
  return {
    name: text.name,
    size,
    account: () => findAccount(text, format),
    batches: (account, onRead) =>
      named(readAll(text, format, onlyAbout(account), onRead), text.name),
    notes: text.notes,
    close,
  };
}

async function* named(
  batches: AsyncIterable<ReadBatch>,
  file: string,
): AsyncGenerator<SourceBatch> {
  for await (const batch of batches) yield { ...batch, file };
}

function readAll(
  text: Text,
  format: Format,
  check: Check,
  onRead?: (bytesSoFar: number) => void,
): AsyncGenerator<ReadBatch> {
  return format.kind === 'array'
    ? readArray(text.bytes(onRead), check)
    : readLines(text.lines(onRead), readerOf(format, check));
}

function readerOf(format: Exclude<Format, { kind: 'array' }>, check: Check): LineReader {
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

const anything: Check = () => undefined;

/** The first account that the file names, wherever in it. Cost: a reading up to there. */
async function findAccount(text: Text, format: Format): Promise<AccountEvent | undefined> {
  // Of NDJSON only lines that can be about an account are worth parsing.
  const batches =
    format.kind === 'ndjson'
      ? readLines(linesWith(text.lines(), 'account'), readerOf(format, anything))
      : readAll(text, format, anything);
  for await (const { events } of batches) {
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
