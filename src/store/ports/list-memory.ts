import type { RememberedList } from '../../model/remembered-list.ts';

/** How the owner said that lists with certain columns are read. */
export interface ListMemory {
  /** Returns what is remembered, the newest first. */
  all(): Promise<RememberedList[]>;

  /** Remembers a list, instead of an earlier one with the same columns. Keeps the newest only. */
  keep(list: RememberedList): Promise<void>;

  /** Forgets the list with this key. Returns `false` if there is none. */
  forget(key: string): Promise<boolean>;
}
