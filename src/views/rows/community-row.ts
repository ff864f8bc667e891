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
}

/** `idsOnly`: write only the id and the community of a person. */
export interface CommunityOptions {
  idsOnly: boolean;
}

const COLUMNS = [
  'person_id',
  'handle',
  'name',
  'community_id',
  'community_label',
  'stability',
  'is_tribe',
  'followed_at',
  'followed_after',
  'followed_before',
  'engaged_topics',
  'reciprocal',
  'top_interests',
] as const satisfies (keyof CommunityRow)[];

const ID_COLUMNS = ['person_id', 'community_id', 'community_label'] as const;

export type CommunityColumn = (typeof COLUMNS)[number];

/** Returns the columns to write, in their published order. */
export function communityColumns({ idsOnly }: CommunityOptions): readonly CommunityColumn[] {
  return idsOnly ? ID_COLUMNS : COLUMNS;
}

const DECIMALS = 4;

/** Returns a row as every format writes it: the handle without its @, at most four decimals. */
export function writtenRow(row: CommunityRow): CommunityRow {
  return {
    ...row,
    handle: row.handle?.replace(/^@/u, '') ?? null,
    stability: row.stability === null ? null : Number(row.stability.toFixed(DECIMALS)),
  };
}
