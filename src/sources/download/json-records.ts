import { isUtf8 } from 'node:buffer';
import { parseJson } from '../../model/parse-event.ts';
import { EndsEarly } from '../input/ends-early.ts';
import { JsonLists, type ListElement, type ListFrame } from '../records/json-lists.ts';
import type { DownloadRecord, RecordKind } from './download.ts';

/** Some records of a JSON file, and the JSON around its lists. */
export interface JsonRecords {
  records: DownloadRecord[];
  frames: ListFrame[];
}

/**
 * Reads the lists of a JSON file, at any depth, record by record.
 *
 * @param kindOf returns the kind of the list with these names around it; `undefined`: skip it
 * @param broken the kind of the missing records if the file is cut short
 */
export async function* jsonRecords(
  bytes: AsyncIterable<Buffer>,
  kindOf: (path: readonly string[]) => RecordKind | undefined,
  broken: RecordKind,
): AsyncGenerator<JsonRecords> {
  const lists = new JsonLists();
  let fault: string | undefined;
  try {
    for await (const chunk of bytes) {
      const { elements, frames } = lists.take(chunk);
      const records = elements.flatMap((element) => {
        const kind = kindOf(element.path);
        return kind === undefined ? [] : [recordOf(element, kind)];
      });
      yield { records, frames };
    }
  } catch (error) {
    if (!(error instanceof EndsEarly)) throw error;
    fault = error.message;
  }
  const rejection = fault ?? lists.end();
  if (rejection === undefined) return;
  yield { records: [{ kind: broken, line: lists.line, text: '', rejection }], frames: [] };
}

function recordOf({ line, bytes, length, fault }: ListElement, kind: RecordKind): DownloadRecord {
  const text = bytes.toString('utf8').trim();
  const cut = length > bytes.length ? { length } : {};
  if (fault !== undefined) return { kind, line, text, rejection: fault, ...cut };
  if (!isUtf8(bytes)) return { kind, line, text, rejection: 'the record is not UTF-8' };
  return { kind, line, text, ...parseJson(text) };
}
