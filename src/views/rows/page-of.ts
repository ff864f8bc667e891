/** Entries on a page of a long list. */
export const PAGE = 50;

/** Returns a page of a list: the items after the cursor, the number of all items, and the next cursor. */
export function pageOf<Item>(
  items: readonly Item[],
  after: number,
  limit = PAGE,
): { items: Item[]; all: number; next: string | null } {
  const shown = items.slice(after, after + limit);
  const end = after + shown.length;
  return { items: shown, all: items.length, next: end < items.length ? String(end) : null };
}
