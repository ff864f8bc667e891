import type { AccountEvent } from '../../model/events.ts';
import type { Input } from '../input/open-input.ts';
import { notRounded } from '../not-rounded.ts';
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
import { readEvent } from './read-event.ts';
import { readArray } from './read-array.ts';
import { recognise } from './recognise.ts';
import type { Format } from './recognise.ts';

/** Event files: NDJSON, a JSON list or CSV, recognised by their text. */
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
  const rows = { unwrapped: 0 };
  return {
    name: text.name,
    size,
    account: () => findAccount(text, format),
    batches: (account, onRead) => {
      const check = all(onlyAbout(account), notRounded(text.head));
      return named(readAll(text, format, check, rows, onRead), text.name);
    },
    notes: () => [...text.notes(), ...(rows.unwrapped > 0 ? [WITHOUT_SIGNS] : [])],
    close,
  };
}

const WITHOUT_SIGNS =
  'A spreadsheet had put signs around some ids, such as ="123". Tribefinder removed the signs.';

/** Returns a check that makes both checks, in this order. */
function all(first: Check, second: Check): Check {
  return (event) => first(event) ?? second(event);
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
  rows: { unwrapped: number },
  onRead?: (bytesSoFar: number) => void,
): AsyncGenerator<ReadBatch> {
  return format.kind === 'array'
    ? readArray(text.bytes(onRead), check)
    : readLines(text.lines(onRead), readerOf(format, check, rows));
}

function readerOf(
  format: Exclude<Format, { kind: 'array' }>,
  check: Check,
  rows: { unwrapped: number },
): LineReader {
  if (format.kind !== 'csv') return createNdjsonReader(check);
  return createCsvReader(
    format.header,
    (names, cells) => {
      const row = fieldsOf(names, cells);
      if ('rejection' in row) return row;
      rows.unwrapped += row.unwrapped;
      const read = readEvent(row.fields);
      return 'event' in read && row.flaw !== undefined ? { ...read, flaw: row.flaw } : read;
    },
    check,
  );
}

const anything: Check = () => undefined;

/** Returns the first account that the file names. Cost: reads the file up to there. */
async function findAccount(text: Text, format: Format): Promise<AccountEvent | undefined> {
  // In NDJSON, we parse only lines that can be about an account.
  const batches =
    format.kind === 'ndjson'
      ? readLines(linesWith(text.lines(), 'account'), readerOf(format, anything, { unwrapped: 0 }))
      : readAll(text, format, anything, { unwrapped: 0 });
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
