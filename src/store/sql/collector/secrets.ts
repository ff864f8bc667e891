import type { StoredSecret } from '../../ports/collector-memory.ts';
import type { Sql } from '../schema.ts';

export async function readSecret(sql: Sql, account: number): Promise<StoredSecret | undefined> {
  const row = await sql
    .selectFrom('collector')
    .select(['secret', 'secret_version'])
    .where('account', '=', account)
    .executeTakeFirst();
  if (row === undefined || row.secret === null) return undefined;
  return { sealed: row.secret, version: row.secret_version };
}

export async function replaceSecret(
  sql: Sql,
  account: number,
  sealed: Uint8Array | null,
): Promise<void> {
  const secret = sealed === null ? null : Buffer.from(sealed);
  await sql
    .insertInto('collector')
    .values({ account, turn: 0, secret, secret_version: 1, renewing_until: null })
    .onConflict((conflict) =>
      conflict.column('account').doUpdateSet((eb) => ({
        secret,
        secret_version: eb('collector.secret_version', '+', 1),
        renewing_until: null,
      })),
    )
    .execute();
}

/** This is a single statement, so only one of two processes finds the row free. */
export async function claimSecret(
  sql: Sql,
  account: number,
  version: number,
  now: number,
  until: number,
): Promise<boolean> {
  const { numUpdatedRows } = await sql
    .updateTable('collector')
    .set({ renewing_until: until })
    .where('account', '=', account)
    .where('secret_version', '=', version)
    .where((eb) => eb.or([eb('renewing_until', 'is', null), eb('renewing_until', '<=', now)]))
    .executeTakeFirstOrThrow();
  return numUpdatedRows === 1n;
}

export async function renewSecret(
  sql: Sql,
  account: number,
  version: number,
  sealed: Uint8Array,
): Promise<boolean> {
  const { numUpdatedRows } = await sql
    .updateTable('collector')
    .set({
      secret: Buffer.from(sealed),
      secret_version: version + 1,
      renewing_until: null,
    })
    .where('account', '=', account)
    .where('secret_version', '=', version)
    .executeTakeFirstOrThrow();
  return numUpdatedRows === 1n;
}
