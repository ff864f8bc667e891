import { correctionsInForce } from '../../../model/corrections.ts';
import type { EventLog } from '../../ports/event-log.ts';
import type { AccountScope } from '../account-scope.ts';
import { ensureSource, inputsFrom, listAccounts, listSources, upsertAccount } from '../accounts.ts';
import { lastSnapshot } from '../audience/last-snapshot.ts';
import { loadAudience } from '../audience/load-audience.ts';
import { listCorrections } from '../corrections/corrections.ts';
import { openLineCount } from '../quarantine/quarantined-lines.ts';
import { AccountWriter } from '../writing/account-writer.ts';
import { importSession } from '../writing/import-session.ts';

export function eventLog({ database, sql, explained, on }: AccountScope): EventLog {
  return {
    accounts: () => explained(() => listAccounts(sql)),
    async ensureAccount(info) {
      await explained(() => upsertAccount(sql, info).execute());
    },
    version: () => explained(() => database.version()),
    sources: (account) => on(account, ({ number }) => listSources(sql, number)),
    beginImport: ({ account, at, ...from }) =>
      on(account, async (row) => {
        const source = await ensureSource(sql, row.number, from);
        const writer = new AccountWriter(database, row);
        return importSession({ database, account: row.number, writer, at }, source, explained);
      }),
    inputsOf: (account) =>
      on(account, async (row) => {
        const { count } = await openLineCount(sql, row.number).executeTakeFirstOrThrow();
        const corrections = correctionsInForce(await listCorrections(sql, row.number));
        return inputsFrom(row, corrections, count);
      }),
    loadAudience: (account) =>
      on(account, ({ number }) => database.read((connection) => loadAudience(connection, number))),
    lastSnapshot: (account, before) =>
      on(account, ({ number }) => lastSnapshot(sql, number, before)),
  };
}
