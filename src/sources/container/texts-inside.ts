import type { Input } from '../input/open-input.ts';
import { isReal, nameOf } from './container.ts';
import type { Container, StoredFile } from './container.ts';

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
  return texts.map(([name, file]) => inputInside(nameOf(container, name), file));
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
