import type { PersonTraces, PrivacyStore } from '../../ports/privacy-store.ts';
import type { AccountScope } from '../account-scope.ts';
import type { Sql } from '../schema.ts';
import { AccountWriter, type Writable } from '../writing/account-writer.ts';
import { findPerson } from './find-person.ts';
import { forgetPerson } from './forget-person.ts';
import { loadForgotten } from './forgotten.ts';

/** Forgets a person in the account and in the accounts merged into it, in one transaction. */
async function forgetEverywhere(
  { database, number, id }: AccountScope,
  person: string,
): Promise<PersonTraces> {
  const parts = await allMergedInto(database.sql, number);
  const all = [number, ...parts.map((part) => part.number)];
  return database.write(all, async (connection) => {
    const inside: Writable = { sql: database.sql, write: (_, work) => work(connection) };
    const forget = (account: { number: number; id: string }, known: string) =>
      forgetPerson(new AccountWriter(inside, account), account.number, known);
    const { traces, ids } = await forget({ number, id }, person);
    for (const account of await allMergedInto(connection.sql, number))
      for (const known of ids) await forget(account, known);
    return traces;
  });
}

/** Returns the accounts that were merged into an account, and those merged into them before. */
async function allMergedInto(sql: Sql, account: number): Promise<{ number: number; id: string }[]> {
  const direct = await sql
    .selectFrom('account')
    .select(['number', 'id'])
    .where('merged_into', '=', account)
    .execute();
  const all = [...direct];
  for (const { number } of direct) all.push(...(await allMergedInto(sql, number)));
  return all;
}

export function privacyStore(scope: AccountScope): PrivacyStore {
  const { database, number } = scope;
  const { sql, explained } = database;
  return {
    tracesOf: (person) =>
      explained(async () => {
        const { traces, rows, lines } = await database.read((connection) =>
          findPerson(connection, number, person),
        );
        return rows.length === 0 && lines.length === 0 ? undefined : traces;
      }),
    forget: (person) => explained(() => forgetEverywhere(scope, person)),
    forgotten: () =>
      explained(async () => {
        const forgotten = await loadForgotten(sql, number);
        return (person) => forgotten.hasId(person);
      }),
    sweep: () => explained(() => database.sweep()),
  };
}
