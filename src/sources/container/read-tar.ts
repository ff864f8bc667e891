import { extract } from 'tar-stream';
import type { Extract, Header } from 'tar-stream';
import { EndsEarly } from '../input/ends-early.ts';
import type { Input } from '../input/open-input.ts';
import { inputOf } from '../input/open-input.ts';
import { spool } from '../input/spool.ts';
import { unpack, unpackedHead } from '../input/unpack.ts';
import type { Container, StoredFile } from './container.ts';
import { mayHoldData, shortName } from './container.ts';
import { refused } from './read-zip.ts';

/** The signature of a tar, and its position in the first block. */
const [SIGNATURE, SIGNATURE_AT] = ['ustar', 257];

const CHUNK_BYTES = 64 * 1024;

/** More files than any platform packs into one download. */
const MOST_ENTRIES = 1_000_000;

/** Whether an input is a tar, with or without gzip. */
export async function isTar(input: Input): Promise<boolean> {
  const head = await unpackedHead(input, SIGNATURE_AT + SIGNATURE.length);
  return head.toString('latin1', SIGNATURE_AT) === SIGNATURE;
}

/** A file of a tar, and its place in the copy. */
interface Copied {
  offset: number;
  size: number;
  writtenAt?: number;
  /** Why it is incomplete. */
  fault?: string;
}

/**
 * Reads a tar once and copies the files that may contain data to a temporary file without a name,
 * because a tar can only be read from its start. If the tar is cut short, the files before that are
 * read. Throws a `TribeError` for a tar that no platform makes, or that unpacks to far more than real
 * ones do.
 */
export async function readTar(input: Input): Promise<Container> {
  const copied = new Map<string, Copied>();
  const copy = await inputOf(await spool(dataIn(input, copied)), input.name);
  const files = Array.from(copied, ([name, file]) => [name, storedFile(copy, file)] as const);
  return {
    name: input.name,
    kind: 'tar',
    size: input.size,
    files: new Map(files),
    // The unpacked size was checked during the copy.
    mustBeSafe: () => undefined,
    async close() {
      await copy.close();
      await input.close();
    },
  };
}

/** Yields the bytes of the files that may contain data, one after the other. */
async function* dataIn(input: Input, copied: Map<string, Copied>): AsyncGenerator<Buffer> {
  const names = new Set<string>();
  const entries = extract();
  void feed(entries, unpack(input));
  let offset = 0;
  let last: Copied | undefined;
  try {
    for await (const entry of entries) {
      const { name, mtime } = entry.header;
      mustBeHarmless(entry.header, names, input.name);
      last = undefined;
      if (entry.header.type !== 'directory' && mayHoldData(name)) {
        last = { offset, size: 0, ...(mtime && { writtenAt: mtime.getTime() }) };
        copied.set(name.replace(/^\.\//, ''), last);
      }
      for await (const chunk of entry as AsyncIterable<Buffer>) {
        if (last === undefined) continue;
        last.size += chunk.length;
        offset += chunk.length;
        yield chunk;
      }
    }
  } catch (error) {
    const fault = whyItEnds(error as Error);
    if (fault === undefined) throw error;
    if (last !== undefined) last.fault = fault;
  } finally {
    entries.destroy(undefined);
  }
}

async function feed(entries: Extract, bytes: AsyncIterable<Buffer>): Promise<void> {
  try {
    for await (const chunk of bytes) {
      if (entries.destroyed) return;
      if (!entries.write(chunk)) await drained(entries);
    }
    entries.end(undefined);
  } catch (error) {
    entries.destroy(error as Error);
  }
}

function drained(entries: Extract): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      entries.off('drain', done);
      entries.off('close', done);
      resolve();
    };
    entries.on('drain', done);
    entries.on('close', done);
  });
}

/** Refuses links, devices and paths, because they can lead out of the tar. */
function mustBeHarmless({ name, type }: Header, names: Set<string>, tar: string): void {
  if (type !== 'file' && type !== 'contiguous-file' && type !== 'directory') {
    throw refused(tar, `contains a ${type ?? 'file of no known kind'} (${shortName(name)})`);
  }
  if (/^(?:[/\\]|[a-z]:)|(?:^|[/\\])\.\.(?:[/\\]|$)/i.test(name)) {
    throw refused(tar, `contains a path that leads out of it (${shortName(name)})`);
  }
  if (type === 'directory') return;
  if (names.has(name))
    throw refused(tar, `contains two files with the same name (${shortName(name)})`);
  names.add(name);
  if (names.size > MOST_ENTRIES) throw refused(tar, `contains more than ${MOST_ENTRIES} files`);
}

/** Returns why a tar is damaged; `undefined` if the error has another cause. */
function whyItEnds(error: Error): string | undefined {
  if (error instanceof EndsEarly) return error.message;
  return /Unexpected end of data|Invalid (?:tar )?header|Header exceeds max size/.test(
    error.message,
  )
    ? `the tar is damaged (${error.message}), so the rest cannot be read`
    : undefined;
}

function storedFile(copy: Input, { offset, size, writtenAt, fault }: Copied): StoredFile {
  return {
    size,
    ...(writtenAt !== undefined && { writtenAt }),
    async *read(onRead) {
      for (let at = 0; at < size; at += CHUNK_BYTES) {
        yield await copy.readAt(offset + at, Math.min(CHUNK_BYTES, size - at));
        onRead?.(Math.min(at + CHUNK_BYTES, size));
      }
      if (fault !== undefined) throw new EndsEarly(fault);
    },
  };
}
