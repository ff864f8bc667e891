import type { AccountEvent, AudienceEvent, Platform } from '../../../src/model/events.ts';
import type { AccountId } from '../../../src/model/ids.ts';
import type { ListHints } from '../../../src/model/list-question.ts';
import { openSource } from '../../../src/sources/registry.ts';

export interface ReadDownload {
  kind: string;
  account: AccountEvent | undefined;
  unnamed: Platform | undefined;
  events: AudienceEvent[];
  rejected: { file: string; line: number; text: string; reason: string }[];
  notes: string[];
  bytesRead: number;
  size: number;
}

/** Everything in a download at once. */
export async function readDownload(path: string, hints: ListHints = {}): Promise<ReadDownload> {
  const source = await openSource(path, nothing(), { hints });
  try {
    const account = await source.account();
    const all: ReadDownload = {
      kind: source.kind,
      account,
      unnamed: source.unnamed?.platform,
      events: [],
      rejected: [],
      notes: [],
      bytesRead: 0,
      size: source.size,
    };
    const into = { id: account?.id ?? ('me' as AccountId), platform: account?.platform ?? 'other' };
    for await (const batch of source.batches(into, (bytes) => (all.bytesRead = bytes))) {
      all.events.push(...batch.events.map(({ event }) => event));
      all.rejected.push(...batch.rejected.map((line) => ({ file: batch.file, ...line })));
    }
    all.notes = source.notes?.() ?? [];
    return all;
  } finally {
    await source.close();
  }
}

async function* nothing(): AsyncGenerator<Uint8Array> {}
