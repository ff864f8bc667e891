import { createHash } from 'node:crypto';
import type {
  InsertQueryBuilder,
  InsertResult,
  Selectable,
  UpdateQueryBuilder,
  UpdateResult,
} from 'kysely';
import { sql as fragment } from 'kysely';
import type { AccountInfo } from '../../model/audience-log.ts';
import { type Correction, correctionsOfFigures } from '../../model/corrections.ts';
import { TribeError } from '../../model/errors.ts';
import type { Platform } from '../../model/events.ts';
import type { AccountId } from '../../model/ids.ts';
import { UNNAMED_ACCOUNT } from '../../model/unnamed-account.ts';
import { EventDigest } from '../event-identity.ts';
import type { ImportSource, Inputs } from '../ports/event-log.ts';
import type { AccountTable, Sql, Tables } from './schema.ts';
import { nextNumber } from './next-number.ts';
import { newViewerSecret } from './viewer-secret.ts';

export type AccountRow = Selectable<AccountTable>;

/** Adds an account, unless there is one with this id. */
export function insertAccount(
  sql: Sql,
  { id, platform, handle, name }: AccountInfo,
): InsertQueryBuilder<Tables, 'account', InsertResult> {
  return sql
    .insertInto('account')
    .values({
      number: fragment<number>`(
        select coalesce(max(number), 0) + 1
        from (select number from account union all select number from removed_account) as ever
      )`,
      id,
      platform,
      handle: handle ?? null,
      name: name ?? null,
      people: 0,
      set_aside: 0,
      events: 0,
      digest: new EventDigest().bytes(),
      viewer_secret: newViewerSecret(),
      merged_into: null,
    })
    .onConflict((conflict) => conflict.column('id').doNothing());
}

/** Replaces the given handle and name. */
export function renameAccount(
  sql: Sql,
  account: number,
  { handle, name }: Pick<AccountInfo, 'handle' | 'name'>,
): UpdateQueryBuilder<Tables, 'account', 'account', UpdateResult> {
  return sql
    .updateTable('account')
    .set((eb) => ({
      handle: eb.fn.coalesce(eb.val(handle ?? null), 'handle'),
      name: eb.fn.coalesce(eb.val(name ?? null), 'name'),
    }))
    .where('number', '=', account);
}

/** Sets the platform of an account whose platform is unknown. */
export function setUnknownPlatform(
  sql: Sql,
  account: number,
  platform: Platform,
): UpdateQueryBuilder<Tables, 'account', 'account', UpdateResult> {
  const unknown: Platform = 'other';
  return sql
    .updateTable('account')
    .set({ platform })
    .where('number', '=', account)
    .where('platform', '=', unknown);
}

export async function listAccounts(sql: Sql): Promise<AccountInfo[]> {
  const rows = await sql
    .selectFrom('account')
    .selectAll()
    .where('id', '<>', UNNAMED_ACCOUNT)
    .where('merged_into', 'is', null)
    .execute();
  return rows.map(accountInfo).sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** Returns the row of an account. Throws a `TribeError` if there is none. */
export async function requireAccount(sql: Sql, id: AccountId): Promise<AccountRow> {
  const row = await sql.selectFrom('account').selectAll().where('id', '=', id).executeTakeFirst();
  if (row !== undefined) return row;
  throw new TribeError(
    `The database has no account ${id}.`,
    'Import data of the account first, or choose another with --account.',
  );
}

/** Returns the row of an account that was opened. */
export function rowOf(sql: Sql, account: number): Promise<AccountRow> {
  return sql
    .selectFrom('account')
    .selectAll()
    .where('number', '=', account)
    .executeTakeFirstOrThrow();
}

/** Returns the number of a source. Adds the source if it is new. */
export async function ensureSource(
  sql: Sql,
  account: number,
  { kind, name, listedAs }: Pick<ImportSource, 'kind' | 'name' | 'listedAs'>,
): Promise<number> {
  await sql
    .insertInto('source')
    .values({
      number: nextNumber(sql, 'source', 'number'),
      account,
      kind,
      name,
      listed_as: listedAs ?? null,
    })
    .onConflict((conflict) => conflict.columns(['account', 'kind', 'name']).doNothing())
    .execute();
  const { number } = await sql
    .selectFrom('source')
    .select('number')
    .where('account', '=', account)
    .where('kind', '=', kind)
    .where('name', '=', name)
    .executeTakeFirstOrThrow();
  return number;
}

export function listSources(sql: Sql, account: number): Promise<{ kind: string; name: string }[]> {
  const listedName = fragment<string>`coalesce(listed_as, name)`;
  return sql
    .selectFrom('source')
    .select(['kind', listedName.as('name')])
    .where('account', '=', account)
    .groupBy(['kind', listedName])
    .orderBy((source) => source.fn.min('number'))
    .execute();
}

export function accountInfo({ id, platform, handle, name }: AccountRow): AccountInfo {
  const info: AccountInfo = { id: id as AccountId, platform: platform as Platform };
  if (handle !== null) info.handle = handle;
  if (name !== null) info.name = name;
  return info;
}

/**
 * Returns what a report rests on, from the corrections in force and the number of open rejected
 * rows.
 */
export function inputsFrom(
  row: AccountRow,
  corrections: readonly Correction[],
  quarantined: number,
): Inputs {
  const { id, platform, handle, name, events, digest } = row;
  const observed = [id, platform, handle, name, events, digest.toString('hex')];
  const digestWith = (some: readonly Correction[]): string => {
    const text = JSON.stringify(some.length === 0 ? observed : [...observed, some]);
    return createHash('sha256').update(text).digest('hex').slice(0, 32);
  };
  return {
    events,
    digest: digestWith(corrections),
    figuresDigest: digestWith(correctionsOfFigures(corrections)),
    quarantined,
  };
}
