import { sql as fragment } from 'kysely';
import type { Selectable } from 'kysely';
import type { AccountId } from '../../../model/ids.ts';
import type { ShareLink, ShareLinkStore } from '../../ports/access-store.ts';
import type { AccountScope } from '../account-scope.ts';
import type { ShareLinkTable, Sql } from '../schema.ts';

export function shareLinkStore({ sql, explained, numberOf }: AccountScope): ShareLinkStore {
  return {
    make: (account, digest, { label, madeAt, until }) =>
      explained(async () => {
        const number = await numberOf(account);
        const id = fragment<number>`(
          select coalesce(max(id), 0) + 1 from share_link where account = ${number}
        )`;
        const made = { account: number, digest, label, made_at: madeAt, until, revoked_at: null };
        const row = await sql
          .insertInto('share_link')
          .values({ ...made, id })
          .returning('id')
          .executeTakeFirstOrThrow();
        return { id: row.id, account, label, madeAt, until };
      }),
    find: (digest, now) =>
      explained(async () => {
        const row = await linkRows(sql)
          .where('share_link.digest', '=', digest)
          .where('until', '>', now)
          .where('revoked_at', 'is', null)
          .executeTakeFirst();
        return row && linkOf(row);
      }),
    all: (account) =>
      explained(async () => {
        const rows = linkRows(sql).where('share_link.account', '=', await numberOf(account));
        return (await rows.orderBy('share_link.id', 'desc').execute()).map(linkOf);
      }),
    revoke: (account, id, at) =>
      explained(async () => {
        await sql
          .updateTable('share_link')
          .set({ revoked_at: at })
          .where('account', '=', await numberOf(account))
          .where('id', '=', id)
          .where('revoked_at', 'is', null)
          .execute();
      }),
  };
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
