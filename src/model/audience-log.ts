import type { Correction } from './corrections.ts';
import type { AccountId } from './ids.ts';
import type { Platform, PostKind, GivenTopic } from './events.ts';

/**
 * All that is known of one audience, ready for analysis: people are numbered 0..n-1 in the order
 * of their ids (so the numbering does not depend on the order of import), and everything said of
 * them stands in typed columns. A person appears as an `Int32` number in every column named
 * `person`, `from`, `to` and in `followers`.
 */
export interface AudienceLog {
  account: AccountInfo;
  people: People;
  /** Sorted by time, then id. A column named `post` holds positions in this array. */
  posts: Post[];
  /** Readings of the follower list sorted by time; parts have been joined. */
  snapshots: Snapshot[];
  follows: OccurrenceColumns;
  /** `reason` holds positions in `DEPARTURE_REASONS`. */
  unfollows: OccurrenceColumns & { reason: Uint8Array };
  /** `status` holds positions in `ACCOUNT_STATUSES`; sorted by person, then time. */
  statuses: { person: Int32Array; at: Float64Array; status: Uint8Array };
  /**
   * `kind` holds positions in `ENGAGEMENT_KINDS`; `post` is -1 where the post is not known.
   * Sorted by person, then time.
   */
  engagements: { person: Int32Array; post: Int32Array; kind: Uint8Array; at: Float64Array };
  /** `term` holds positions in `terms`; terms as written, sorted. Sorted by person, then term. */
  interests: { person: Int32Array; term: Int32Array; weight: Float64Array; terms: string[] };
  /**
   * The owner began (1) or stopped (0) following; `at` is NaN where unknown.
   * Sorted by person, then time (unknown first).
   */
  ownFollowing: { person: Int32Array; at: Float64Array; began: Uint8Array };
  /** Sorted by from, then to; no duplicates, no loops. */
  ties: { from: Int32Array; to: Int32Array };
  /** What the owner says of it; those in force only, in a fixed order. */
  corrections: Correction[];
  /** How many events this was made of, and a digest of all of them that no order changes. */
  events: number;
  digest: string;
  /** Lines set aside and not yet mended. */
  quarantined: number;
}

export interface AccountInfo {
  id: AccountId;
  platform: Platform;
  handle?: string;
  name?: string;
}

/** Columns as long as there are people; the newest reading of each profile. */
export interface People {
  count: number;
  ids: string[];
  /** `undefined` where no profile was ever read. */
  profiles: (Profile | undefined)[];
  /** Handles and names that people, or the account, had before. */
  former: Pick<Profile, 'handle' | 'name'>[];
}

export interface Profile {
  handle?: string;
  name?: string;
  bio?: string;
  location?: string;
  lang?: string;
  /** ms since 1970. */
  createdAt?: number;
  followers?: number;
  following?: number;
}

export interface Post {
  id: string;
  at: number;
  text: string;
  kind: PostKind;
  lang?: string;
  topics?: GivenTopic[];
}

export interface Snapshot {
  /** When it was done: whoever is missing was gone by then. */
  at: number;
  /** When it was begun, where that was earlier: whoever is listed still followed then. */
  began?: number;
  /** Said to be complete, and every one of its parts is here. */
  complete: boolean;
  ordered: boolean;
  /** Person numbers in list order, no duplicates. */
  followers: Int32Array;
}

/** When things happened to whom; see `Occurrence`. Sorted by person, then `before`, then `after`. */
export interface OccurrenceColumns {
  person: Int32Array;
  after: Float64Array;
  before: Float64Array;
}
