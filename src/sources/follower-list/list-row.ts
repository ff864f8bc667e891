import type { Fields } from '../../model/fields.ts';

/** One record of a list: its fields by the names that the file gives them, or why it has none. */
export type ListRow = {
  /** On which it begins, counted from 1. */
  line: number;
  text: string;
  /** Characters of the whole record, where `text` is only its beginning. */
  length?: number;
} & ({ fields: Fields } | { rejection: string });

/** What a part of a file holds. */
export interface ListPart {
  rows: ListRow[];
  /** What stands beside the list, such as a cursor, by name. */
  beside: Fields[];
}
