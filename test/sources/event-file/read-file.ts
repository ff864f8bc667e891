import { Readable } from 'node:stream';
import type { AudienceEvent } from '../../../src/model/events.ts';
import type { AccountId } from '../../../src/model/ids.ts';
import type { ReadBatch } from '../../../src/sources/read-batch.ts';
import { openSource } from '../../../src/sources/registry.ts';

const OWNER = { id: '1' as AccountId, platform: 'x' } as const;

/** Everything in a file at once; `-` reads the bytes given as standard input. */
export async function readFile(
  path: string,
  standardInput: Uint8Array[] = [],
): Promise<
  Omit<ReadBatch, 'size'> & { account: string | undefined; bytesRead: number; notes: string[] }
> {
  const file = await openSource(path, Readable.from(standardInput));
  try {
    const account = await file.account();
    const all: ReadBatch = { events: [], rejected: [], size: 0 };
    let bytesRead = 0;
    for await (const batch of file.batches(OWNER, (bytes) => (bytesRead = bytes))) {
      all.events.push(...batch.events);
      all.rejected.push(...batch.rejected);
    }
    const notes = file.notes?.() ?? [];
    return { events: all.events, rejected: all.rejected, account: account?.id, bytesRead, notes };
  } finally {
    await file.close();
  }
}

export function eventsOf({ events }: { events: { event: AudienceEvent }[] }): AudienceEvent[] {
  return events.map(({ event }) => event);
}
