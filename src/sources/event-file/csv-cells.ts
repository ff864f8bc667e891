import type { Fields } from '../../model/fields.ts';

/** The fields of events, in the order of the format's documentation. */
const FIELDS =
  'type id person post from to platform handle name at after before reason kind status text lang topics annotations metrics bio location createdAt followers following term weight complete ordered part parts'.split(
    ' ',
  );
const FIELD_OF = new Map(FIELDS.map((field) => [field.toLowerCase(), field]));

/** What each column holds, where it is not plain text. */
const NUMBERS = new Set(['weight', 'followers', 'following', 'part', 'parts']);
const FLAGS = new Set(['complete', 'ordered']);
const LISTS = new Set(['topics', 'annotations', 'followers']);
const WORDS = new Set(['type', 'platform', 'reason', 'kind', 'status']);
const IDS = new Set(['id', 'person', 'post', 'from', 'to', 'followers']);

const NUMBER = /^-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?$/;
const SHORTENED_ID = /^\d(?:[.,]\d+)?[eE]\+?\d+$/;

/** Whether these are names of fields, `type` and another, in any case. */
export function isEventHeader(names: readonly string[]): boolean {
  const fields = names.filter((name) => FIELD_OF.has(name.toLowerCase()));
  return fields.length > 1 && names.some((name) => name.toLowerCase() === 'type');
}

/** A column as events call it, whatever its case. */
export function fieldName(column: string): string {
  return FIELD_OF.get(column.toLowerCase()) ?? column;
}

/**
 * The cells of one row as the fields they would be in JSON, or why they cannot be. An empty cell
 * is an absent field, except that a post may have an empty text. What does not look like what its
 * column holds stays text, for the parser of events to say so. Lists are JSON or separated by `;`.
 */
export function fieldsOf(
  header: readonly string[],
  cells: readonly string[],
): { fields: Fields } | { rejection: string } {
  if (cells.slice(header.length).some((cell) => cell !== '')) {
    return { rejection: `the row has ${cells.length} cells, the header has ${header.length}` };
  }
  const type = cells[header.indexOf('type')]?.toLowerCase();
  const fields: Fields = Object.create(null);
  for (const [column, name] of header.entries()) {
    // Programs leave out empty cells at the end of a row.
    const cell = cells[column] ?? '';
    if (cell === '') continue;
    if (IDS.has(name) && SHORTENED_ID.test(cell)) {
      return {
        rejection: `\`${name}\` (${cell}) was shortened by a spreadsheet: format the column as text`,
      };
    }
    fields[name] = valueOf(cell, name, type);
  }
  if (type === 'post') fields.text ??= '';
  return { fields };
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
