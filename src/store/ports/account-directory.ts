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
   * Deletes an account and all of its data for good, in one transaction, then rewrites the database, so
   * that its files hold nothing of it. `false`: somebody else is using the database, and the rewriting
   * is still to be done. Again: no change.
   */
  remove(account: AccountId): Promise<boolean>;
}
