import { isUtf8 } from 'node:buffer';
import { fromWindows1252, wholeCharacters } from './windows-1252.ts';

const [LINE_FEED, CARRIAGE_RETURN] = [10, 13];

/** Converts UTF-16 to UTF-8. Half a surrogate pair becomes the replacement character. */
export async function* fromUtf16(
  bytes: AsyncIterable<Buffer>,
  encoding: 'UTF-16LE' | 'UTF-16BE',
): AsyncGenerator<Buffer> {
  const decoder = new TextDecoder(encoding);
  for await (const chunk of bytes) yield Buffer.from(decoder.decode(chunk, { stream: true }));
  yield Buffer.from(decoder.decode());
}

/**
 * Yields bytes that should be UTF-8 unchanged. If some are not, asks once whether they are
 * Windows-1252, and converts them from there on.
 */
export async function* repaired(
  bytes: AsyncIterable<Buffer>,
  areWindows1252: () => Promise<boolean>,
): AsyncGenerator<Buffer> {
  let isOld = false;
  let cut: Buffer = Buffer.alloc(0);
  for await (const chunk of bytes) {
    const all = cut.length === 0 ? chunk : Buffer.concat([cut, chunk]);
    const end = wholeCharacters(all);
    const block = all.subarray(0, end);
    cut = all.subarray(end);
    isOld ||= !isUtf8(block) && (await areWindows1252());
    yield isOld ? Buffer.from(fromWindows1252(block)) : block;
  }
  yield isOld ? Buffer.from(fromWindows1252(cut)) : cut;
}

/** Replaces carriage returns that end lines alone with line feeds. */
export async function* withLineFeeds(bytes: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  for await (const chunk of bytes) {
    const copy = Buffer.from(chunk);
    for (let at = copy.indexOf(CARRIAGE_RETURN); at >= 0; at = copy.indexOf(CARRIAGE_RETURN, at)) {
      copy[at] = LINE_FEED;
    }
    yield copy;
  }
}
