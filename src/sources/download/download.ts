import type { Platform } from '../../model/events.ts';
import type { Instant } from '../../model/instant.ts';

/** What a list in a download contains. `unfollowed`: people whom the owner no longer follows. */
export type RecordKind = 'followers' | 'following' | 'unfollowed' | 'posts' | 'stories';

export function isPost(kind: RecordKind): boolean {
  return kind === 'posts' || kind === 'stories';
}

/** One record of a list in a download: its value, or why it was rejected. */
export type DownloadRecord = {
  kind: RecordKind;
  /** The line on which it begins, counted from 1. */
  line: number;
  text: string;
  /** Characters of the whole record, if `text` is only its beginning. */
  length?: number;
} & ({ value: unknown } | { rejection: string });

/** Some records of one file. */
export interface DownloadPart {
  /** Its name in the quarantine. */
  file: string;
  records: DownloadRecord[];
}

/** A person in a list, and since when they have followed or been followed, if known. */
export interface Listed {
  handle: string;
  at: Instant | undefined;
}

export interface DownloadedPost {
  at: Instant;
  text: string;
  likes?: number;
}

/** Whose download it is. */
export interface Owner {
  handle: string;
  name?: string;
  /** When the account was made. */
  createdAt?: Instant;
}

/** The data of an account that its owner downloaded from the platform. */
export interface Download {
  /** As the owner named it. */
  name: string;
  platform: Platform;
  /** In bytes, as stored. */
  size: number;
  owner: Owner | undefined;
  /** The number of followers in the profile. */
  followerCount?: number | undefined;
  /** When it may have been made, the most certain date first. */
  dates: DownloadDate[];
  /** Why followers are missing; `undefined` if no file of them is. */
  missing: string | undefined;
  /** Reads all records from the start, and reports how many bytes it has read so far. */
  parts: (onRead?: (bytesSoFar: number) => void) => AsyncGenerator<DownloadPart>;
  /** Returns the person in a record; `undefined` for a deleted account. Throws a `Rejection`. */
  person: (record: unknown) => Listed | undefined;
  /** Returns the post in a record. Throws a `Rejection`. */
  post: (record: unknown) => DownloadedPost;
  close: () => Promise<void>;
}

/** A time at which a download was made, and how much later it can have been. */
export interface DownloadDate {
  at: Instant;
  /** In ms. */
  tolerance: number;
}
