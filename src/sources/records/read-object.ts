import { parseJson } from '../../model/parse-event.ts';
import { EndsEarly } from '../input/ends-early.ts';

/** The value of a small file, or its text and why it was rejected. */
export type ReadObject = { value: unknown } | { text: string; rejection: string };

/** Files that we read as a whole have some thousand bytes. */
const MOST_BYTES = 4 * 1024 * 1024;

/** Reads a file of an archive that assigns one value: the JSON after the first `=`. */
export async function readObject(bytes: AsyncIterable<Buffer>): Promise<ReadObject> {
  const parts: Buffer[] = [];
  let length = 0;
  try {
    for await (const chunk of bytes) {
      parts.push(chunk);
      length += chunk.length;
      if (length > MOST_BYTES) break;
    }
  } catch (error) {
    if (!(error instanceof EndsEarly)) throw error;
    return { text: textOf(parts), rejection: error.message };
  }
  const text = textOf(parts);
  if (length > MOST_BYTES) {
    return { text, rejection: `the file has more than ${MOST_BYTES} bytes` };
  }
  const json = parseJson(assignedIn(text));
  return 'value' in json ? json : { text, ...json };
}

function textOf(parts: readonly Buffer[]): string {
  return Buffer.concat(parts)
    .toString('utf8')
    .replace(/^\uFEFF/, '');
}

function assignedIn(text: string): string {
  const assigned = /^\s*[[{]/.test(text) ? text : text.slice(text.indexOf('=') + 1);
  return assigned.trim().replace(/;$/, '');
}
