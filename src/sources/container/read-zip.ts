import { crc32 } from 'node:zlib';
import { fromRandomAccessReaderPromise } from 'yauzl';
import type { Entry, ZipFile } from 'yauzl';
import { TribeError } from '../../model/errors.ts';
import { EndsEarly } from '../input/ends-early.ts';
import type { Input } from '../input/open-input.ts';
import type { Container, StoredFile } from './container.ts';
import type { ZipEntry } from './check-zip.ts';
import { whyBomb, whyHostile } from './check-zip.ts';
import { ZipReader } from './zip-reader.ts';

/** More files than any platform packs into one download. */
const MOST_ENTRIES = 1_000_000;

/** Bytes of the header before a file's data, without the file's name. */
const LOCAL_HEADER = 30;

/** The first day of X. In a zip without times, every file has a time in 1980. */
const EARLIEST = Date.UTC(2006, 2, 21);

const DOWNLOAD_AGAIN = 'Download it again, and import it as it is.';

/**
 * Lists the files of a zip. Writes none of them to disk. Throws a `TribeError` for anything but a
 * zip, and for a zip that no platform makes: paths that lead out of it, symbolic links, encrypted
 * files, files that overlap or have the same name.
 *
 * @param stored bytes of the zip itself, if it is inside another zip
 */
export async function readZip(input: Input, stored?: number): Promise<Container> {
  const zip = await fromRandomAccessReaderPromise(new ZipReader(input), input.size, {
    autoClose: false,
  }).catch((error: Error) => {
    throw notReadable(input.name, error);
  });
  const entries: ZipEntry[] = [];
  const files = new Map<string, StoredFile>();
  try {
    for await (const entry of zip.eachEntry()) {
      entries.push(entryOf(entry));
      if (!entry.fileName.endsWith('/')) files.set(entry.fileName, fileOf(zip, entry, input.name));
      if (entries.length > MOST_ENTRIES) throw new Error('too many files');
    }
  } catch (error) {
    throw notReadable(input.name, error as Error);
  }
  const hostile = whyHostile(entries);
  if (hostile !== undefined) throw refused(input.name, hostile);
  return {
    name: input.name,
    kind: 'zip',
    size: input.size,
    files,
    mustBeSafe(names) {
      const read = new Set(names);
      const bomb = whyBomb(
        entries.filter(({ name }) => read.has(name)),
        stored,
      );
      if (bomb !== undefined) throw refused(input.name, bomb);
    },
    close: input.close,
  };
}

/** Returns the error for a container that we refuse to unpack. */
export function refused(name: string, why: string): TribeError {
  return new TribeError(
    `${name} is not safe to unpack: it ${why}.`,
    `Downloads from X, Instagram and TikTok are not like that. ${DOWNLOAD_AGAIN}`,
  );
}

function notReadable(name: string, error: Error): TribeError {
  if (error instanceof TribeError) return error;
  if (/end of central directory/i.test(error.message)) {
    return new TribeError(
      `${name} is not a readable zip: its end is missing, so it is cut short or not a zip at all.`,
      DOWNLOAD_AGAIN,
    );
  }
  return new TribeError(
    `${name} is not a readable zip: ${error.message.replace(/\.$/, '')}.`,
    DOWNLOAD_AGAIN,
  );
}

function entryOf(entry: Entry): ZipEntry {
  return {
    name: entry.fileName,
    offset: entry.relativeOffsetOfLocalHeader,
    stored: LOCAL_HEADER + entry.fileNameLength + entry.compressedSize,
    packed: entry.compressedSize,
    size: entry.uncompressedSize,
    isEncrypted: entry.isEncrypted(),
    unixMode: entry.versionMadeBy >> 8 === 3 ? entry.externalFileAttributes >>> 16 : 0,
  };
}

function fileOf(zip: ZipFile, entry: Entry, archive: string): StoredFile {
  const writtenAt = entry.getLastModDate({ timezone: 'UTC' }).getTime();
  return {
    size: entry.compressedSize,
    ...(writtenAt > EARLIEST && { writtenAt }),
    read: (onRead) => unpack(zip, entry, archive, onRead),
  };
}

async function* unpack(
  zip: ZipFile,
  entry: Entry,
  archive: string,
  onRead?: (bytesSoFar: number) => void,
): AsyncGenerator<Buffer> {
  let checksum = 0;
  let size = 0;
  try {
    const stream = await zip.openReadStreamPromise(entry);
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      checksum = crc32(chunk, checksum);
      size += chunk.length;
      onRead?.((entry.compressedSize * size) / Math.max(entry.uncompressedSize, 1));
      yield chunk;
    }
  } catch (error) {
    throw whyBroken(error as Error, entry, archive);
  }
  if (checksum !== entry.crc32) throw new EndsEarly('the zip is damaged: its checksum is wrong');
}

function whyBroken(error: Error, { fileName }: Entry, archive: string): Error {
  if (error instanceof TribeError) return error;
  // The file is larger than its header says, and all limits are checked against the header.
  if (error.message.startsWith('too many bytes')) {
    return refused(archive, `contains more than it declares (${fileName})`);
  }
  if (error.message.startsWith('unsupported compression method')) {
    return new TribeError(
      `${archive} has a compression that Tribefinder cannot read (${error.message}).`,
      'Unpack it and import the folder.',
    );
  }
  return new EndsEarly(`the zip is damaged (${error.message}), so the rest cannot be read`);
}
