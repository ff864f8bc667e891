import type { AccountInfo } from '../../model/audience-log.ts';
import type { AccountId } from '../../model/ids.ts';

/** The accounts in a database. */
export interface AccountDirectory {
  /** Returns all accounts that have a name, sorted by id. */
  all(): Promise<AccountInfo[]>;

  /**
   * Adds an account. Changes nothing if its id is taken. The first account added gets the data that
   * was imported into `UNNAMED_ACCOUNT`.
   */
  add(info: AccountInfo): Promise<void>;

  /** Returns whether `UNNAMED_ACCOUNT` has data. */
  holdsUnnamed(): Promise<boolean>;

  /**
   * Replaces id, platform, handle and name of an account. Throws a `TribeError` if another account has
   * that id.
   */
  change(account: AccountId, info: AccountInfo): Promise<void>;

  /**
   * Copies the events of an account into another one on the same platform, and hides the first. Returns
   * how many events were new. Corrections, settings and rejected rows stay with the hidden account.
   *
   * @param request `at`: when, in ms since 1970, for rows that are rejected or fixed by it
   */
  merge(request: { from: AccountId; into: AccountId; at: number }): Promise<number>;

  /**
   * Undoes {@link merge}, so that both accounts have what they would have alone. An event that the
   * other account imported itself stays there. Posts stay deleted whose deletion either account
   * knew. Throws a `TribeError` if the other account was itself merged into a third one.
   */
  unmerge(request: { from: AccountId; at: number }): Promise<void>;

  /** Returns each merged account and the account it was merged into. */
  merged(): Promise<{ from: AccountId; into: AccountId }[]>;

  /**
   * Deletes an account, the accounts merged into it, and all of their data for good, in one
   * transaction. Then rewrites the database, so that its files hold nothing of them. Returns
   * `false` if another program uses the database: the rewriting is still to be done. Changes
   * nothing if the account is gone.
   */
  remove(account: AccountId): Promise<boolean>;
}
