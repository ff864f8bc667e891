import type { AudienceLog } from '../../../model/audience-log.ts';
import { correctionsInForce } from '../../../model/corrections.ts';
import { accountInfo, inputsFrom } from '../accounts.ts';
import { listCorrections } from '../corrections/corrections.ts';
import type { SqlConnection } from '../database.ts';
import { openLineCount } from '../quarantine/quarantined-lines.ts';
import type { EventTable } from '../schema.ts';
import { AudienceAssembly } from './audience-assembly.ts';
import { rowsOf } from './audience-queries.ts';
import { readPeople } from './read-people.ts';

/**
 * Reads an audience in one transaction, so that no concurrent write changes part of it.
 *
 * @param profilesAt ms: later versions of profiles are left out.
 */
export async function loadAudience(
  connection: SqlConnection,
  account: number,
  profilesAt: number,
): Promise<AudienceLog> {
  const { sql } = connection;
  const assembly = new AudienceAssembly(await readPeople(connection, account), profilesAt);
  for (const section of assembly.sections()) {
    await connection.each(rowsOf(sql, account, section), (row) => section.add(row as EventTable));
  }
  const row = await sql
    .selectFrom('account')
    .selectAll()
    .where('number', '=', account)
    .executeTakeFirstOrThrow();
  const { count } = await openLineCount(sql, account).executeTakeFirstOrThrow();
  const corrections = correctionsInForce(await listCorrections(sql, account));
  return assembly.log(accountInfo(row), corrections, inputsFrom(row, corrections, count));
}
