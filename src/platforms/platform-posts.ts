import type { PostEvent } from '../model/events.ts';
import type { PlatformList, PlatformRead } from './platform-read.ts';

/** The account's posts on a platform. */
export interface PlatformPosts {
  /** Lists the account's posts, newest first, from the first one after the post `since`. */
  list(account: string, since: string | undefined): PlatformList<ListedPost>;

  /** Finds out which of the account's posts were deleted. `undefined` if asking is not free. */
  deleted?(): PlatformRead<readonly string[], Set<string>>;

  /** Returns whether post `a` is later than post `b`, by their ids. */
  isLater(a: string, b: string): boolean;
}

export interface ListedPost {
  id: string;
  /** `undefined`: nothing that can be stored. */
  post: PostEvent | undefined;
}
