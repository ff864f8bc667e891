import type { SessionStore, WebSession } from '../../ports/access-store.ts';
import { requireAccount } from '../accounts.ts';
import type { SqlDatabase } from '../database.ts';
import type { Sql } from '../schema.ts';
import { linkOf, linkRows } from './share-links.ts';

export function sessionStore({ sql, explained }: SqlDatabase): SessionStore {
  return {
    open: (digest, of, until) =>
      explained(async () => {
        const byLink = 'link' in of;
        await sql
          .insertInto('web_session')
          .values({
            digest,
            user: byLink ? null : of.user,
            account: byLink ? (await requireAccount(sql, of.link.account)).number : null,
            link: byLink ? of.link.id : null,
            until: byLink ? Math.min(until, of.link.until) : until,
          })
          .execute();
      }),
    find: (digest, now) => explained(() => findSession(sql, digest, now)),
    close: (digest) =>
      explained(async () => {
        await sql.deleteFrom('web_session').where('digest', '=', digest).execute();
      }),
    forgetEnded: (now) =>
      explained(async () => {
        await sql.deleteFrom('web_session').where('until', '<=', now).execute();
      }),
  };
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
