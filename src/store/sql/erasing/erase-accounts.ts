import { erasedId } from '../../../model/erased-account.ts';
import type { PersonId } from '../../../model/ids.ts';
import { typeCode } from '../../event-facts.ts';
import { readPeople } from '../audience/read-people.ts';
import { toStored } from '../corrections/correction-codes.ts';
import { correctionRows, storedCorrection } from '../corrections/corrections.ts';
import { forgetAsCollector } from '../forgetting/forget-as-collector.ts';
import { forgetMembership } from '../forgetting/forget-membership.ts';
import { handleKey, namesOnly } from '../forgetting/forgotten.ts';
import { forgetLines, linesAbout } from '../forgetting/lines-about.ts';
import type { Sql } from '../schema.ts';
import type { AccountWriter } from '../writing/account-writer.ts';
import { keptOfErased, loadErased } from './erased-accounts.ts';
import { renamePeople } from './rename-people.ts';

const PROFILE = typeCode('person');

/** Implements `PrivacyStore.erase`. */
export function eraseAccounts(
  writer: AccountWriter,
  account: number,
  people: readonly string[],
): Promise<void> {
  return writer.transact(async (writing) => {
    const { connection } = writing;
    const { sql } = connection;
    const erased = await loadErased(sql, account);
    const stored = await readPeople(connection, account);
    const { names } = stored;
    const newIds = new Map(
      people.map((id) => [names.idOf(id), erasedId(erased.digestOf(names.idOf(id)))]),
    );
    for (const id of newIds.keys()) await remember(sql, account, erased.digestOf(id));
    const { numbers, removed } = await renamePeople(writing, account, newIds, keptOfErased);
    const handles = removed
      .filter(({ type }) => type === PROFILE)
      .map(({ text }) => (JSON.parse(text!) as { handle?: string }).handle)
      .filter((handle) => handle !== undefined);
    const ids = stored.people.filter(({ number }) => numbers.has(number)).map(({ id }) => id);
    const known = namesOnly([...ids, ...handles.map(handleKey)], names);
    const isAbout = (number: number | null): boolean => numbers.has(number!);
    await forgetLines(sql, account, await linesAbout(connection, account, isAbout, known));
    await sql.deleteFrom('result').where('account', '=', account).execute();
    for (const id of ids) await forgetAsCollector(sql, account, id);
    for (const number of numbers) await forgetMembership(sql, account, number);
    await renameInCorrections(sql, account, (id) => newIds.get(names.idOf(id)) ?? id);
    await dropNumbers(sql, account, numbers);
  });
}

/** Implements `PrivacyStore.restore`. */
export function restoreAccounts(
  writer: AccountWriter,
  account: number,
  people: readonly string[],
): Promise<void> {
  return writer.transact(async (writing) => {
    const { sql } = writing.connection;
    const erased = await loadErased(sql, account);
    const back = people.filter((id) => erased.has(id));
    if (back.length === 0) return;
    const newIds = new Map(back.map((id) => [erased.idOf(id), id]));
    for (const id of back) await drop(sql, account, erased.digestOf(id));
    const { numbers } = await renamePeople(writing, account, newIds, (facts) => facts);
    await sql.deleteFrom('result').where('account', '=', account).execute();
    for (const number of numbers) await forgetMembership(sql, account, number);
    await renameInCorrections(sql, account, (id) => newIds.get(id) ?? id);
    await dropNumbers(sql, account, numbers);
  });
}

async function remember(sql: Sql, account: number, digest: string): Promise<void> {
  await sql
    .insertInto('erased_account')
    .values({ account, digest })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

async function drop(sql: Sql, account: number, digest: string): Promise<void> {
  await sql
    .deleteFrom('erased_account')
    .where('account', '=', account)
    .where('digest', '=', digest)
    .execute();
}

/** What the owner said about a person counts on. */
async function renameInCorrections(
  sql: Sql,
  account: number,
  idNow: (id: string) => string,
): Promise<void> {
  for (const row of await correctionRows(sql, account).execute()) {
    const { correction } = storedCorrection(row);
    if (correction.kind !== 'follow-churner') continue;
    const person = idNow(correction.person) as PersonId;
    if (person === correction.person) continue;
    await sql
      .updateTable('decision')
      .set({ said: toStored({ ...correction, person }).said })
      .where('account', '=', account)
      .where('id', '=', row.id)
      .execute();
  }
}

async function dropNumbers(sql: Sql, account: number, numbers: ReadonlySet<number>): Promise<void> {
  for (const number of numbers) {
    await sql
      .deleteFrom('person')
      .where('account', '=', account)
      .where('number', '=', number)
      .execute();
  }
}
