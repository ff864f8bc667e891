import type { EngagementEvent } from '../model/events.ts';
import type { PlatformList } from './platform-read.ts';

/** What a platform says about who engages with the account. */
export interface PlatformEngagement {
  /** The kinds of engagement that must be read post by post, the most informative first. */
  readonly reactions: readonly ReactionKind[];

  /**
   * Lists what others wrote to the account, newest first, from the first one after `since`.
   * `undefined` if the platform does not list it.
   *
   * @param isOwn returns whether a post is one of the account's.
   */
  mentions?(
    account: string,
    since: string | undefined,
    isOwn: (post: string) => boolean,
  ): PlatformList<ListedEngagement>;
}

/** One way to engage with a post. */
export interface ReactionKind {
  /** Its name in stored runs, such as `likes`. */
  readonly name: string;
  /** The metric of a post that counts these reactions. */
  readonly metric: string;
  /** Whether the platform shows them only to signed-in users. */
  readonly needsUser: boolean;
  list(post: string): PlatformList<ListedEngagement>;
}

export interface ListedEngagement {
  /** The id of this entry in the list: the post, or the person who reacted. */
  id: string;
  /**
   * `undefined` if nothing can be stored. An engagement without a time happened before we saw it.
   */
  engagement: (Omit<EngagementEvent, 'at'> & Partial<Pick<EngagementEvent, 'at'>>) | undefined;
}
