import type { SqlDatabase } from '../database.ts';
import type { AccountWriter } from './account-writer.ts';

/** What an import works on: which account, through which writer, and when. */
export interface ImportContext {
  database: SqlDatabase;
  account: number;
  writer: AccountWriter;
  /** ms since 1970. */
  at: number;
}
