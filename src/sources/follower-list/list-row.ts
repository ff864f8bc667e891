import type { Fields } from '../../model/fields.ts';

/** One record of a list: its fields by their names in the file, or why it was rejected. */
export type ListRow = {
  /** The line on which it begins, counted from 1. */
  line: number;
  text: string;
  /** Characters of the whole record, if `text` is only its beginning. */
  length?: number;
} & ({ fields: Fields } | { rejection: string });

/** Some rows of a file. */
export interface ListPart {
  rows: ListRow[];
  /** Fields beside the list, such as a cursor, by name. */
  beside: Fields[];
}
