import type { PrivacyStore } from '../../ports/privacy-store.ts';
import type { AccountScope } from '../account-scope.ts';
import { AccountWriter } from '../writing/account-writer.ts';
import { findPerson } from './find-person.ts';
import { forgetPerson } from './forget-person.ts';
import { Forgotten, forgottenRows } from './forgotten.ts';

export function privacyStore({ database, sql, explained, on }: AccountScope): PrivacyStore {
  return {
    tracesOf: (account, person) =>
      on(account, async ({ number }) => {
        const { traces, rows, lines } = await database.read((connection) =>
          findPerson(connection, number, person),
        );
        return rows.length === 0 && lines.length === 0 ? undefined : traces;
      }),
    forget: (account, person) =>
      on(account, (row) => forgetPerson(new AccountWriter(database, row), row.number, person)),
    forgotten: (account) =>
      on(account, async ({ number }) => {
        const forgotten = new Forgotten(await forgottenRows(sql, number).execute());
        return (person) => forgotten.hasId(person);
      }),
    sweep: () => explained(() => database.sweep()),
  };
}
