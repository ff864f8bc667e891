import type { Instant } from './instant.ts';
import type { DateOrder } from './written-date.ts';

/** The kinds of list that we can import from any tool. */
export const LIST_KINDS = ['followers', 'following', 'posts'] as const;
export type ListKind = (typeof LIST_KINDS)[number];

/** The fields that a column of a list can hold. */
export const LIST_FIELDS = [
  'id',
  'handle',
  'name',
  'bio',
  'location',
  'lang',
  'address',
  'followers',
  'following',
  'createdAt',
  'followedAt',
  'listedAt',
  'text',
  'at',
  'author',
] as const;
export type ListField = (typeof LIST_FIELDS)[number];

/** What the owner says about a list. */
export interface ListHints {
  as?: ListKind;
  /** When the list was made. */
  at?: Instant;
  /** The order of day, month and year in the dates of its rows. */
  dates?: DateOrder;
  /** Whether the list has everybody, even if it looks cut short. */
  complete?: boolean;
  /** The field that each named column holds. */
  map?: Readonly<Record<string, ListField>>;
  /** Whose list it is: an id or a handle. */
  account?: string;
}

/** The questions that a list leaves open. Every interface asks all of them at once. */
export interface ListQuestion {
  file: string;
  asks: ('as' | 'map' | 'at' | 'dates' | 'account')[];
  columns: string[];
  /** The first rows, a cell for each column. */
  preview: string[][];
  /** Why a list of followers may be cut short, unless the owner says that it is complete. */
  incomplete?: string;
  /** The likeliest answers. None of them is certain. */
  proposal: {
    as?: ListKind;
    map: Record<string, ListField>;
    /** Several if the date can be read in several ways. */
    at: Instant[];
    /** A date of its rows, and the orders in which it and all others can be read. */
    dates?: { written: string; orders: DateOrder[] };
    account?: string;
  };
}
