import type { AccountInfo } from '../../model/audience-log.ts';
import { TribeError } from '../../model/errors.ts';
import type { AccountId } from '../../model/ids.ts';
import { UNNAMED_ACCOUNT } from '../../model/unnamed-account.ts';
import type { AccountDirectory } from '../ports/account-directory.ts';
import { insertAccount, listAccounts } from './accounts.ts';
import type { SqlDatabase } from './database.ts';
import { mergeAccount } from './merge-accounts.ts';
import { numbersToRemove, removeAccounts } from './remove-account.ts';
import type { Sql } from './schema.ts';
import { unmergeAccount } from './unmerge-account.ts';

export function accountDirectory(database: SqlDatabase): AccountDirectory {
  const { sql, explained, write } = database;
  return {
    all: () => explained(() => listAccounts(sql)),
    add: (info) => explained(() => write([], (connection) => addAccount(connection.sql, info))),
    holdsUnnamed: () => explained(() => isAccount(sql, UNNAMED_ACCOUNT)),
    change: (account, info) =>
      explained(() => write([], (connection) => changeAccount(connection.sql, account, info))),
    merge: (request) => explained(() => mergeAccount(database, request)),
    unmerge: (request) => explained(() => unmergeAccount(database, request)),
    merged: () => explained(() => mergedAccounts(sql)),
    remove: (account) =>
      explained(async () => {
        const numbers = await numbersToRemove(sql, account);
        await write(numbers, (connection) => removeAccounts(connection.sql, numbers));
        return database.sweep();
      }),
  };
}

async function mergedAccounts(sql: Sql): Promise<{ from: AccountId; into: AccountId }[]> {
  const rows = await sql
    .selectFrom('account as merged')
    .innerJoin('account as whole', 'whole.number', 'merged.merged_into')
    .select(['merged.id as from', 'whole.id as into'])
    .orderBy('merged.id')
    .execute();
  return rows as { from: AccountId; into: AccountId }[];
}

async function addAccount(sql: Sql, info: AccountInfo): Promise<void> {
  const merged = (await mergedAccounts(sql)).find(({ from }) => from === info.id);
  if (merged !== undefined) {
    throw new TribeError(
      `The account ${info.id} was merged into ${merged.into}.`,
      `Undo the merge first: tribe accounts unmerge ${info.id}`,
    );
  }
  if (info.id !== UNNAMED_ACCOUNT && (await isAccount(sql, UNNAMED_ACCOUNT))) {
    await changeAccount(sql, UNNAMED_ACCOUNT, info);
  } else {
    await insertAccount(sql, info).execute();
  }
}

async function changeAccount(
  sql: Sql,
  account: AccountId,
  { id, platform, handle, name }: AccountInfo,
): Promise<void> {
  if (id !== account && (await isAccount(sql, id))) {
    throw new TribeError(`There is already an account ${id}.`, 'Choose another id or handle.');
  }
  await sql
    .updateTable('account')
    .set({ id, platform, handle: handle ?? null, name: name ?? null })
    .where('id', '=', account)
    .execute();
}

async function isAccount(sql: Sql, id: AccountId): Promise<boolean> {
  const row = await sql.selectFrom('account').select('id').where('id', '=', id).executeTakeFirst();
  return row !== undefined;
}
