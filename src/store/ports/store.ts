import type { AccountId } from '../../model/ids.ts';
import type { AccessStore } from './access-store.ts';
import type { AccountDirectory } from './account-directory.ts';
import type { AccountStore } from './account-store.ts';

/**
 * A database. Everything about an account is read and written through {@link forAccount}, so a
 * write cannot reach another account. Methods throw a `TribeError` if the owner can fix the reason.
 */
export interface Store {
  readonly accounts: AccountDirectory;
  readonly access: AccessStore;

  /** Opens one account. Throws a `TribeError` if it is unknown. */
  forAccount(account: AccountId): Promise<AccountStore>;

  /**
   * Returns a mark that changes whenever any program changes the store. As long as the mark is the
   * same, so is every result. Cost: O(1), far less than any other method.
   */
  version(): Promise<string>;

  /** Closes the store. No other method may be called afterwards. */
  close(): Promise<void>;
}
