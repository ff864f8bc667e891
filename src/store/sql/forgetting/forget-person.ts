import { factsOfRow, typeCode } from '../../event-facts.ts';
import type { PersonTraces } from '../../ports/privacy-store.ts';
import { correctionRows, storedCorrection } from '../corrections/corrections.ts';
import type { Sql } from '../schema.ts';
import type { AccountWriter } from '../writing/account-writer.ts';
import { findPerson } from './find-person.ts';
import { forgetMembership } from './forget-membership.ts';
import { digestOf, Forgotten, forgottenRows, handleKey, newKey } from './forgotten.ts';
import { withoutForgotten } from './without-forgotten.ts';

/** See `PrivacyStore.forget`. */
export function forgetPerson(
  writer: AccountWriter,
  account: number,
  id: string,
): Promise<PersonTraces> {
  return writer.transact(async (writing) => {
    const { connection } = writing;
    const { sql } = connection;
    const { number, traces, rows, lines, handles } = await findPerson(connection, account, id);
    const ids = new Map<number, string>();
    await connection.each(peopleRows(sql, account), (row) => ids.set(row.number, row.id));
    await rememberDigests(sql, account, [id, ...handles.map(handleKey)]);
    const forgotten = new Forgotten(await forgottenRows(sql, account).execute());

    const found = rows.map(({ person, source, line, ...row }) => ({
      facts: factsOfRow({ ...row, person }, (number) => ids.get(number)!),
      person,
      source,
      line,
    }));
    await writing.remove(found);
    const left = found.flatMap(({ facts: before, source, line }) => {
      const facts = withoutForgotten(before, forgotten);
      return facts === undefined ? [] : [{ facts, source, line }];
    });
    await writing.write(left);

    if (rows.some(({ type }) => type === typeCode('post'))) {
      await sql.deleteFrom('vector').where('account', '=', account).execute();
    }
    await forgetLines(sql, account, lines);
    await sql.deleteFrom('result').where('account', '=', account).execute();
    await forgetAsCollector(sql, account, id);
    await forgetMembership(sql, account, number);
    await forgetCorrections(sql, account, id);
    await sql.deleteFrom('person').where('account', '=', account).where('id', '=', id).execute();
    return traces;
  });
}

function peopleRows(sql: Sql, account: number) {
  return sql.selectFrom('person').select(['number', 'id']).where('account', '=', account);
}

async function rememberDigests(sql: Sql, account: number, names: readonly string[]): Promise<void> {
  await sql
    .insertInto('forgetting')
    .values({ account, key: newKey() })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const { key } = await sql
    .selectFrom('forgetting')
    .select('key')
    .where('account', '=', account)
    .executeTakeFirstOrThrow();
  for (const name of names) {
    await sql
      .insertInto('forgotten')
      .values({ account, digest: digestOf(key, name) })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }
}

async function forgetLines(sql: Sql, account: number, lines: readonly number[]): Promise<void> {
  for (const line of lines) {
    await sql
      .deleteFrom('quarantine')
      .where('account', '=', account)
      .where('id', '=', line)
      .execute();
  }
}

/** What the owner said of the person, whether or not it stands. */
async function forgetCorrections(sql: Sql, account: number, id: string): Promise<void> {
  for (const row of await correctionRows(sql, account).execute()) {
    const { correction } = storedCorrection(row);
    if (correction.kind !== 'follow-churner' || correction.person !== id) continue;
    await sql
      .deleteFrom('decision')
      .where('account', '=', account)
      .where('id', '=', row.id)
      .execute();
  }
}

async function forgetAsCollector(sql: Sql, account: number, id: string): Promise<void> {
  for (const [table, column] of [
    ['collector_digest', 'key'],
    ['collector_doubt', 'person'],
    ['collector_paid', 'id'],
  ] as const) {
    await sql
      .deleteFrom(table)
      .where('account', '=', account)
      .where(column as never, '=', id as never)
      .execute();
  }
  const pages = await sql
    .selectFrom('collector_page')
    .select(['run', 'part', 'ids'])
    .where('account', '=', account)
    .execute();
  for (const { run, part, ids } of pages) {
    const kept = ids.split('\n').filter((listed) => listed !== id);
    await sql
      .updateTable('collector_page')
      .set({ ids: kept.join('\n') })
      .where('account', '=', account)
      .where('run', '=', run)
      .where('part', '=', part)
      .execute();
  }
}
