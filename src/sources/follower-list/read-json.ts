import { isUtf8 } from 'node:buffer';
import type { Fields } from '../../model/fields.ts';
import { EndsEarly } from '../input/ends-early.ts';
import { textLines, trimLine } from '../text/text-lines.ts';
import { fieldsOfRecord, isListName, isObject, isRecord, parseExactly } from './json-fields.ts';
import { JsonLists, type ListElement } from '../records/json-lists.ts';
import { keyedPeople } from './keyed-people.ts';
import type { ListPart, ListRow } from './list-row.ts';

/** A part of a file, with the rows of each list. */
export type JsonPart = { lists: Map<string, ListRow[]>; beside: Fields[] };

/** Instead of a name, for objects that are in no list but follow one another. */
export const NO_LIST = '{}';

/** Reads JSON that contains lists at any depth. */
export async function* readJson(bytes: AsyncIterable<Buffer>): AsyncGenerator<JsonPart> {
  const splitter = new JsonLists();
  let fault: string | undefined;
  try {
    for await (const chunk of bytes) {
      const { elements, frames } = splitter.take(chunk);
      const part: JsonPart = { lists: new Map(), beside: [] };
      for (const element of elements) addElement(part, element);
      for (const { line, json } of frames) addFrame(part, line, json);
      yield part;
    }
  } catch (error) {
    if (!(error instanceof EndsEarly)) throw error;
    fault = error.message;
  }
  const rejection = fault ?? splitter.end();
  if (rejection !== undefined) yield broken(splitter.line, rejection);
}

/** Instead of a name, for rejected rows that may belong to any list. */
const ANY_LIST = '*';

function broken(line: number, rejection: string): JsonPart {
  return { lists: new Map([[ANY_LIST, [{ line, text: '', rejection }]]]), beside: [] };
}

function addElement(part: JsonPart, element: ListElement): void {
  const text = element.bytes.toString('utf8').trim();
  const row = rowOf(element, text);
  if ('value' in row) addValue(part, element.list, element.line, text, row.value);
  else add(part, element.list, { line: element.line, text, ...row });
}

function rowOf(
  { bytes, length, fault }: ListElement,
  text: string,
): { value: unknown } | { rejection: string; length?: number } {
  if (fault !== undefined) {
    return { rejection: fault, ...(length > bytes.length && { length }) };
  }
  if (!isUtf8(bytes)) return { rejection: 'the record is not UTF-8' };
  return parseExactly(text, 'record');
}

/** Adds a record, or the records of a page. */
function addValue(part: JsonPart, list: string, line: number, text: string, value: unknown): void {
  const fields = fieldsOfRecord(value);
  const pages = isObject(value) && !isRecord(value) ? listsIn(value) : [];
  if (pages.length === 0) {
    add(part, list, { line, text, fields });
    return;
  }
  part.beside.push(fields);
  for (const [name, entries] of pages) {
    for (const entry of entries) {
      add(part, name, { line, text: JSON.stringify(entry), fields: fieldsOfRecord(entry) });
    }
  }
}

/** Returns the lists of records in an object, by name. */
function listsIn(value: unknown): [name: string, entries: unknown[]][] {
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([name, inner]): [string, unknown[]][] => {
    if (Array.isArray(inner)) return isListName(name) ? [[name, inner]] : [];
    return listsIn(inner);
  });
}

function addFrame(part: JsonPart, line: number, json: string): void {
  if (json.startsWith('[')) return;
  const read = parseExactly(json, 'record');
  if ('rejection' in read) {
    const rejection = 'the JSON around the list is broken';
    part.lists.set(ANY_LIST, [{ line, text: json, rejection }]);
    return;
  }
  const fields = fieldsOfRecord(read.value);
  part.beside.push(fields);
  if (isRecord(fields)) add(part, NO_LIST, { line, text: json, fields });
  for (const [name, rows] of keyedPeople(read.value)) {
    for (const row of rows)
      add(part, name || NO_LIST, { line, text: JSON.stringify(row), fields: row });
  }
}

/** Reads one JSON value a line: a record, or a page of records. */
export async function* readJsonLines(bytes: AsyncIterable<Buffer>): AsyncGenerator<JsonPart> {
  for await (const lines of textLines(bytes)) {
    const part: JsonPart = { lists: new Map(), beside: [] };
    for (const { number, text: raw, fault } of lines) {
      const text = trimLine(raw);
      if (text === '' && fault === undefined) continue;
      const row =
        fault === undefined ? parseExactly(withoutComma(text), 'line') : { rejection: fault };
      if ('value' in row) addValue(part, NO_LIST, number, text, row.value);
      else add(part, ANY_LIST, { line: number, text, ...row });
    }
    yield part;
  }
}

/** Removes a comma at the end, as lines of a JSON list have one. */
function withoutComma(text: string): string {
  return text.replace(/,\s*$/, '');
}

function add({ lists }: JsonPart, list: string, row: ListRow): void {
  const rows = lists.get(list);
  if (rows === undefined) lists.set(list, [row]);
  else rows.push(row);
}

/** Returns the rows of one list, and those that may belong to any. */
export function partOf({ lists, beside }: JsonPart, list: string): ListPart {
  return { rows: [...(lists.get(list) ?? []), ...(lists.get(ANY_LIST) ?? [])], beside };
}
