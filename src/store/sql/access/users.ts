import type { Selectable } from 'kysely';
import type { AccountId } from '../../../model/ids.ts';
import type { Role, UserStore, WebUser } from '../../ports/access-store.ts';
import type { SqlDatabase } from '../database.ts';
import type { Sql, WebUserTable } from '../schema.ts';

export function userStore({ sql, explained }: SqlDatabase): UserStore {
  return {
    ensure: ({ id, handle, name }) =>
      explained(async () => {
        const row = { id, handle: handle ?? null, name: name ?? null };
        await sql
          .insertInto('web_user')
          .values(row)
          .onConflict((conflict) => conflict.column('id').doUpdateSet(row))
          .execute();
      }),
    find: (id) =>
      explained(async () => {
        const row = await sql
          .selectFrom('web_user')
          .selectAll()
          .where('id', '=', id)
          .executeTakeFirst();
        return row && userOf(row);
      }),
    rolesOf: (user) => explained(() => rolesOf(sql, user)),
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

export function userOf({ id, handle, name }: Selectable<WebUserTable>): WebUser {
  return { id, ...(handle !== null && { handle }), ...(name !== null && { name }) };
}
