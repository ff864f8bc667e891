import type { Role, RoleStore } from '../../ports/access-store.ts';
import type { AccountScope } from '../account-scope.ts';
import { userOf } from './users.ts';

/** Who has which role on the account. */
export function roleStore({ database, number }: AccountScope): RoleStore {
  const { sql, explained } = database;
  return {
    grant: (user, role) =>
      explained(async () => {
        await sql
          .insertInto('web_role')
          .values({ user, account: number, role })
          .onConflict((conflict) => conflict.columns(['user', 'account']).doUpdateSet({ role }))
          .execute();
      }),
    withdraw: (user) =>
      explained(async () => {
        await sql
          .deleteFrom('web_role')
          .where('user', '=', user)
          .where('account', '=', number)
          .execute();
      }),
    all: () =>
      explained(async () => {
        const rows = await sql
          .selectFrom('web_role')
          .leftJoin('web_user', 'web_user.id', 'web_role.user')
          .select(['web_role.user as id', 'handle', 'name', 'role'])
          .where('account', '=', number)
          .orderBy('web_role.user')
          .execute();
        return rows.map(({ role, ...user }) => ({ user: userOf(user), role: role as Role }));
      }),
  };
}
