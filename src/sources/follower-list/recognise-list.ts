import { EVENT_TYPES } from '../../model/parse-event.ts';
import { whySpoilt } from '../../model/spoilt-id.ts';
import { trimLine } from '../text/text-lines.ts';
import type { Text } from '../text/open-text.ts';
import { isEventHeader } from '../event-file/csv-cells.ts';
import { knownByText } from '../looks-like/known-text.ts';
import { cellsOf } from '../text/csv-cells-of.ts';
import { type CsvHeader, DELIMITERS, findHeader, MOST_LINES_ABOVE } from '../text/csv-header.ts';
import { arePosts, isEmailColumn, namePeople, plainName } from './columns.ts';
import { fieldsOfRecord, isListName, isObject, isRecord, parseExactly } from './json-fields.ts';
import { buttonsOn } from './copied-page.ts';
import { MOST_FOOTERS } from './footers.ts';
import { keyedPeople } from './keyed-people.ts';
import { areMarked, isHandleAlone, namesIn } from './names-in-line.ts';
import { isBelow, type PlainForm, type TableForm } from './read-table.ts';

/** The format of a list in its file. */
export type ListForm =
  | ({ kind: 'table' } & TableForm)
  | ({ kind: 'plain' } & PlainForm)
  | { kind: 'json' }
  | { kind: 'json-lines' };

const TYPES = EVENT_TYPES.join('|');
/** Found in event files, but not in lists. */
const EVENT = new RegExp(`"type"\\s*:\\s*"(?:${TYPES})"`);
const ROW_OF_EVENT = new RegExp(`^(?:${TYPES})$`, 'i');

type ListHead = Pick<Text, 'name' | 'head' | 'isWhole'>;

