import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AudienceEvent } from '../../src/model/events.ts';
import type { ListHints } from '../../src/model/list-question.ts';
import { openSource } from '../../src/sources/registry.ts';

export interface ReadFile {
  events: AudienceEvent[];
  rejected: { line: number; reason: string }[];
  notes: string[];
}

const nothing = (): AsyncIterable<Uint8Array> => (async function* () {})();

/** What is read of a file, by whatever source reads it. */
export async function readFile(
  file: { folder: string; name: string; content: string | Uint8Array },
  hints: ListHints = {},
): Promise<ReadFile> {
  const path = join(file.folder, file.name);
  writeFileSync(path, file.content);
  const source = await openSource(path, nothing(), { hints });
  const read: ReadFile = { events: [], rejected: [], notes: [] };
  try {
    const account = (await source.account()) ?? { id: '42' as never, platform: 'x' as const };
    for await (const batch of source.batches(account)) {
      read.events.push(...batch.events.map(({ event }) => event));
      read.rejected.push(...batch.rejected.map(({ line, reason }) => ({ line, reason })));
    }
    read.notes = source.notes?.() ?? [];
  } finally {
    await source.close();
  }
  return read;
}

/** The followers that a file lists, sorted, and whether the list is whole. */
export function listedIn({ events }: ReadFile): { followers: string[]; complete: boolean } {
  const snapshots = events.filter((event) => event.type === 'snapshot');
  return {
    followers: snapshots.flatMap(({ followers }) => [...followers]).toSorted(),
    complete: snapshots.length > 0 && snapshots.every(({ complete }) => complete),
  };
}
