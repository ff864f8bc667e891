import type { AccountInfo } from '../model/audience-log.ts';
import type {
  AccountStatus,
  AudienceEvent,
  EngagementEvent,
  PersonEvent,
  PostEvent,
} from '../model/events.ts';
import type { PlatformAnswer, PlatformFailure } from './platform-answer.ts';
import type { PriceList, Resource } from './prices.ts';
import type { PlatformSignIn } from './sign-in.ts';

/**
 * The port under collecting: what a platform must offer so that Tribefinder can read an audience
 * from it. Each platform is an adapter in a folder of its own, and a line in the registry. Collecting
 * does the rest: limits, retries, money, storing pages, and continuing after an interruption.
 */
export interface LivePlatform {
  /** Its name in commands, settings and the log: `x`. */
  readonly id: AccountInfo['platform'];
  /** Its name for people. */
  readonly name: string;
  /** The time over which it counts requests, in ms. We wait so long if it does not say how long. */
  readonly limitWindow: number;
  /** `undefined`: it is free. */
  readonly prices: PriceList | undefined;
  /** `undefined`: anybody may read, without signing in. */
  readonly signIn?: PlatformSignIn;
  /** The ways to engage with a post that must be read post by post, the most telling first. */
  readonly reactions: readonly ReactionKind[];
  /** `undefined`: it does not report follows as they happen. */
  readonly stream?: ActivityStream;

  /**
   * Returns the account that a new connection is about. Throws a `TribeError` if the platform gives
   * no answer.
   */
  identify(token: string, requested: RequestedAccount): Promise<AccountInfo>;

  /** Reads what the platform counts of the account. */
  counts(account: string): PlatformRead<void, AccountCounts>;
  followers(account: string): PlatformList<Profile>;
  following(account: string): PlatformList<{ id: string }>;

  /** Lists the account's posts, newest first, from the first one after the post `since`. */
  posts(account: string, since: string | undefined): PlatformList<ListedPost>;

  /**
   * Lists what others wrote to the account, newest first, from the first one after `since`.
   *
   * @param isOwn whether a post is one of the account's
   */
  mentions(
    account: string,
    since: string | undefined,
    isOwn: (post: string) => boolean,
  ): PlatformList<ListedEngagement>;

  /** Looks up what became of people who are missing from the follower list. */
  lookUp(access: Access): PlatformRead<readonly string[], Map<string, LookedUp>>;

  /** Whether post `a` was written after post `b`, by their ids. */
  isLater(a: string, b: string): boolean;
}

/** How we read: as a signed-in user, with an app's token, or like anybody, without a token. */
export type Access = 'user' | 'app' | 'anybody';

/** The account a connection is about: the signed-in one, or the one with that id or handle. */
export type RequestedAccount = 'me' | { id: string } | { handle: string };

/** One kind of request. */
export interface PlatformRead<Asked, Page> {
  /** The rate limit it counts against. */
  readonly limit: string;
  /** What the platform charges for it. */
  readonly resource: Resource;
  /** The fewest and the most resources to ask for in one request. */
  readonly size: { readonly least: number; readonly most: number };
  /** Sends one request. Reports every failure in its answer and does not try again. */
  send(token: string, asked: Asked): Promise<PlatformAnswer<Page>>;
}

/** A list that the platform sends page by page. */
export type PlatformList<Item> = PlatformRead<ListPosition, ListPage<Item>>;

/** Which page to ask for. */
export interface ListPosition {
  size: number;
  /** What the page before said comes next; `null`: the first page. */
  cursor: string | null;
}

export interface ListPage<Item> {
  items: Item[];
  /** The cursor of the next page; `undefined`: the platform says that this is the last one. */
  next: string | undefined;
  /** How many parts of the page the platform could not send. */
  problems: number;
  /** Fields that we asked for and that the platform sent for nobody on this page. */
  fieldsMissing: readonly string[];
}

/** What the platform counts of an account; `undefined`: it does not say. */
export interface AccountCounts {
  followers?: number | undefined;
  following?: number | undefined;
  posts?: number | undefined;
}

/** A profile as it is now. */
export type Profile = Omit<PersonEvent, 'at'>;

export interface ListedPost {
  id: string;
  /** `undefined`: nothing that can be stored. */
  post: PostEvent | undefined;
}

export interface ListedEngagement {
  /** Of this entry in the list: the post, or the person who reacted. */
  id: string;
  /** `undefined`: nothing that can be stored. Without a time, it happened before we saw it. */
  engagement: (Omit<EngagementEvent, 'at'> & Partial<Pick<EngagementEvent, 'at'>>) | undefined;
}

/** One way to engage with a post. */
export interface ReactionKind {
  /** Its name in stored runs: `likes`. */
  readonly name: string;
  /** The metric of a post that counts these reactions. */
  readonly metric: string;
  /** Whether the platform shows them to signed-in users only. */
  readonly needsUser: boolean;
  list(post: string): PlatformList<ListedEngagement>;
}

/** What became of somebody who is missing from the list. */
export type LookedUp =
  /** They follow after all: the list moved while we read it, or they are back. */
  | 'follows'
  | AccountStatus
  /** The platform did not say, or we do not understand it: look them up again. */
  | 'unclear';

/** The platform's own reports of who follows and unfollows, as they happen. */
export interface ActivityStream {
  /** Subscribes to the account's activity. Returns the failure if the platform refuses. */
  subscribe(token: string, account: string): Promise<PlatformFailure | undefined>;

  /**
   * Listens until the connection ends, and returns how it ended. The caller connects again.
   *
   * @param now the time at which a report arrives: a report may not contain its own
   */
  listen(
    token: string,
    account: string,
    on: {
      open: () => void;
      activity: (activity: Activity) => void;
    },
    now: () => number,
    signal: AbortSignal,
  ): Promise<PlatformFailure>;
}

/** One report from the stream. */
export interface Activity {
  /** The same report keeps its id when the platform sends it again. */
  id: string;
  events: AudienceEvent[];
  /** Who followed or unfollowed the account; `undefined`: nobody. */
  change: { kind: 'came' | 'left'; person: string; handle: string | undefined } | undefined;
}