/** Returns the format of a list from the beginning of its text; `undefined` if it is no list. */
export function recogniseList({ name, head, isWhole }: ListHead): ListForm | undefined {
  const text = head.trimStart();
  if (text === '' || EVENT.test(text) || isOther(text)) return undefined;
  if (/^(?:\{|\[(?!\s*'))/.test(text)) return jsonForm(text, isWhole);
  const lines = completeLines(head, isWhole);
  if (isEventTable(head, lines)) return undefined;
  // A file with such a name and without JSON is broken, not a list.
  if (/\.(?:ndjson|jsonl?)(?:\.gz)?$/i.test(name)) return undefined;
  return (
    buttonsForm(lines) ?? tableForm(head, lines) ?? plainForm(lines, isWhole) ?? pageForm(lines)
  );
}

/** Whether we know a text to be no list. ActivityPub collections in a Mastodon archive are lists. */
function isOther(text: string): boolean {
  return knownByText(text) !== undefined && !/"orderedItems"\s*:\s*\[/.test(text);
}

/** Whether rows name types of events, as in an event file. Lists may have a column `type` too. */
function isEventTable(head: string, lines: readonly string[]): boolean {
  const header = findHeader(head, isEventHeader);
  if (header === undefined) return false;
  const column = header.names.findIndex((name) => name.toLowerCase() === 'type');
  const types = lines
    .slice(header.line)
    .filter((line) => line !== '')
    .map((line) => cellsOf(line, header.delimiter).cells[column] ?? '');
  return types.length === 0 || types.some((type) => ROW_OF_EVENT.test(type.trim()));
}

function completeLines(head: string, isWhole: boolean): string[] {
  const lines = head.split(/\r\n|\r|\n/).map(trimLine);
  return isWhole || lines.length < 2 ? lines : lines.slice(0, -1);
}

function jsonForm(text: string, isWhole: boolean): ListForm | undefined {
  const [first, second] = text.split('\n').map((line) => line.trim());
  const read = parseExactly(first!, 'line');
  const value = 'value' in read ? read.value : undefined;
  if (isObject(value) && !keyedPeople(value).size && (second ? second.startsWith('{') : isWhole)) {
    return isList(value) ? { kind: 'json-lines' } : undefined;
  }
  return looksListed(text) || (isWhole && isKeyed(text)) ? { kind: 'json' } : undefined;
}

function isKeyed(text: string): boolean {
  const read = parseExactly(text, 'record');
  return 'value' in read && keyedPeople(read.value).size > 0;
}

function isList(value: unknown): boolean {
  if (isRecord(fieldsOfRecord(value))) return true;
  return isObject(value) && Object.entries(value).some(([name, inner]) => holdsList(name, inner));
}

function holdsList(name: string, inner: unknown): boolean {
  if (Array.isArray(inner)) return isListName(name);
  return isObject(inner) && Object.entries(inner).some(([key, value]) => holdsList(key, value));
}

/** Whether JSON with this beginning contains a list of names, people or posts. */
function looksListed(text: string): boolean {
  if (/^\[\s*(?:"|\d)/.test(text)) return true;
  const names = [...text.matchAll(/"([^"\\]{1,60})"\s*:\s*(\[)?/g)];
  if (names.some(([, name, opens]) => opens !== undefined && isListName(name!))) return true;
  const isRepeated = text.startsWith('[') || /\}\s*\{/.test(text);
  return (
    isRepeated && isRecord(Object.fromEntries(names.map(([, name, opens]) => [name, opens && []])))
  );
}

function tableForm(head: string, lines: readonly string[]): ListForm | undefined {
  const known = findHeader(head, isListHeader);
  const wrapped = known === undefined ? wrappedHeader(lines) : undefined;
  const header = known ?? wrapped ?? (isPlainOnly(lines) ? undefined : unknownHeader(lines));
  if (header === undefined) return undefined;
  const { names, delimiter, line } = header;
  return {
    kind: 'table',
    delimiter,
    names: namesOf(names),
    firstLine: line + 1,
    isWrapped: wrapped !== undefined,
  };
}

/** Returns the header of a table whose rows are each in quotes: `"username,name"`. */
function wrappedHeader(lines: readonly string[]): CsvHeader | undefined {
  const rows = lines.slice(0, MOST_LINES_ABOVE + 1);
  const inner = rows.map((line) => (isWrapped(line) ? cellsOf(line, '\0').cells[0]! : ''));
  return findHeader(inner.join('\n'), isListHeader);
}

function isWrapped(line: string): boolean {
  return /^".*"$/.test(line) && cellsOf(line, '\0').state === 'closed';
}

/** Whether cells are the header of a list, and not a title above it. */
export function isListHeader(cells: readonly string[]): boolean {
  const names = cells.filter((cell) => cell !== '');
  const mayBeNames = names.every((name) => name.length < 60 && !isValue(name));
  return mayBeNames && (namePeople(names) || arePosts(names));
}

/** Rows that must have the same number of cells before they count as a table. */
const ALIKE = 5;

/** Returns the header of a table without a known column. */
function unknownHeader(lines: readonly string[]): CsvHeader | undefined {
  const rows = lines.flatMap((text, i) => (text.trim() === '' ? [] : [{ text, line: i + 1 }]));
  if (rows.length < 2 || rows.some(({ text }) => /^\s*[<{[]/.test(text))) return undefined;
  for (const delimiter of DELIMITERS) {
    const cells = rows.slice(0, ALIKE).map(({ text }) => cellsOf(text, delimiter).cells);
    const width = cells[0]!.length;
    if (width > 1 && cells.every((row) => row.length === width)) {
      const [first, line] = [cells[0]!, rows[0]!.line];
      // Without a header, the first row is a person too, and the columns have numbers.
      const isCounted = first.some((_, at) => cells.every((row) => /^\d+$/.test(row[at]!.trim())));
      return isCounted || first.some(isValue)
        ? { names: first.map((_, i) => `${i + 1}`), delimiter, line: line - 1 }
        : { names: first.map((name) => name.trim()), delimiter, line };
    }
  }
  return undefined;
}

/** Whether a cell is an id, a handle with `@`, an address or a date, and so no name of a column. */
function isValue(cell: string): boolean {
  const text = cell.trim();
  return (
    /^(?:@\w|did:|https?:\/\/|\d{4}-\d\d-\d\d|[\w.-]+@[\w-]+\.\w|\d{5})/.test(text) ||
    !!whySpoilt(text)
  );
}

/** Returns names for all columns: their numbers if they have none, or the name of another. */
function namesOf(cells: readonly string[]): string[] {
  const trimmed = [...cells];
  while (trimmed.length > 1 && trimmed.at(-1) === '') trimmed.pop();
  return trimmed.map((name, i) => (name === '' || trimmed.indexOf(name) < i ? `${i + 1}` : name));
}

/** The most lines above the names in a text, such as a title. */
const MOST_TITLES = 3;

/** Returns the form of a text whose lines name people, below a title or without one. */
function plainForm(lines: readonly string[], isWhole: boolean): ListForm | undefined {
  const written = lines.findIndex((line) => line !== '' && !isTitle(line));
  if (written < 0 || lines.slice(0, written).some(isEmailColumn)) return undefined;
  const below = lines.slice(written).filter((line) => line !== '');
  const names = isWhole ? withoutFooters(below) : below;
  const titles = lines.slice(0, written).filter((line) => line !== '').length;
  // Below more titles than that, a letter could end in a name.
  const isListed = names.length > 0 && titles <= MOST_TITLES && titles * 2 <= names.length;
  return isListed && names.every(namesSomebody)
    ? { kind: 'plain', firstLine: written + 1, isPage: false }
    : undefined;
}

/** Leaves out up to a few lines at the end that name nobody. */
function withoutFooters(lines: readonly string[]): readonly string[] {
  const last = lines.findLastIndex((line) => !isBelow(line));
  return lines.length - 1 - last > MOST_FOOTERS ? lines : lines.slice(0, last + 1);
}

/** A title names nobody, or it is the name of a list. */
function isTitle(line: string): boolean {
  return !namesSomebody(line) || isListName(plainName(line)) || isEmailColumn(line);
}

/** Whether a line names people, or did so before a spreadsheet shortened the id. */
function namesSomebody(line: string): boolean {
  return namesIn(line).length > 0 || /^\d(?:[.,]\d+)?e\+\d+$/i.test(line.trim());
}

/** Whether each line names one person, or only people who are marked as such, and so is no row. */
function isPlainOnly(lines: readonly string[]): boolean {
  return lines.every((line) => {
    const names = namesIn(line);
    return line === '' || names.length === 1 || (names.length > 1 && areMarked(names));
  });
}

/** Returns the form of a copied page on which buttons end each person, and handles have no `@`. */
function buttonsForm(lines: readonly string[]): ListForm | undefined {
  const buttons = lines.some(isHandleAlone) ? undefined : buttonsOn(lines);
  return buttons && { kind: 'plain', firstLine: 1, isPage: true, buttons };
}

/** On a copied page, so many lines are handles, and at least one in so many. */
const ON_A_PAGE = { least: 3, oneIn: 12 };

/** Returns the form of a copied page of followers, on which only handles stand alone in a line. */
function pageForm(lines: readonly string[]): ListForm | undefined {
  const written = lines.filter((line) => line !== '');
  const handles = written.filter(isHandleAlone).length;
  const isPage = handles >= ON_A_PAGE.least && handles * ON_A_PAGE.oneIn >= written.length;
  return isPage ? { kind: 'plain', firstLine: 1, isPage } : undefined;
}
