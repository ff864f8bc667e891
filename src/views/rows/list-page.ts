/** Entries on a page of a long list. */
const PAGE = 50;

/** By what lists can be filtered. */
export type ListFilter =
  | 'text'
  | 'community'
  | 'topic'
  | 'reason'
  | 'kind'
  | 'follows'
  | 'followedBack'
  | 'since';

/** How a list is filtered and sorted. Filters of a list that it doesn't have do nothing. */
export interface ListQuery {
  filters?: { [Name in ListFilter]?: string };
  /** The name of a column; default: the order of the list. */
  sort?: string;
  descending?: boolean;
  /** Entries on the page. */
  limit?: number;
}

/** What a list can be filtered and sorted by. */
export interface ListRules<Entry> {
  filters: { [Name in ListFilter]?: (entry: Entry, wanted: string) => boolean };
  columns: Record<string, (entry: Entry) => number | string | null>;
}

/** Returns a page of the entries that match, their number, and the cursor of the next page. */
export function listPage<Entry>(
  entries: readonly Entry[],
  { filters = {}, sort, descending = false, limit = PAGE }: ListQuery,
  rules: ListRules<Entry>,
  after: number,
): { entries: Entry[]; all: number; next: string | null } {
  const tests = Object.entries(filters).flatMap(([name, wanted]) => {
    const test = rules.filters[name as ListFilter];
    return test === undefined ? [] : [(entry: Entry) => test(entry, wanted)];
  });
  const kept = entries.filter((entry) => tests.every((test) => test(entry)));
  const column = sort === undefined ? undefined : rules.columns[sort];
  const sorted = column === undefined ? kept : sortedBy(kept, column, descending);
  const shown = sorted.slice(after, after + limit);
  const end = after + shown.length;
  return { entries: shown, all: kept.length, next: end < kept.length ? String(end) : null };
}

/** Unknown values come last either way; equal ones keep their order. */
function sortedBy<Entry>(
  entries: readonly Entry[],
  column: (entry: Entry) => number | string | null,
  descending: boolean,
): Entry[] {
  return entries
    .map((entry) => ({ entry, key: column(entry) }))
    .sort((a, b) => {
      if (a.key === null || b.key === null) return Number(a.key === null) - Number(b.key === null);
      const order = a.key < b.key ? -1 : Number(a.key > b.key);
      return descending ? -order : order;
    })
    .map(({ entry }) => entry);
}
