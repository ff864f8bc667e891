import {
  bareHandle,
  type ExportOptions,
  type ExportTable,
  type ExportValue,
  type FieldKind,
} from '../exports/export-table.ts';

/**
 * One current follower and their community. Times are RFC 3339 in UTC: `followed_at` if the time is
 * exact, otherwise its known bounds.
 */
export interface CommunityRow {
  person_id: string;
  handle: string | null;
  name: string | null;
  /** null: in no community. */
  community_id: string | null;
  community_label: string | null;
  /** Share of seeded runs in which the person stayed with the community; null: in none. */
  stability: number | null;
  /** Null: not enough evidence. Nobody outside the communities is in a tribe. */
  is_tribe: boolean | null;
  followed_at: string | null;
  followed_after: string | null;
  followed_before: string | null;
  /** Labels of the owner's topics they engaged with. */
  engaged_topics: string[];
  reciprocal: boolean;
  /** Most distinctive first. */
  top_interests: string[];
}

/** An undirected tie between two people, weighted by how alike their interests are. */
export interface CommunityEdge {
  from: string;
  to: string;
  weight: number;
}

/**
 * The communities for other programs. Rows and edges can be read once and in order, so that memory
 * does not grow with the audience.
 */
export interface CommunityExport {
  rows: Iterable<CommunityRow>;
  edges: Iterable<CommunityEdge>;
  /** How many rows there are. */
  count: number;
}

/** What programs read in each column, in the published order. */
export const COMMUNITY_FIELDS = {
  person_id: 'text',
  handle: 'text',
  name: 'text',
  community_id: 'text',
  community_label: 'text',
  stability: 'number',
  is_tribe: 'yes',
  followed_at: 'time',
  followed_after: 'time',
  followed_before: 'time',
  engaged_topics: 'list',
  reciprocal: 'yes',
  top_interests: 'list',
} as const satisfies Record<keyof CommunityRow, FieldKind>;

const COLUMNS = Object.keys(COMMUNITY_FIELDS) as CommunityColumn[];
const ID_COLUMNS = ['person_id', 'community_id', 'community_label'] as const;

export type CommunityColumn = keyof CommunityRow;

/** Returns the columns to write, in their published order. */
export function communityColumns({ idsOnly }: ExportOptions): readonly CommunityColumn[] {
  return idsOnly ? ID_COLUMNS : COLUMNS;
}

/** One row a follower, as a table. */
export function communitiesTable(
  { rows, count }: Pick<CommunityExport, 'rows' | 'count'>,
  options: ExportOptions,
): ExportTable {
  const columns = communityColumns(options);
  return {
    fields: columns.map((name) => ({ name, kind: COMMUNITY_FIELDS[name] })),
    rows: valuesOf(rows, columns),
    count,
  };
}

function* valuesOf(
  rows: Iterable<CommunityRow>,
  columns: readonly CommunityColumn[],
): Generator<ExportValue[]> {
  for (const row of rows) {
    const written = writtenRow(row);
    yield columns.map((column) => written[column]);
  }
}

const DECIMALS = 4;

/** Returns a row as every format writes it: the handle without its @, at most four decimals. */
export function writtenRow(row: CommunityRow): CommunityRow {
  return {
    ...row,
    handle: bareHandle(row.handle),
    stability: row.stability === null ? null : Number(row.stability.toFixed(DECIMALS)),
  };
}
