import type { AccountInfo } from '../model/audience-log.ts';
import type { AccountCounts } from './platform-people.ts';
import type { PlatformSignIn } from './sign-in.ts';

/** How an account is connected: its owner signs in, or names it if anybody may read. */
export interface PlatformConnection {
  /** `undefined` if anybody may read without signing in. */
  readonly signIn?: PlatformSignIn;

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
}

/** The account of a connection: the signed-in one, or the one with that id or handle. */
export type RequestedAccount = 'me' | NamedAccount;

/** An account by its id or handle. */
export type NamedAccount = { id: string } | { handle: string };

/** What reading an account takes. */
export interface Effort {
  requests: number;
  seconds: number;
}
