import type { Selectable } from 'kysely';
import type { AccountId } from '../../../model/ids.ts';
import type { ShareLink, ShareLinkStore } from '../../ports/access-store.ts';
import type { AccountScope } from '../account-scope.ts';
import type { ShareLinkTable, Sql } from '../schema.ts';
import { nextNumber } from '../next-number.ts';

export function shareLinkStore({ database, number, id: account }: AccountScope): ShareLinkStore {
  const { sql, explained } = database;
  return {
    make: (digest, { label, madeAt, until }) =>
      explained(async () => {
        const made = { account: number, digest, label, made_at: madeAt, until, revoked_at: null };
        const row = await database.write([number], (connection) =>
          connection.sql
            .insertInto('share_link')
            .values({
              ...made,
              id: nextNumber(connection.sql, 'share_link', 'id', { account: number }),
            })
            .returning('id')
            .executeTakeFirstOrThrow(),
        );
        return { id: row.id, account: account as AccountId, label, madeAt, until };
      }),
    all: () =>
      explained(async () => {
        const rows = linkRows(sql).where('share_link.account', '=', number);
        return (await rows.orderBy('share_link.id', 'desc').execute()).map(linkOf);
      }),
    revoke: (id, at) =>
      explained(async () => {
        await sql
          .updateTable('share_link')
          .set({ revoked_at: at })
          .where('account', '=', number)
          .where('id', '=', id)
          .where('revoked_at', 'is', null)
          .execute();
      }),
  };
}

/** Returns the link of a token, unless it has ended or was revoked. */
export async function findLink(
  sql: Sql,
  digest: string,
  now: number,
): Promise<ShareLink | undefined> {
  const row = await linkRows(sql)
    .where('share_link.digest', '=', digest)
    .where('until', '>', now)
    .where('revoked_at', 'is', null)
    .executeTakeFirst();
  return row && linkOf(row);
}

type LinkRow = Omit<Selectable<ShareLinkTable>, 'account' | 'digest'> & { account: string };

export function linkRows(sql: Sql) {
  return sql
    .selectFrom('share_link')
    .innerJoin('account', 'account.number', 'share_link.account')
    .select(['share_link.id', 'account.id as account', 'label', 'made_at', 'until', 'revoked_at']);
}

export function linkOf({ id, account, label, made_at, until, revoked_at }: LinkRow): ShareLink {
  return {
    id,
    account: account as AccountId,
    label,
    madeAt: made_at,
    until,
    ...(revoked_at !== null && { revokedAt: revoked_at }),
  };
}
