import type { ListMemory } from '../ports/list-memory.ts';
import type { AccountScope } from './account-scope.ts';

/** The most lists to remember for an account. */
const MOST = 100;

export function listMemory({ database, number: account }: AccountScope): ListMemory {
  const { sql, explained } = database;
  const rows = sql.selectFrom('list_memory').where('account', '=', account);
  return {
    all: () =>
      explained(async () => {
        const found = await rows.selectAll().orderBy('at', 'desc').orderBy('key').execute();
        return found.map(({ key, columns, answers, at }) => ({
          key,
          columns: JSON.parse(columns),
          answers: JSON.parse(answers),
          at,
        }));
      }),
    keep: ({ key, columns, answers, at }) =>
      explained(async () => {
        const said = { answers: JSON.stringify(answers), at };
        await sql
          .insertInto('list_memory')
          .values({ account, key, columns: JSON.stringify(columns), ...said })
          .onConflict((conflict) => conflict.columns(['account', 'key']).doUpdateSet(said))
          .execute();
        const newest = rows.select('key').orderBy('at', 'desc').orderBy('key').limit(MOST);
        await sql
          .deleteFrom('list_memory')
          .where('account', '=', account)
          .where('key', 'not in', newest)
          .execute();
      }),
    forget: (key) =>
      explained(async () => {
        const { numDeletedRows } = await sql
          .deleteFrom('list_memory')
          .where('account', '=', account)
          .where('key', '=', key)
          .executeTakeFirstOrThrow();
        return numDeletedRows > 0n;
      }),
  };
}
