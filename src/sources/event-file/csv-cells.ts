import type { Fields } from '../../model/fields.ts';
import { unwrappedId } from '../../model/spoilt-id.ts';
import { INCOMPLETE } from './read-event.ts';

/** The fields of events, in the order of the format's documentation. */
const FIELDS =
  'type id person post from to platform handle name at after before reason kind status text lang topics annotations metrics bio location createdAt followers following term weight complete incomplete ordered part parts via'.split(
    ' ',
  );
const FIELD_OF = new Map(FIELDS.map((field) => [field.toLowerCase(), field]));

/** The columns that contain anything but plain text. */
const NUMBERS = new Set(['weight', 'followers', 'following', 'part', 'parts']);
const FLAGS = new Set(['complete', 'ordered']);
const LISTS = new Set(['topics', 'annotations', 'followers']);
const WORDS = new Set(['type', 'platform', 'reason', 'kind', 'status', 'incomplete']);
const IDS = new Set(['id', 'person', 'post', 'from', 'to', 'followers']);

const NUMBER = /^-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?$/;

/** The longest cell of Excel, which silently cuts longer ones. */
const CUT_AT = 32_767;

/** A row as the fields of an event. */
export interface Row {
  fields: Fields;
  /** Ids that a spreadsheet had wrapped. */
  unwrapped: number;
  /** What is wrong with a row that can be read. */
  flaw?: string;
}

/** Whether these are names of fields: `type` and another, in upper or lower case. */
export function isEventHeader(names: readonly string[]): boolean {
  const fields = names.filter((name) => FIELD_OF.has(name.toLowerCase()));
  return fields.length > 1 && names.some((name) => name.toLowerCase() === 'type');
}

/** Returns the field with the name of a column, in upper or lower case. */
export function fieldName(column: string): string {
  return FIELD_OF.get(column.toLowerCase()) ?? column;
}

/**
 * Returns the cells of one row as fields of JSON, or why the row is rejected. An empty cell is a
 * missing field, except that a post may have an empty text. A cell that does not fit its column stays
 * text, so that the parser of events rejects it. Lists are JSON or separated by `;`.
 */
export function fieldsOf(
  header: readonly string[],
  cells: readonly string[],
): Row | { rejection: string } {
  if (cells.slice(header.length).some((cell) => cell !== '')) {
    return { rejection: `the row has ${cells.length} cells, the header has ${header.length}` };
  }
  const type = cells[header.indexOf('type')]?.toLowerCase();
  const fields: Fields = Object.create(null);
  const row: Row = { fields, unwrapped: 0 };
  for (const [column, name] of header.entries()) {
    // Programs leave out empty cells at the end of a row.
    const cell = cells[column] ?? '';
    if (cell === '') continue;
    const value = valueOf(cell, name, type);
    fields[name] = IDS.has(name) ? unwrapped(value, row) : value;
  }
  if (type === 'post') fields.text ??= '';
  if (type === 'snapshot') checkWhole(row, cells[header.indexOf('followers')]);
  return row;
}

/** Removes the signs around ids that stop a spreadsheet from reading them as numbers. */
function unwrapped(value: unknown, row: Row): unknown {
  if (Array.isArray(value)) return value.map((entry) => unwrapped(entry, row));
  if (typeof value !== 'string') return value;
  const id = unwrappedId(value);
  if (id !== value) row.unwrapped++;
  return id;
}

/** Marks a list that Excel cut as incomplete, and removes its last id, which may be cut too. */
function checkWhole(row: Row, cell: string | undefined): void {
  const { followers } = row.fields;
  if (cell?.length !== CUT_AT || !Array.isArray(followers)) return;
  row.fields.followers = followers.slice(0, -1);
  row.fields.complete = false;
  row.fields.incomplete = 'cell cut';
  row.flaw = `\`followers\` was cut at ${CUT_AT} characters by a spreadsheet, in the middle of an id or before more: export the file again and do not open it in a spreadsheet. ${INCOMPLETE}`;
}

function valueOf(cell: string, name: string, type: string | undefined): unknown {
  // `followers` is a list in a snapshot, and a count in a profile.
  if (LISTS.has(name) && (name !== 'followers' || type === 'snapshot')) return listOf(cell);
  if (NUMBERS.has(name)) return NUMBER.test(cell) ? Number(cell) : cell;
  if (FLAGS.has(name)) return flagOf(cell);
  if (WORDS.has(name)) return cell.toLowerCase();
  if (name === 'metrics') return jsonOf(cell);
  return cell;
}

function flagOf(cell: string): unknown {
  const word = cell.toLowerCase();
  return word === 'true' ? true : word === 'false' ? false : cell;
}

function listOf(cell: string): unknown {
  return cell.startsWith('[') ? jsonOf(cell) : cell.split(';').map((entry) => entry.trim());
}

function jsonOf(cell: string): unknown {
  try {
    return JSON.parse(cell);
  } catch {
    return cell;
  }
}
