import type {
  ImportBatch,
  ImportSession,
  ResolvedReferences,
  WriteCounts,
} from '../../ports/event-log.ts';
import type { Explained } from '../database.ts';
import { resolveCorrected } from '../quarantine/resolve-rows.ts';
import { removeGonePosts } from './remove-gone-posts.ts';
import type { ImportContext } from './import-context.ts';
import { resolveReferences } from './resolve-references.ts';

/** Events a call to the database. With more, the objects for each outlive the young heap. */
const AT_ONCE = 500;

export function importSession(
  context: ImportContext,
  source: number,
  explained: Explained,
): ImportSession {
  const rejectedAgain = new Set<number>();
  return {
    write: (batch) => explained(() => writeBatch(context, source, batch, rejectedAgain)),
    closeCorrected: () =>
      explained(() => {
        const { database, account, at } = context;
        return resolveCorrected(database, account, { source, except: rejectedAgain, at });
      }),
    finish: () =>
      explained(async (): Promise<ResolvedReferences> => {
        await removeGonePosts(context);
        return resolveReferences(context);
      }),
  };
}

function writeBatch(
  { writer, at }: ImportContext,
  source: number,
  { events, rejected }: ImportBatch,
  rejectedAgain: Set<number>,
): Promise<WriteCounts> {
  return writer.transact(async (writing) => {
    const counts: WriteCounts = { added: 0, known: 0, rejected: 0, leftOut: 0 };
    for (let from = 0; from < events.length; from += AT_ONCE) {
      const some = events.slice(from, from + AT_ONCE);
      const written = await writing.append(
        some.map(({ event, line }) => ({ event, source, line })),
      );
      counts.added += written.added;
      counts.known += written.known;
      counts.leftOut += written.leftOut;
    }
    const lines = rejected.filter((line) => !writing.namesRemoved(line));
    const placed = lines.map((line) => ({ line, source }));
    const { added, ids } = await writing.rejected(placed, at);
    counts.rejected = added;
    for (const id of ids) rejectedAgain.add(id);
    counts.leftOut += rejected.length - lines.length;
    return counts;
  });
}
