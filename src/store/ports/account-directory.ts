import type { AccountInfo } from '../../model/audience-log.ts';
import type { AccountId } from '../../model/ids.ts';

/** Which accounts there are. */
export interface AccountDirectory {
  /** All accounts that have a name, sorted by id. */
  all(): Promise<AccountInfo[]>;

  /**
   * Adds an account. Changes nothing where there is one with this id. Data that was imported into
   * `UNNAMED_ACCOUNT` becomes that of the first account added.
   */
  add(info: AccountInfo): Promise<void>;

  /** Whether there is data in `UNNAMED_ACCOUNT`. */
  holdsUnnamed(): Promise<boolean>;

  /**
   * Replaces id, platform, handle and name of an account. Throws a `TribeError` if another account has
   * that id.
   */
  change(account: AccountId, info: AccountInfo): Promise<void>;

  /**
   * Copies the events of an account into another one on the same platform, and hides the first. Returns
   * how many events were new. Corrections, settings and rejected rows stay with the hidden account.
   */
  merge(from: AccountId, into: AccountId): Promise<number>;

  /** Undoes {@link merge}. What was imported since stays where it is. */
  unmerge(from: AccountId): Promise<void>;

  /** Accounts that were merged, and into which. */
  merged(): Promise<{ from: AccountId; into: AccountId }[]>;

  /**
   * Deletes an account, the accounts merged into it, and all of their data for good, in one transaction, then rewrites the database, so
   * that its files hold nothing of it. `false`: somebody else is using the database, and the rewriting
   * is still to be done. Again: no change.
   */
  remove(account: AccountId): Promise<boolean>;
}
