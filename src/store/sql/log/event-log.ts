import { correctionsInForce } from '../../../model/corrections.ts';
import type { EventLog } from '../../ports/event-log.ts';
import type { AccountScope } from '../account-scope.ts';
import { ensureSource, inputsFrom, listSources } from '../accounts.ts';
import { lastSnapshot } from '../audience/last-snapshot.ts';
import { loadAudience } from '../audience/load-audience.ts';
import { listCorrections } from '../corrections/corrections.ts';
import { openLineCount } from '../quarantine/quarantined-lines.ts';
import { AccountWriter } from '../writing/account-writer.ts';
import { importSession } from '../writing/import-session.ts';

export function eventLog({ database, number, id, onRow }: AccountScope): EventLog {
  const { sql, explained } = database;
  return {
    sources: () => explained(() => listSources(sql, number)),
    beginImport: ({ at, ...from }) =>
      explained(async () => {
        // Sources are numbered across accounts, so accounts that begin at once take turns here.
        const source = await database.write([], (connection) =>
          ensureSource(connection.sql, number, from),
        );
        const writer = new AccountWriter(database, { number, id });
        return importSession({ database, account: number, writer, at }, source, explained);
      }),
    inputs: () =>
      onRow(async (row) => {
        const { count } = await openLineCount(sql, number).executeTakeFirstOrThrow();
        const corrections = correctionsInForce(await listCorrections(sql, number));
        return inputsFrom(row, corrections, count);
      }),
    loadAudience: (profilesAt = Infinity) =>
      explained(() => database.read((connection) => loadAudience(connection, number, profilesAt))),
    lastSnapshot: (before) =>
      explained(() => database.read((connection) => lastSnapshot(connection, number, before))),
  };
}
