import type { AccountInfo } from '../model/audience-log.ts';
import type {
  AccountStatus,
  AudienceEvent,
  EngagementEvent,
  PersonEvent,
  PostEvent,
} from '../model/events.ts';
import type { Instant } from '../model/instant.ts';
import type { FollowRecord, LiveListener, LiveRequest } from './live-report.ts';
import type { PlatformAnswer, PlatformFailure } from './platform-answer.ts';
import type { PriceList, Resource } from './prices.ts';
import type { PlatformSignIn } from './sign-in.ts';

/**
 * What a platform must offer so that Tribefinder can read an audience from it. Each platform is an
 * adapter in its own folder, and a line in the registry. The code in `app/collect` does the rest:
 * limits, retries, money, storing pages, and continuing after an interruption.
 */
export interface LivePlatform {
  /** Its name in commands, settings and the log: `x`. */
  readonly id: AccountInfo['platform'];
  /** Its name for people. */
  readonly name: string;
  /**
   * The time over which it counts requests, in ms. We wait this long if it does not name a time.
   */
  readonly limitWindow: number;
  /** How many requests we send in a second. `undefined` if the platform's own limits decide. */
  readonly requestsASecond?: number;
  /** `undefined` if the platform is free. */
  readonly prices: PriceList | undefined;
  /** `undefined` if anybody may read without signing in. */
  readonly signIn?: PlatformSignIn;
  /** The kinds of engagement that must be read post by post, the most informative first. */
  readonly reactions: readonly ReactionKind[];
  /** `undefined` if the platform does not report follows as they happen, for money. */
  readonly stream?: ActivityStream;
  /** `undefined` if the platform does not report what followers do as it happens, for free. */
  readonly live?: LiveFeed;

  /**
   * Returns the account that somebody means by what they typed. Throws a `TribeError` if it is not
   * the name of one. `undefined` if the owner signs in instead.
   */
  accountNamed?(typed: string): NamedAccount;

  /**
   * Returns the account that a new connection is about. Throws a `TribeError` if the request fails.
   */
  identify(token: string, requested: RequestedAccount): Promise<AccountInfo>;

  /**
   * Returns about how long it takes to read an account for the first time. `undefined` if the owner
   * decides by price instead.
   */
  effort?(counts: AccountCounts): Effort;

  /** Reads the platform's counts for the account. */
  counts(account: string): PlatformRead<void, AccountCounts>;
  followers(account: string): PlatformList<Profile>;
  /** Reads when people followed the account. `undefined` if the platform does not say. */
  follows?(account: string): PlatformRead<readonly string[], Map<string, FollowFound>>;
  following(account: string): PlatformList<{ id: string }>;

  /** Lists the account's posts, newest first, from the first one after the post `since`. */
  posts(account: string, since: string | undefined): PlatformList<ListedPost>;

  /**
   * Finds out whose accounts the platform deleted for good: no accounts that may return. `undefined`
   * if asking is not free. Then an account that a look-up finds to be deleted is gone for good.
   */
  deletedAccounts?(): PlatformRead<readonly string[], Set<string>>;

  /** Finds out which of the account's posts were deleted. `undefined` if asking is not free. */
  deletedPosts?(): PlatformRead<readonly string[], Set<string>>;

  /**
   * Reads what people write about. Leaves out those about whom nothing came now. `undefined` if
   * asking is not free.
   */
  interests?(): PlatformRead<readonly string[], InterestsRead>;

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

  /** Looks up people who are missing from the follower list. */
  lookUp(account: string, access: Access): PlatformRead<readonly string[], Map<string, LookedUp>>;

  /** Returns whether post `a` is later than post `b`, by their ids. */
  isLater(a: string, b: string): boolean;
}

/** How we read: as a signed-in user, with an app's token, or without a token. */
export type Access = 'user' | 'app' | 'anybody';

/** The account of a connection: the signed-in one, or the one with that id or handle. */
export type RequestedAccount = 'me' | NamedAccount;

