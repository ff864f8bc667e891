import type { SqlDatabase } from '../database.ts';
import type { AccountWriter } from './account-writer.ts';

/** The account, the writer and the time of an import. */
export interface ImportContext {
  database: SqlDatabase;
  account: number;
  writer: AccountWriter;
  /** ms since 1970. */
  at: number;
}
