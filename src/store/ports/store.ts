import type { AccountId } from '../../model/ids.ts';
import type { AccessStore } from './access-store.ts';
import type { AccountDirectory } from './account-directory.ts';
import type { AccountStore } from './account-store.ts';

/**
 * A database. Whatever belongs to an account is read and written through {@link forAccount}, so
 * that no write can reach another account than the one that was opened. A method that fails for a
 * reason the owner can mend throws a `TribeError`.
 */
export interface Store {
  readonly accounts: AccountDirectory;
  readonly access: AccessStore;

  /** Opens one account. Throws a `TribeError` where it is not known. */
  forAccount(account: AccountId): Promise<AccountStore>;

  /**
   * Returns a mark that changes whenever anything in the store changes, whoever changes it. While
   * the mark is the same, so is every result. Cost: O(1), far less than any other method.
   */
  version(): Promise<string>;

  /** Afterwards nothing else may be called. */
  close(): Promise<void>;
}
