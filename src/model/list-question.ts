import type { Instant } from './instant.ts';

/** What a list of any tool can hold. */
export const LIST_KINDS = ['followers', 'following', 'posts'] as const;
export type ListKind = (typeof LIST_KINDS)[number];

/** What a column of a list can be. */
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

/** What the owner says about a list that the file does not. */
export interface ListHints {
  as?: ListKind;
  /** When the list was made. */
  at?: Instant;
  /** What a column is, by its name. */
  map?: Readonly<Record<string, ListField>>;
  /** Whose list it is: an id or a handle. */
  account?: string;
}

/** What a list does not say. Every interface asks for all of it at once. */
export interface ListQuestion {
  file: string;
  asks: ('as' | 'map' | 'at' | 'account')[];
  columns: string[];
  /** The first rows, a cell for each column. */
  preview: string[][];
  /** The likeliest answers. Nothing here is certain. */
  proposal: {
    as?: ListKind;
    map: Record<string, ListField>;
    /** Several if the date can be read in several ways. */
    at: Instant[];
    account?: string;
  };
}
