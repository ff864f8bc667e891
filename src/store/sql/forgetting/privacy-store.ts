import type { PersonTraces, PrivacyStore } from '../../ports/privacy-store.ts';
import type { AccountScope } from '../account-scope.ts';
import { eraseAccounts, restoreAccounts } from '../erasing/erase-accounts.ts';
import type { Sql } from '../schema.ts';
import { AccountWriter, type Writable } from '../writing/account-writer.ts';
import { findPerson } from './find-person.ts';
import { forgetPerson } from './forget-person.ts';
import { loadForgotten } from './forgotten.ts';

/** An account with data of the audience, and what writes to it. */
interface Part {
  account: number;
  writer: AccountWriter;
}

/** Works on an account and the accounts merged into it, itself first, in one transaction. */
async function onParts<Result>(
  { database, number, id }: AccountScope,
  work: (parts: Part[]) => Promise<Result>,
): Promise<Result> {
  const all = [{ number, id }, ...(await allMergedInto(database.sql, number))];
  const numbers = all.map((part) => part.number);
  return database.write(numbers, async (connection) => {
    const inside: Writable = { sql: database.sql, write: (_, inner) => inner(connection) };
    return work(
      all.map((part) => ({ account: part.number, writer: new AccountWriter(inside, part) })),
    );
  });
}

function forgetEverywhere(scope: AccountScope, person: string): Promise<PersonTraces> {
  return onParts(scope, async ([own, ...merged]) => {
    const { traces, ids } = await forgetPerson(own.writer, own.account, person);
    for (const { writer, account } of merged)
      for (const known of ids) await forgetPerson(writer, account, known);
    return traces;
  });
}

function inEachPart(
  scope: AccountScope,
  work: typeof eraseAccounts,
  people: readonly string[],
): Promise<void> {
  return onParts(scope, async (parts) => {
    for (const { writer, account } of parts) await work(writer, account, people);
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
    erase: (people) => explained(() => inEachPart(scope, eraseAccounts, people)),
    restore: (people) => explained(() => inEachPart(scope, restoreAccounts, people)),
    sweep: () => explained(() => database.sweep()),
  };
}
