import type { AccountRow } from './accounts.ts';
import { rowOf } from './accounts.ts';
import type { SqlDatabase } from './database.ts';

/** What every port of an account needs: queries, errors translated, and the one account. */
export interface AccountScope {
  database: SqlDatabase;
  /** The number of the account in every table. */
  number: number;
  /** Its id. */
  id: string;
  /** Works on the account as it is now, errors translated. */
  onRow<Result>(work: (row: AccountRow) => Result | Promise<Result>): Promise<Result>;
}

export function accountScope(
  database: SqlDatabase,
  { number, id }: Pick<AccountRow, 'number' | 'id'>,
): AccountScope {
  const { sql, explained } = database;
  return {
    database,
    number,
    id,
    onRow: (work) => explained(async () => work(await rowOf(sql, number))),
  };
}
