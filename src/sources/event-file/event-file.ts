import type { AccountEvent } from '../../model/events.ts';
import { createCsvReader } from './csv-reader.ts';
import { EndsEarly, gunzip, isGzip } from './gunzip.ts';
import { openInput } from './open-input.ts';
import type { Input } from './open-input.ts';
import type { AccountId } from '../../model/ids.ts';
import { createNdjsonReader } from './read-lines.ts';
import type { Check, LineReader, ReadBatch } from './read-lines.ts';
import { HEAD_BYTES, recognise } from './recognise.ts';
import type { Format } from './recognise.ts';
import { textLines } from './text-lines.ts';
import type { TextLine } from './text-lines.ts';

/** A file of events: NDJSON or CSV, plain or packed with gzip, found out from its bytes. */
export interface EventFile {
  name: string;
  /** In bytes, as stored. */
  size: number;
  /** The first account that the file names, wherever in the file. Cost: a reading up to there. */
  account: () => Promise<AccountEvent | undefined>;
  /**
   * Reads the file from the start, some hundred or thousand lines a time; every line that is not
   * blank comes as an event or as set aside, also where it is about another account than this
   * one. Memory does not grow with the size of the file.
   */
  batches: (account: AccountId, onRead?: (bytesSoFar: number) => void) => AsyncGenerator<ReadBatch>;
  close: () => Promise<void>;
}

/**
 * Opens a file of events; the path `-` is standard input. Throws a `TribeError` for what cannot
 * be opened or cannot hold events.
 */
export async function openEventFile(
  path: string,
  standardInput: AsyncIterable<Uint8Array>,
): Promise<EventFile> {
  const input = await openInput(path, standardInput);
  try {
    const format = recognise(input.name, await headOf(input));
    return {
      name: input.name,
      size: input.size,
      account: () => findAccount(input, format),
      batches: (account, onRead) =>
        read(textLines(unpacked(input, onRead)), readerOf(format, onlyAbout(account))),
      close: input.close,
    };
  } catch (error) {
    await input.close();
    throw error;
  }
}

async function* unpacked(
  input: Input,
  onRead?: (bytesSoFar: number) => void,
): AsyncGenerator<Buffer> {
  const bytes = input.bytes(onRead);
  const first = await bytes.next();
  if (first.done === true) return;
  const all = startingWith(first.value, bytes);
  yield* isGzip(first.value) ? gunzip(all) : all;
}

async function* startingWith(first: Buffer, rest: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  yield first;
  yield* rest;
}

async function headOf(input: Input): Promise<Buffer> {
  const parts: Buffer[] = [];
  let length = 0;
  try {
    for await (const chunk of unpacked(input)) {
      parts.push(chunk);
      length += chunk.length;
      if (length >= HEAD_BYTES) break;
    }
  } catch (error) {
    // What came before the break is judged; the break itself is reported when the file is read.
    if (!(error instanceof EndsEarly)) throw error;
  }
  return Buffer.concat(parts).subarray(0, HEAD_BYTES);
}

async function* read(
  lines: AsyncIterable<TextLine[]>,
  reader: LineReader,
): AsyncGenerator<ReadBatch> {
  for await (const block of lines) yield reader.take(block);
  yield reader.end();
}

function readerOf(format: Format, check: Check): LineReader {
  return format.kind === 'csv' ? createCsvReader(format.header, check) : createNdjsonReader(check);
}

/** A file is about one audience: what names another account cannot be told apart by its lines. */
function onlyAbout(account: AccountId): Check {
  return (event) =>
    event.type === 'account' && event.id !== account
      ? `the line names the account ${event.id}, but this import is into ${account}`
      : undefined;
}

async function findAccount(input: Input, format: Format): Promise<AccountEvent | undefined> {
  const lines = textLines(unpacked(input));
  // Only lines that can be about an account are worth parsing; rows of CSV hang together.
  const worthReading = format.kind === 'csv' ? lines : linesWith(lines, 'account');
  const reader = readerOf(format, () => undefined);
  for await (const { events } of read(worthReading, reader)) {
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
