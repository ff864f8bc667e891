import type { Input } from '../input/open-input.ts';
import { whyTooLarge } from '../input/unpacking-limits.ts';
import { isReal, nameOf } from './container.ts';
import type { Container, StoredFile } from './container.ts';
import { refused } from './read-zip.ts';

/** Lists and event files, by their names. */
const TEXT = /\.(?:csv|tsv|txt|json|jsonl|ndjson)(?:\.gz)?$/i;

/** An export of one account has no more than this. */
const MOST_TEXTS = 1000;

/** Returns the texts of a zip or tar as files of their own; none if there are too many. */
export function textsInside(container: Container): Input[] {
  if (container.kind === 'folder') return [];
  const texts = [...container.files].filter(
    ([name]) => TEXT.test(name) && isReal(name) && !/(?:^|\/)readme/i.test(name),
  );
  if (texts.length > MOST_TEXTS) return [];
  container.mustBeSafe(texts.map(([name]) => name));
  const onUnpacked = unpackedTogether(container);
  return texts.map(([name, file]) => ({
    ...inputInside(nameOf(container, name), file),
    onUnpacked: (bytes) => onUnpacked(name, bytes),
  }));
}

/** Counts what the files unpack to together. Each may be read several times, and counts once. */
function unpackedTogether({ name, size }: Container): (file: string, bytes: number) => void {
  const largest = new Map<string, number>();
  let all = 0;
  return (file, bytes) => {
    const known = largest.get(file) ?? 0;
    if (bytes <= known) return;
    largest.set(file, bytes);
    all += bytes - known;
    const why = whyTooLarge(size, all);
    if (why !== undefined) throw refused(name, why);
  };
}

function inputInside(name: string, file: StoredFile): Input {
  return {
    name,
    size: file.size,
    bytes: (onRead) => file.read(onRead),
    async readAt(position, length) {
      const parts: Buffer[] = [];
      let read = 0;
      for await (const chunk of file.read()) {
        parts.push(chunk);
        read += chunk.length;
        if (read >= position + length) break;
      }
      return Buffer.concat(parts).subarray(position, position + length);
    },
    close: () => Promise.resolve(),
  };
}
