import type { PersonTraces, PrivacyStore } from '../../ports/privacy-store.ts';
import type { AccountScope } from '../account-scope.ts';
import { AccountWriter } from '../writing/account-writer.ts';
import { findPerson } from './find-person.ts';
import { forgetPerson } from './forget-person.ts';
import { loadForgotten } from './forgotten.ts';

/** Forgets a person in the account and in the accounts merged into it. */
async function forgetEverywhere(
  { database, number, id }: AccountScope,
  person: string,
): Promise<PersonTraces> {
  const forget = (account: { number: number; id: string }, known: string) =>
    forgetPerson(new AccountWriter(database, account), account.number, known);
  const { traces, ids } = await forget({ number, id }, person);
  const merged = await database.sql
    .selectFrom('account')
    .select(['number', 'id'])
    .where('merged_into', '=', number)
    .execute();
  for (const account of merged) for (const known of ids) await forget(account, known);
  return traces;
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
