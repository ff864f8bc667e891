import type { AccountInfo } from '../../model/audience-log.ts';

/** Which accounts there are. */
export interface AccountDirectory {
  /** All accounts, sorted by id. */
  all(): Promise<AccountInfo[]>;

  /** Adds an account. Changes nothing where there is one with this id. */
  add(info: AccountInfo): Promise<void>;
}
