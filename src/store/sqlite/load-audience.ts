import type Database from 'better-sqlite3';
import type { AudienceLog } from '../../model/audience-log.ts';
import { correctionsInForce } from '../../model/corrections.ts';
import { accountInfo, inputsFrom } from '../sql/accounts.ts';
import { AudienceAssembly } from '../sql/audience/audience-assembly.ts';
import { knownPeople, rowsOf } from '../sql/audience/audience-queries.ts';
import { correctionRows, storedCorrection } from '../sql/corrections/corrections.ts';
import { openLineCount } from '../sql/quarantine/quarantined-lines.ts';
import type { EventTable, Sql } from '../sql/schema.ts';
import { allNow, iterateNow } from './run-now.ts';

/** Reads an audience in one transaction, so that nobody's writing shows in half of it. */
export function loadAudience(database: Database.Database, sql: Sql, account: number): AudienceLog {
  return database.transaction(() => {
    const assembly = new AudienceAssembly(allNow(database, knownPeople(sql, account)));
    for (const section of assembly.sections()) {
      for (const row of iterateNow(database, rowsOf(sql, account, section))) {
        section.add(row as EventTable);
      }
    }
    const rows = allNow(
      database,
      sql.selectFrom('account').selectAll().where('number', '=', account),
    );
    const [{ count }] = allNow(database, openLineCount(sql, account)) as [{ count: number }];
    const kept = allNow(database, correctionRows(sql, account)).map(storedCorrection);
    const corrections = correctionsInForce(kept);
    return assembly.log(
      accountInfo(rows[0]!),
      corrections,
      inputsFrom(rows[0]!, corrections, count),
    );
  })();
}
