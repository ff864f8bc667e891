import type { AccountWriter, Writable } from './account-writer.ts';

/** The account, the writer and the time of an import. */
export interface ImportContext {
  database: Writable;
  account: number;
  writer: Pick<AccountWriter, 'transact'>;
  /** ms since 1970. */
  at: number;
  /** Whether fixed rows open again if they name somebody who is no longer known. */
  reopens?: boolean;
}
