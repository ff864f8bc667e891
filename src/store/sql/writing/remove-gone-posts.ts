import { factsOfRow } from '../../event-facts.ts';
import type { EventTable } from '../schema.ts';
import { deletedPosts, postRows } from './posts-gone.ts';
import type { ImportContext } from './import-context.ts';

/** Permanently removes deleted posts. Cost: O(posts) if there are deletions. */
export function removeGonePosts({ account, writer }: ImportContext): Promise<void> {
  return writer.transact(async (writing) => {
    const { connection } = writing;
    const deletions = await deletedPosts(connection.sql, account).execute();
    if (deletions.length === 0) return;
    const gone = new Set(deletions.map(({ text }) => text!));
    const rows: EventTable[] = [];
    await connection.each(postRows(connection.sql, account), (row) => {
      if (gone.has((JSON.parse(row.text!) as { id: string }).id)) rows.push(row);
    });
    await writing.remove(
      rows.map((row) => ({ facts: factsOfRow(row, String), person: row.person })),
    );
  });
}
