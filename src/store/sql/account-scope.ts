import type { AccountId } from '../../model/ids.ts';
import type { AccountRow } from './accounts.ts';
import { requireAccount } from './accounts.ts';
import type { Sql } from './schema.ts';

/** Runs work and translates the driver's errors into words that the owner can act on. */
export type Explained = <Result>(work: () => Result | Promise<Result>) => Promise<Result>;

/** What every port needs: queries, errors translated, and accounts by id. */
export interface AccountScope {
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

export function accountScope(sql: Sql, explained: Explained): AccountScope {
  return {
    sql,
    explained,
    numberOf: async (account) => (await requireAccount(sql, account)).number,
    on: (account, work) => explained(async () => work(await requireAccount(sql, account))),
  };
}
