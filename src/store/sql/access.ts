import { sql as fragment } from 'kysely';
import type { Selectable } from 'kysely';
import type { AccountId } from '../../model/ids.ts';
import type { AccessStore, Role, ShareLink, WebSession, WebUser } from '../ports/access-store.ts';
import type { ShareLinkTable, Sql, WebUserTable } from './schema.ts';

/** Who may look at what, on any database that kysely speaks to. */
export function accessOn(
  sql: Sql,
  numberOf: (account: AccountId) => Promise<number>,
  explained: <Result>(work: () => Promise<Result>) => Promise<Result>,
): AccessStore {
  return {
    ensureUser: ({ id, handle, name }) =>
      explained(async () => {
        const row = { id, handle: handle ?? null, name: name ?? null };
        await sql
          .insertInto('web_user')
          .values(row)
          .onConflict((conflict) => conflict.column('id').doUpdateSet(row))
          .execute();
      }),
    user: (id) =>
      explained(async () => {
        const row = await sql
          .selectFrom('web_user')
          .selectAll()
          .where('id', '=', id)
          .executeTakeFirst();
        return row && userOf(row);
      }),
    grant: (user, account, role) =>
      explained(async () => {
        const row = { user, account: await numberOf(account), role };
        await sql
          .insertInto('web_role')
          .values(row)
          .onConflict((conflict) => conflict.columns(['user', 'account']).doUpdateSet({ role }))
          .execute();
      }),
    withdraw: (user, account) =>
      explained(async () => {
        await sql
          .deleteFrom('web_role')
          .where('user', '=', user)
          .where('account', '=', await numberOf(account))
          .execute();
      }),
    rolesOf: (user) => explained(() => rolesOf(sql, user)),
    rolesOn: (account) => explained(async () => rolesOn(sql, await numberOf(account))),
    openSession: (digest, of, until) =>
      explained(async () => {
        const byLink = 'link' in of;
        await sql
          .insertInto('web_session')
          .values({
            digest,
            user: byLink ? null : of.user,
            account: byLink ? await numberOf(of.link.account) : null,
            link: byLink ? of.link.id : null,
            until: byLink ? Math.min(until, of.link.until) : until,
          })
          .execute();
      }),
    session: (digest, now) => explained(() => findSession(sql, digest, now)),
    closeSession: (digest) =>
      explained(async () => {
        await sql.deleteFrom('web_session').where('digest', '=', digest).execute();
      }),
    forgetEndedSessions: (now) =>
      explained(async () => {
        await sql.deleteFrom('web_session').where('until', '<=', now).execute();
      }),
    makeLink: (account, digest, { label, madeAt, until }) =>
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
    link: (digest, now) =>
      explained(async () => {
        const row = await linkRows(sql)
          .where('share_link.digest', '=', digest)
          .where('until', '>', now)
          .where('revoked_at', 'is', null)
          .executeTakeFirst();
        return row && linkOf(row);
      }),
    links: (account) =>
      explained(async () => {
        const rows = linkRows(sql).where('share_link.account', '=', await numberOf(account));
        return (await rows.orderBy('share_link.id', 'desc').execute()).map(linkOf);
      }),
    revokeLink: (account, id, at) =>
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

async function rolesOf(sql: Sql, user: string): Promise<{ account: AccountId; role: Role }[]> {
  const rows = await sql
    .selectFrom('web_role')
    .innerJoin('account', 'account.number', 'web_role.account')
    .select(['account.id', 'role'])
    .where('user', '=', user)
    .orderBy('account.id')
    .execute();
  return rows.map(({ id, role }) => ({ account: id as AccountId, role: role as Role }));
}

async function rolesOn(sql: Sql, account: number): Promise<{ user: WebUser; role: Role }[]> {
  const rows = await sql
    .selectFrom('web_role')
    .leftJoin('web_user', 'web_user.id', 'web_role.user')
    .select(['web_role.user as id', 'handle', 'name', 'role'])
    .where('account', '=', account)
    .orderBy('web_role.user')
    .execute();
  return rows.map(({ role, ...user }) => ({ user: userOf(user), role: role as Role }));
}

async function findSession(sql: Sql, digest: string, now: number): Promise<WebSession | undefined> {
  const row = await sql
    .selectFrom('web_session')
    .selectAll()
    .where('digest', '=', digest)
    .where('until', '>', now)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  if (row.user !== null) return { user: row.user, until: row.until };
  const link = await linkRows(sql)
    .where('share_link.account', '=', row.account)
    .where('share_link.id', '=', row.link)
    .where('revoked_at', 'is', null)
    .executeTakeFirst();
  return link && { link: linkOf(link), until: row.until };
}

type LinkRow = Omit<Selectable<ShareLinkTable>, 'account' | 'digest'> & { account: string };

function linkRows(sql: Sql) {
  return sql
    .selectFrom('share_link')
    .innerJoin('account', 'account.number', 'share_link.account')
    .select(['share_link.id', 'account.id as account', 'label', 'made_at', 'until', 'revoked_at']);
}

function linkOf({ id, account, label, made_at, until, revoked_at }: LinkRow): ShareLink {
  return {
    id,
    account: account as AccountId,
    label,
    madeAt: made_at,
    until,
    ...(revoked_at !== null && { revokedAt: revoked_at }),
  };
}

function userOf({ id, handle, name }: Selectable<WebUserTable>): WebUser {
  return { id, ...(handle !== null && { handle }), ...(name !== null && { name }) };
}
