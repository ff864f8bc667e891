import type { IncompleteReason } from './incomplete.ts';
import type { Correction } from './corrections.ts';
import type { AccountId } from './ids.ts';
import type { Platform, PostKind, GivenTopic } from './events.ts';

/**
 * Everything known of one audience, ready for analysis. People are numbered 0..n-1 in the order of
 * their ids, so the order of imports does not change the numbers. Facts about people are in typed
 * columns. The columns named `person`, `from`, `to` and `followers` hold these numbers.
 */
export interface AudienceLog {
  account: AccountInfo;
  people: People;
  /** Sorted by time, then id. A column named `post` holds positions in this array. */
  posts: Post[];
  /** The follower lists, sorted by time. The parts of a list have been joined. */
  snapshots: Snapshot[];
  /** `via` holds positions in `brought`, or -1. */
  follows: OccurrenceColumns & { via: Int32Array };
  /** The names of what brought people, such as starter packs. */
  brought: string[];
  /** `reason` holds positions in `DEPARTURE_REASONS`. */
  unfollows: OccurrenceColumns & { reason: Uint8Array };
  /** `status` holds positions in `ACCOUNT_STATUSES`; sorted by person, then time. */
  statuses: { person: Int32Array; at: Float64Array; status: Uint8Array };
  /**
   * `kind` holds positions in `ENGAGEMENT_KINDS`. `post` is -1 if the post is unknown. Sorted by
   * person, then time.
   */
  engagements: { person: Int32Array; post: Int32Array; kind: Uint8Array; at: Float64Array };
  /**
   * `term` holds positions in `terms`, which are as written, and sorted. Sorted by person, then
   * term.
   */
  interests: { person: Int32Array; term: Int32Array; weight: Float64Array; terms: string[] };
  /**
   * Each time the owner began (1) or stopped (0) following a person; `at` is NaN if unknown. Sorted
   * by person, then time (unknown first).
   */
  ownFollowing: { person: Int32Array; at: Float64Array; began: Uint8Array };
  /** Sorted by from, then to; no duplicates, no loops. */
  ties: { from: Int32Array; to: Int32Array };
  /** The owner's corrections that are in force, in a fixed order. */
  corrections: Correction[];
  /** The number of events, and a digest of all of them that does not depend on their order. */
  events: number;
  digest: string;
  /** Rejected rows that are not fixed yet. */
  quarantined: number;
}

export interface AccountInfo {
  id: AccountId;
  platform: Platform;
  handle?: string;
  name?: string;
}

/** One column for each fact about people, with the newest profile version of each person. */
export interface People {
  count: number;
  ids: string[];
  /** `undefined` if we have no profile. */
  profiles: (Profile | undefined)[];
  /** Handles and names that people or the account had before. */
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
  /** When reading the list ended: whoever is missing had left by then. */
  at: number;
  /** When reading the list began, if earlier: whoever is listed still followed then. */
  began?: number;
  /** Whether the source calls the list complete, and all of its parts are here. */
  complete: boolean;
  /** Why not, where that is known. */
  incomplete?: IncompleteReason;
  ordered: boolean;
  /** Person numbers in list order, no duplicates. */
  followers: Int32Array;
}

/** Who did something, and when: see `Occurrence`. Sorted by person, then `before`, then `after`. */
export interface OccurrenceColumns {
  person: Int32Array;
  after: Float64Array;
  before: Float64Array;
}
