import type { Selectable } from 'kysely';
import type { AccountId } from '../../../model/ids.ts';
import type { Role, UserStore, WebUser } from '../../ports/access-store.ts';
import type { AccountScope } from '../account-scope.ts';
import type { Sql, WebUserTable } from '../schema.ts';

export function userStore({ sql, explained, numberOf }: AccountScope): UserStore {
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

function userOf({ id, handle, name }: Selectable<WebUserTable>): WebUser {
  return { id, ...(handle !== null && { handle }), ...(name !== null && { name }) };
}
