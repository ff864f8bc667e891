import { z } from 'zod';
import { formatInstant } from '../model/instant.ts';
import type { AccountStore } from '../store/ports/account-store.ts';

const STORED_AS = 'reviewed lists';
const KEY = 'now';
/** Lists beyond this many are forgotten, the one reviewed longest ago first. */
const MOST_LISTS = 1000;

/** When the owner last reviewed each list, by its name. */
const Reviewed = z.record(z.string(), z.iso.datetime());
export type Reviewed = z.infer<typeof Reviewed>;

type Store = Pick<AccountStore, 'results'>;

export async function reviewedLists({ results }: Store): Promise<Reviewed> {
  const stored = await results.recall(STORED_AS, KEY);
  return stored === undefined ? {} : Reviewed.parse(JSON.parse(stored));
}

/**
 * Stores that a list was reviewed at a time. Returns all such times.
 *
 * @param at ms since 1970; null: it never was.
 */
export async function markReviewed(
  store: Store,
  list: string,
  at: number | null,
): Promise<Reviewed> {
  const others = Object.entries(await reviewedLists(store)).filter(([name]) => name !== list);
  const entries = at === null ? others : [...others, [list, formatInstant(at)] as const];
  const kept = Object.fromEntries(entries.slice(-MOST_LISTS));
  await store.results.remember(STORED_AS, KEY, JSON.stringify(kept));
  return kept;
}
