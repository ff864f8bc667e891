import type { AccountStatus, PersonEvent } from '../model/events.ts';
import type { Instant } from '../model/instant.ts';
import type { Access, PlatformList, PlatformRead } from './platform-read.ts';

/** What a platform says about the account's followers, and about those who left. */
export interface PlatformPeople {
  /** Reads the platform's counts for the account. */
  counts(account: string): PlatformRead<void, AccountCounts>;

  followers(account: string): PlatformList<Profile>;

  following(account: string): PlatformList<{ id: string }>;

  /** Reads when people followed the account. `undefined` if the platform does not say. */
  followTimes?(account: string): PlatformRead<readonly string[], Map<string, FollowFound>>;

  /** Looks up people who are missing from the follower list. */
  lookUp(account: string, access: Access): PlatformRead<readonly string[], Map<string, LookedUp>>;

  /**
   * Finds out whose accounts the platform deleted for good: no accounts that may return. `undefined`
   * if asking is not free. Then an account that a look-up finds to be deleted is gone for good.
   */
  deleted?(): PlatformRead<readonly string[], Set<string>>;

  /**
   * Reads what people write about. Leaves out those about whom nothing came now. `undefined` if
   * asking is not free.
   */
  interests?(): PlatformRead<readonly string[], InterestsRead>;
}

/** The platform's counts for an account; `undefined` if it does not send one. */
export interface AccountCounts {
  followers?: number | undefined;
  following?: number | undefined;
  posts?: number | undefined;
}

/** A profile as it is now. */
export type Profile = Omit<PersonEvent, 'at'>;

/** When a person followed, as far as the platform says. */
export interface FollowFound {
  /** The time that the person's own app wrote. It may be wrong. */
  claimed?: Instant | undefined;
  /** A time from elsewhere, to compare it with. */
  secondOpinion?: Instant | undefined;
  /** The name of what brought the person, such as a starter pack. */
  via?: string | undefined;
  /** Whom else the person followed, as far as that is read along with the time. */
  others?: readonly string[] | undefined;
  /** When the person's account was made. Nobody followed before that. */
  accountMade?: Instant | undefined;
}

/** What a look-up found about a person who is missing from the list. */
export type LookedUp =
  /** They follow after all: the list changed while we read it, or they have returned. */
  | 'follows'
  | AccountStatus
  /** We cannot understand the response, so we look them up again. */
  | 'unclear';

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
