import type { Estimate } from '../../model/report.ts';
import type { NamedPerson } from '../wording/person.ts';

/** Something with a page of its own, and what people call it. */
export interface Named {
  id: string;
  label: string;
}

/** An estimate in a table. */
export interface Figure extends Estimate {
  /** Whether the evidence is too thin for a single number. Then people see the interval only. */
  isThin?: boolean;
}

/** What cells hold, by the kind of their column. `null`: unknown, or none. */
export interface Values {
  /** Our own words. */
  text: string | null;
  /** Words from outside. */
  quote: string | null;
  /** A longer text from outside, or one that quotes it. */
  note: string | null;
  count: number | null;
  /** A number with two decimals. */
  decimal: number | null;
  share: number | null;
  /** RFC 3339. */
  day: string | null;
  /** A time between two others; RFC 3339. */
  between: { after: string | null; before: string } | null;
  yes: boolean;
  /** A figure of another kind than people. */
  estimate: Estimate | null;
  /** A number of people. */
  people: Figure | null;
  /** People lost; a negative number reads as kept. */
  loss: Figure | null;
  /** The same with its sign. */
  change: Figure | null;
  person: NamedPerson;
  post: { id: string; at: string };
  topic: Named | null;
  topics: Named[];
  community: Named | null;
}

export type Kind = keyof Values;

/** The kinds of columns that hold figures. */
export const FIGURES: ReadonlySet<Kind> = new Set([
  'count',
  'decimal',
  'share',
  'estimate',
  'people',
  'loss',
  'change',
]);

/** A column of a table, for people and for programs. */
export type Column<Row> = {
  [K in Kind]: {
    /** The name of the field in files. */
    name: string;
    title: string;
    /** A term of the glossary that explains the title. */
    term?: string;
    kind: K;
    /** It is in filters and files, but not on the screen. */
    isHidden?: true;
    value: (row: Row) => Values[K];
  };
}[Kind];

export type Cell = { [K in Kind]: { kind: K; value: Values[K] } }[Kind];

/** A table that every format and the dashboard can show. */
export interface DataTable {
  /** Also the name of its file. */
  name: string;
  columns: Pick<Column<unknown>, 'name' | 'title' | 'term' | 'kind' | 'isHidden'>[];
  rows: Cell[][];
}

export function dataTable<Row>(
  name: string,
  columns: readonly Column<Row>[],
  rows: readonly Row[],
): DataTable {
  return {
    name,
    columns: columns.map(({ name: field, title, term, kind, isHidden }) => ({
      name: field,
      title,
      kind,
      ...(term !== undefined && { term }),
      ...(isHidden && { isHidden }),
    })),
    rows: rows.map((row) =>
      columns.map(({ kind, value }) => ({ kind, value: value(row) }) as Cell),
    ),
  };
}

/** The columns that are on the screen, with their positions in the rows. */
export function shownColumns({ columns }: DataTable): (DataTable['columns'][number] & {
  at: number;
})[] {
  return columns.map((column, at) => ({ ...column, at })).filter(({ isHidden }) => !isHidden);
}
