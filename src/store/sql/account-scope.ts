import type { AccountId } from '../../model/ids.ts';
import type { AccountRow } from './accounts.ts';
import { requireAccount } from './accounts.ts';
import type { Explained, SqlDatabase } from './database.ts';
import type { Sql } from './schema.ts';

/** What every port needs: queries, errors translated, and accounts by id. */
export interface AccountScope {
  database: SqlDatabase;
  sql: Sql;
  explained: Explained;
  /** The number of an account. Throws a `TribeError` where it is not known. */
  numberOf(account: AccountId): Promise<number>;
  /** Works on an account, errors translated. Throws a `TribeError` where it is not known. */
  on<Result>(
    account: AccountId,
    work: (row: AccountRow) => Result | Promise<Result>,
  ): Promise<Result>;
}

export function accountScope(database: SqlDatabase): AccountScope {
  const { sql, explained } = database;
  return {
    database,
    sql,
    explained,
    numberOf: async (account) => (await requireAccount(sql, account)).number,
    on: (account, work) => explained(async () => work(await requireAccount(sql, account))),
  };
}
