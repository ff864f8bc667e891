import { factsOfRow } from '../event-facts.ts';
import { deletedPosts, postRows } from '../sql/writing/posts-gone.ts';
import type { EventTable } from '../sql/schema.ts';
import { allNow, iterateNow } from './run-now.ts';
import type { Settling } from './resolve-references.ts';

/** Removes for good what is kept of posts whose deletion is known. Cost: every post, if any is. */
export function removeGonePosts({ database, sql, account, writer }: Settling): void {
  const gone = new Set(allNow(database, deletedPosts(sql, account)).map(({ text }) => text!));
  if (gone.size === 0) return;
  const rows: EventTable[] = [];
  for (const row of iterateNow(database, postRows(sql, account))) {
    if (gone.has((JSON.parse(row.text!) as { id: string }).id)) rows.push(row);
  }
  if (rows.length === 0) return;
  writer.transact(() => {
    for (const row of rows) writer.replace(row, factsOfRow(row, String), undefined);
  });
}
