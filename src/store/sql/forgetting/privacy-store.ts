import type { PrivacyStore } from '../../ports/privacy-store.ts';
import type { AccountScope } from '../account-scope.ts';
import { AccountWriter } from '../writing/account-writer.ts';
import { findPerson } from './find-person.ts';
import { forgetPerson } from './forget-person.ts';
import { loadForgotten } from './forgotten.ts';

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
    forget: (person) =>
      explained(() => forgetPerson(new AccountWriter(database, scope), number, person)),
    forgotten: () =>
      explained(async () => {
        const forgotten = await loadForgotten(sql, number);
        return (person) => forgotten.hasId(person);
      }),
    sweep: () => explained(() => database.sweep()),
  };
}
