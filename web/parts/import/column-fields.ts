import type { Preview } from '../../../src/model/pages/upload.ts';
import type { WrittenHints } from '../../api/upload.ts';
import type { Kind } from './chosen-file.ts';

type Columns = NonNullable<WrittenHints['map']>;
type Field = Columns[string];

/** The roles that columns of a list can have. */
export interface ColumnRole {
  name: string;
  /** The fields that fill it, the likeliest first. */
  fields: readonly Field[];
  isRequired: boolean;
}

const OF_PEOPLE: readonly ColumnRole[] = [
  { name: 'Handle, id or address', fields: ['handle', 'id', 'address'], isRequired: true },
  { name: 'Name', fields: ['name'], isRequired: false },
  { name: 'Bio', fields: ['bio'], isRequired: false },
];

const OF_POSTS: readonly ColumnRole[] = [
  { name: 'Id of the post', fields: ['id'], isRequired: true },
  { name: 'Text', fields: ['text'], isRequired: true },
  { name: 'Date', fields: ['at'], isRequired: true },
];

export function rolesOf(kind: Kind): readonly ColumnRole[] {
  return kind === 'posts' ? OF_POSTS : OF_PEOPLE;
}

/** Returns the column with this role: the owner's answer, else by its name. */
export function columnOf({ fields }: ColumnRole, ...maps: Columns[]): string | undefined {
  for (const map of maps) {
    for (const field of fields) {
      const found = Object.keys(map).find((column) => map[column] === field);
      if (found !== undefined) return found;
    }
  }
  return undefined;
}

/** Returns the answers with this column in this role. */
export function withColumn(
  map: Columns,
  role: ColumnRole,
  column: string,
  preview: Preview,
): Columns {
  const others = Object.entries(map).filter(
    ([name, field]) => name !== column && !role.fields.includes(field),
  );
  return { ...Object.fromEntries(others), [column]: fieldOf(role, column, preview) };
}

function fieldOf({ fields }: ColumnRole, column: string, { columns, rows }: Preview): Field {
  if (!fields.includes('handle')) return fields[0];
  const at = columns.indexOf(column);
  const cells = rows.map((row) => row[at].trim()).filter((cell) => cell !== '');
  if (cells.every((cell) => /^https?:/u.test(cell))) return 'address';
  return cells.every((cell) => /^(?:\d+|did:\S+)$/u.test(cell)) ? 'id' : 'handle';
}
