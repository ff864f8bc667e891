import type { ImportBatch, ImportSession, Settlement, WriteCounts } from '../../ports/event-log.ts';
import type { Explained } from '../database.ts';
import { removeGonePosts } from './remove-gone-posts.ts';
import type { Settling } from './settle.ts';
import { settleReferences } from './settle.ts';

export function importSession(
  settling: Settling,
  source: number,
  explained: Explained,
): ImportSession {
  return {
    write: (batch) => explained(() => writeBatch(settling, source, batch)),
    finish: () =>
      explained(async (): Promise<Settlement> => {
        await removeGonePosts(settling);
        return settleReferences(settling);
      }),
  };
}

function writeBatch(
  { writer, at }: Settling,
  source: number,
  { events, rejected }: ImportBatch,
): Promise<WriteCounts> {
  return writer.transact(async (writing) => {
    const counts = await writing.append(events.map(({ event, line }) => ({ event, source, line })));
    const lines = rejected.filter((line) => !writing.namesForgotten(line));
    const setAside = await writing.setAside(
      lines.map((line) => ({ line, source })),
      at,
    );
    return {
      ...counts,
      setAside,
      leftOut: counts.leftOut + rejected.length - lines.length,
    };
  });
}
