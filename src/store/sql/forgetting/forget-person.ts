import { type Correction, topicsReferredTo } from '../../../model/corrections.ts';
import { factsOfRow, typeCode } from '../../event-facts.ts';
import type { PersonTraces } from '../../ports/privacy-store.ts';
import { correctionRows, storedCorrection } from '../corrections/corrections.ts';
import type { Sql } from '../schema.ts';
import type { AccountWriter } from '../writing/account-writer.ts';
import { findPerson } from './find-person.ts';
import { forgetAsCollector } from './forget-as-collector.ts';
import { forgetLines } from './lines-about.ts';
import { forgetMembership } from './forget-membership.ts';
import { digestOf, handleKey, loadForgotten, newKey, onlyHandleKey } from './forgotten.ts';
import type { StoredPerson } from './stored-person.ts';
import { withoutForgotten } from './without-forgotten.ts';

/** Implements `PrivacyStore.forget`. Also returns every id under which the person was known. */
export function forgetPerson(
  writer: AccountWriter,
  account: number,
  id: string,
): Promise<{ traces: PersonTraces; ids: string[] }> {
  return writer.transact(async (writing) => {
    const { connection } = writing;
    const { sql } = connection;
    const found = await findPerson(connection, account, id);
    const { person, storedIds, traces, rows, lines, handles } = found;
    const ids = person.ids(handles);
    const onlyHandle = person.onlyHandle();
    await rememberDigests(sql, account, [
      ...ids,
      ...handles.map(handleKey),
      ...(onlyHandle === undefined ? [] : [onlyHandleKey(onlyHandle)]),
    ]);
    const forgotten = await loadForgotten(sql, account);

    const nameOf = (number: number): string => storedIds.get(number)!;
    const about = rows.map((row) => ({ facts: factsOfRow(row, nameOf), person: row.person }));
    await writing.remove(about);
    const left = rows.flatMap((row) => {
      const { source, line, at, after } = row;
      const nameNow = (number: number): string =>
        person.isNamed(number, at ?? after) ? person.id : nameOf(number);
      const facts = withoutForgotten(factsOfRow(row, nameNow), forgotten);
      return facts === undefined ? [] : [{ facts, source, line }];
    });
    await writing.write(left);

    if (rows.some(({ type }) => type === typeCode('post'))) {
      await sql.deleteFrom('vector').where('account', '=', account).execute();
    }
    await forgetLines(sql, account, lines);
    await sql.deleteFrom('result').where('account', '=', account).execute();
    for (const known of ids) await forgetAsCollector(sql, account, known);
    for (const number of person.numbers) await forgetMembership(sql, account, number);
    await forgetCorrections(sql, account, person, traces.names);
    for (const number of person.ownNumbers()) {
      await sql
        .deleteFrom('person')
        .where('account', '=', account)
        .where('number', '=', number)
        .execute();
    }
    return { traces, ids };
  });
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

/**
 * Deletes the owner's corrections about the person, undone ones included, and those about topics
 * named after the person.
 *
 * @param names of the person.
 */
async function forgetCorrections(
  sql: Sql,
  account: number,
  person: StoredPerson,
  names: readonly string[],
): Promise<void> {
  for (const row of await correctionRows(sql, account).execute()) {
    const { correction } = storedCorrection(row);
    const isAbout =
      correction.kind === 'follow-churner'
        ? person.isCalled(correction.person)
        : namesOfTopics(correction).some((text) => names.some((name) => contains(text, name)));
    if (!isAbout) continue;
    await sql
      .deleteFrom('decision')
      .where('account', '=', account)
      .where('id', '=', row.id)
      .execute();
  }
}

/** Returns ids and labels that a correction took from topics found in texts. */
function namesOfTopics(correction: Correction): string[] {
  return topicsReferredTo(correction).flatMap((topic) =>
    [topic, ...topic.parts].flatMap(({ id, label }) => [id, label]),
  );
}

/** Returns whether a text contains a name as whole words. */
function contains(text: string, name: string): boolean {
  const words = wordsOf(name);
  return words !== '  ' && wordsOf(text).includes(words);
}

function wordsOf(text: string): string {
  const words =
    text
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{M}\p{N}_]+/gu) ?? [];
  return ` ${words.join(' ')} `;
}
