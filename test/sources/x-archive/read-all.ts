import type { AudienceEvent } from '../../../src/model/events.ts';
import type { AccountId } from '../../../src/model/ids.ts';
import { openSource } from '../../../src/sources/registry.ts';
import { OWNER } from '../../support/x-archive/archive-contents.ts';

export interface ReadAll {
  kind: string;
  account: string | undefined;
  events: AudienceEvent[];
  /** The files that something was read of. */
  files: string[];
  rejected: { file: string; line: number; text: string; reason: string }[];
  bytesRead: number;
  size: number;
}

/** Everything in an archive at once. */
export async function readAll(path: string, input: Uint8Array[] = []): Promise<ReadAll> {
  const source = await openSource(path, fed(input));
  try {
    const account = await source.account();
    const all: ReadAll = {
      kind: source.kind,
      account: account?.id,
      events: [],
      files: [],
      rejected: [],
      bytesRead: 0,
      size: source.size,
    };
    const id = (account?.id ?? OWNER.id) as AccountId;
    for await (const batch of source.batches(
      { id, platform: 'x' },
      (bytes) => (all.bytesRead = bytes),
    )) {
      all.files.push(batch.file);
      all.events.push(...batch.events.map(({ event }) => event));
      all.rejected.push(...batch.rejected.map((line) => ({ file: batch.file, ...line })));
    }
    return all;
  } finally {
    await source.close();
  }
}

async function* fed(chunks: Uint8Array[]): AsyncGenerator<Uint8Array> {
  yield* chunks;
}

/** The events of one type. */
export function ofType<Type extends AudienceEvent['type']>(
  { events }: ReadAll,
  type: Type,
): Extract<AudienceEvent, { type: Type }>[] {
  return events.filter((event) => event.type === type) as Extract<AudienceEvent, { type: Type }>[];
}