/** An account by its id or handle. */
export type NamedAccount = { id: string } | { handle: string };

/** One kind of request. */
export interface PlatformRead<Asked, Page> {
  /** The name of the rate limit that it counts against. */
  readonly limit: string;
  /** The resource that the platform charges for. */
  readonly resource: Resource;
  /** The fewest and the most resources to ask for in one request. */
  readonly size: { readonly least: number; readonly most: number };
  /** Sends one request. Returns every failure as an answer, and does not try again. */
  send(token: string, asked: Asked): Promise<PlatformAnswer<Page>>;
}

/** A list that the platform sends page by page. */
export type PlatformList<Item> = PlatformRead<ListPosition, ListPage<Item>>;

/** The requested page. */
export interface ListPosition {
  size: number;
  /** The cursor from the previous page; `null` for the first page. */
  cursor: string | null;
}

export interface ListPage<Item> {
  items: Item[];
  /** The cursor of the next page; `undefined` if this is the last one. */
  next: string | undefined;
  /** The number of parts that the platform could not send. */
  problems: number;
  /** Requested fields that the platform sent for nobody on this page. */
  fieldsMissing: readonly string[];
}

/** The interests of some people. */
export interface InterestsRead {
  found: Map<string, PersonInterest[]>;
  /** How many requests that took. */
  requests: number;
}

/** A term that shows what a person cares about, such as a hashtag. */
export interface PersonInterest {
  term: string;
  /** In how many of their latest posts it is; 1 for what they made. */
  weight: number;
}

/** What reading an account takes. */
export interface Effort {
  requests: number;
  seconds: number;
}

/** When a person followed, as far as the platform says. */
export interface FollowFound {
  /** The time that the person's own app wrote. It may be wrong. */
  claimed?: Instant | undefined;
  /** A time from elsewhere, to compare it with. */
  secondOpinion?: Instant | undefined;
  /** The name of what brought the person, such as a starter pack. */
  via?: string | undefined;
  /** When the person's account was made. Nobody followed before that. */
  accountMade?: Instant | undefined;
}

/** The platform's counts for an account; `undefined` if it does not send one. */
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
  /** The id of this entry in the list: the post, or the person who reacted. */
  id: string;
  /**
   * `undefined` if nothing can be stored. An engagement without a time happened before we saw it.
   */
  engagement: (Omit<EngagementEvent, 'at'> & Partial<Pick<EngagementEvent, 'at'>>) | undefined;
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

/** What a look-up found about a person who is missing from the list. */
export type LookedUp =
  /** They follow after all: the list changed while we read it, or they have returned. */
  | 'follows'
  | AccountStatus
  /** We cannot understand the response, so we look them up again. */
  | 'unclear';

/**
 * What a platform reports of an account's followers as it happens. After a pause it repeats what we
 * missed. It may report the same thing twice, and leave something out.
 */
export interface LiveFeed {
  /** The most people of one connection. */
  readonly mostPeople: number;
  /** How far back it repeats reports, in ms. */
  readonly repeats: number;

  /** Reads by which record people follow the account. Leaves out those who do not exist now. */
  follows(account: string): PlatformRead<readonly string[], Map<string, FollowRecord>>;

  /** Listens until the connection ends. The caller connects again. */
  listen(request: LiveRequest, on: LiveListener, signal: AbortSignal): Promise<void>;
}

/** The platform's reports of who follows and unfollows, as they happen. */
export interface ActivityStream {
  /** Subscribes to the account's activity. Returns the failure if the platform refuses. */
  subscribe(token: string, account: string): Promise<PlatformFailure | undefined>;

  /**
   * Listens until the connection ends, and returns how it ended. The caller connects again.
   *
   * @param now returns the time at which a report arrives, because some reports contain no time.
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
  /** The same when the platform sends the report again. */
  id: string;
  events: AudienceEvent[];
  /** Who followed or unfollowed the account; `undefined` if nobody did. */
  change: { kind: 'came' | 'left'; person: string; handle: string | undefined } | undefined;
}
