import { trimLine } from '../text/text-lines.ts';
import { CellReader } from '../text/csv-reader.ts';
import { arePosts, namePeople, plainName } from './columns.ts';
import { fieldsOfRecord, isListName, isObject, isRecord } from './json-fields.ts';
import type { TableForm } from './read-table.ts';

/** How the records of a list stand in its file. */
export type ListForm =
  | ({ kind: 'table' } & TableForm)
  | { kind: 'plain' }
  | { kind: 'json' }
  | { kind: 'json-lines' };

/** What an event file has and a list has not. */
const EVENT =
  /"type"\s*:\s*"(?:account|post|deletion|person|interest|follow|unfollow|snapshot|status|engagement|following|unfollowing|tie)"/;
const EVENT_TYPE =
  /^(?:account|post|deletion|person|interest|follow|unfollow|snapshot|status|engagement|following|unfollowing|tie)$/i;

/**
 * Tells from the beginning of a file how a list stands in it; `undefined` if it is no list.
 *
 * @param isWhole whether this is all of the file
 */
export function recogniseList(head: string, isWhole: boolean): ListForm | undefined {
  const text = head.replace(/^\uFEFF/, '').trimStart();
  if (text === '' || EVENT.test(text)) return undefined;
  if (text.startsWith('{') || text.startsWith('[')) return jsonForm(text, isWhole);
  const lines = completeLines(head, isWhole);
  return tableForm(lines) ?? (lines.every(isName) ? { kind: 'plain' } : undefined);
}

function completeLines(head: string, isWhole: boolean): string[] {
  const lines = head.split('\n').map(trimLine);
  return isWhole || lines.length < 2 ? lines : lines.slice(0, -1);
}

function jsonForm(text: string, isWhole: boolean): ListForm | undefined {
  const [first, second] = text.split('\n').map((line) => line.trim());
  const value = parsed(first!);
  if (isObject(value) && (second ? second.startsWith('{') : isWhole)) {
    return isList(value) ? { kind: 'json-lines' } : undefined;
  }
  return looksListed(text) ? { kind: 'json' } : undefined;
}

function isList(value: unknown): boolean {
  if (isRecord(Object.keys(fieldsOfRecord(value)))) return true;
  return isObject(value) && Object.entries(value).some(([name, inner]) => holdsList(name, inner));
}

function holdsList(name: string, inner: unknown): boolean {
  if (Array.isArray(inner)) return isListName(name);
  return isObject(inner) && Object.entries(inner).some(([key, value]) => holdsList(key, value));
}

/** Whether JSON, of which this is the beginning, has a list or names somebody. */
function looksListed(text: string): boolean {
  if (/^\[\s*(?:"|\d|\{|\])/.test(text)) return true;
  const names = [...text.matchAll(/"([^"\\]{1,60})"\s*:\s*(\[)?/g)];
  return names.some(([, name, opens]) => (opens ? isListName(name!) : namePeople([name!])));
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const DELIMITERS = [',', ';', '\t', '|'];
/** Rows above the header: titles, notes. */
const MOST_TITLES = 10;

function tableForm(lines: readonly string[]): ListForm | undefined {
  const [first] = lines.filter((line) => line !== '');
  const said = /^"?sep=(.)"?$/i.exec(first ?? '')?.[1];
  let likeliest: ListForm | undefined;
  for (const delimiter of said === undefined ? DELIMITERS : [said]) {
    const form = tableBy(lines, delimiter, said !== undefined);
    if (form === undefined) continue;
    if (form.isKnown) return isEventTable(lines, form) ? undefined : form;
    likeliest ??= form;
  }
  return likeliest !== undefined && isEventTable(lines, likeliest as KnownTable)
    ? undefined
    : likeliest;
}

type KnownTable = { kind: 'table'; isKnown: boolean } & TableForm;

function tableBy(
  lines: readonly string[],
  delimiter: string,
  isSaid: boolean,
): KnownTable | undefined {
  const reader = new CellReader(delimiter);
  const numbered = lines.map((text, i) => ({ number: i + 1, text }));
  const rows = [...reader.read(numbered, true)].flatMap((row) => ('cells' in row ? [row] : []));
  const start = rows.findIndex(({ text }) => !/^"?sep=.?"?$/i.test(text));
  const above = rows.slice(Math.max(start, 0));
  const known = above.slice(0, MOST_TITLES).find(({ cells }) => isHeader(cells));
  const header = known ?? above[0];
  if (header === undefined) return undefined;
  if (header.cells.length < 2 && known === undefined && !isSaid) return undefined;
  const next = rows[rows.indexOf(header) + 1];
  const firstLine = next?.number ?? header.number + header.text.split('\n').length;
  return {
    kind: 'table',
    delimiter,
    names: namesOf(header.cells),
    firstLine,
    isKnown: known !== undefined,
  };
}

function isHeader(cells: readonly string[]): boolean {
  const names = cells.map((cell) => cell.trim());
  if (names.includes('type') && names.length > 1) return true;
  return names.every((name) => name.length < 60) && (namePeople(names) || arePosts(names));
}

/** Columns without a name, or with the name of another, have their number for a name. */
function namesOf(cells: readonly string[]): string[] {
  const trimmed = cells.map((cell) => cell.trim());
  while (trimmed.length > 1 && trimmed.at(-1) === '') trimmed.pop();
  return trimmed.map((name, i) =>
    name === '' || trimmed.indexOf(name) < i ? `${i + 1}` : name,
  );
}

/** An event file has a column `type` that says so in every row. */
function isEventTable(lines: readonly string[], { names, delimiter, firstLine }: KnownTable) {
  const column = names.findIndex((name) => plainName(name) === 'type');
  if (column < 0) return false;
  const [row] = new CellReader(delimiter).read(
    lines.slice(firstLine - 1).map((text, i) => ({ number: i + 1, text })),
    true,
  );
  return row === undefined || ('cells' in row && EVENT_TYPE.test(row.cells[column] ?? ''));
}

/** Whether a line can be an id, a handle or an address, and nothing else. */
function isName(line: string): boolean {
  return /^(?:|@?[\p{L}\p{N}_.-]+(?:@[\w.-]+)?|(?:https?:\/\/|did:|at:\/\/)[^\s,;"<>]+)$/u.test(line.trim());
}

