import type { Platform } from '../../model/events.ts';
import type { Instant } from '../../model/instant.ts';

/** What a list in a download holds. `unfollowed`: people whom the owner no longer follows. */
export type RecordKind = 'followers' | 'following' | 'unfollowed' | 'posts' | 'stories';

export function isPost(kind: RecordKind): boolean {
  return kind === 'posts' || kind === 'stories';
}

/** One record of a list in a download, or why it says nothing. */
export type DownloadRecord = {
  kind: RecordKind;
  /** On which it begins, counted from 1. */
  line: number;
  text: string;
  /** Characters of the whole record, where `text` is only its beginning. */
  length?: number;
} & ({ value: unknown } | { rejection: string });

/** Some records of one file. */
export interface DownloadPart {
  /** As the quarantine names it. */
  file: string;
  records: DownloadRecord[];
}

/** Somebody in a list, and since when they have followed or been followed, if it says so. */
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
  /** As the person named it. */
  name: string;
  platform: Platform;
  /** In bytes, as stored. */
  size: number;
  owner: Owner | undefined;
  /** The number of followers that the profile gives. */
  followerCount?: number | undefined;
  /** When it may have been made, the surest first. */
  dates: DownloadDate[];
  /** Why followers are missing; `undefined` if no file is. */
  missing: string | undefined;
  /** All records from the start; tells how many bytes have been read so far. */
  parts: (onRead?: (bytesSoFar: number) => void) => AsyncGenerator<DownloadPart>;
  /** Who a record is about; `undefined` for a deleted account. Throws a `Rejection`. */
  person: (record: unknown) => Listed | undefined;
  /** The post in a record. Throws a `Rejection`. */
  post: (record: unknown) => DownloadedPost;
  close: () => Promise<void>;
}

/** A time that says when a download was made, and how much later it can have been. */
export interface DownloadDate {
  at: Instant;
  /** In ms. */
  tolerance: number;
}
