import { withoutMember } from '../results/remembered-communities.ts';
import type { Sql } from '../schema.ts';

/** Removes a person from all remembered communities. */
export async function forgetMembership(sql: Sql, account: number, number: number): Promise<void> {
  const communities = await sql
    .selectFrom('remembered_tribe')
    .select(['id', 'people'])
    .where('account', '=', account)
    .execute();
  for (const { id, people } of communities) {
    await sql
      .updateTable('remembered_tribe')
      .set({ people: withoutMember(people, number) })
      .where('account', '=', account)
      .where('id', '=', id)
      .execute();
  }
}
