/** Entries a page of a long list has. */
export const PAGE = 50;

/** A page of a list: what stands after the cursor, how many there are in all, and the next cursor. */
export function pageOf<Item>(
  items: readonly Item[],
  after: number,
): { items: Item[]; all: number; next: string | null } {
  const shown = items.slice(after, after + PAGE);
  const end = after + shown.length;
  return { items: shown, all: items.length, next: end < items.length ? String(end) : null };
}
