import type { AccountInfo } from '../../model/audience-log.ts';
import type { FilePreview } from '../../model/file-preview.ts';
import type { AccountId } from '../../model/ids.ts';
import type { ListHints, ListQuestion } from '../../model/list-question.ts';
import { UnansweredQuestion } from '../../model/unanswered-question.ts';
import { followerList } from '../../sources/follower-list/follower-list.ts';
import { openSource } from '../../sources/registry.ts';
import type { OpenedSource, SourceBatch } from '../../sources/source.ts';
import { EVENT_COLUMNS, eventRow } from './event-row.ts';
import { StoredRows, limitRejected } from './limit-rejected.ts';

const PREVIEWED = 5;

/**
 * Opens a file, reads the first facts and stores nothing. Throws the `TribeError` that an import of
 * the file would end with if there is nothing in it to import.
 *
 * @param mayReadOn throws if it has taken too long
 */
export async function previewFile(
  path: string,
  { name, hints, mayReadOn }: { name: string; hints: ListHints; mayReadOn: () => void },
): Promise<FilePreview> {
  try {
    const source = await openSource(path, nothing(), { name, hints });
    try {
      return await previewOf(source, mayReadOn);
    } finally {
      await source.close();
    }
  } catch (error) {
    if (!(error instanceof UnansweredQuestion)) throw error;
    const { asks } = error.question;
    return { kind: followerList.kind, ...ofList(error.question), asks };
  }
}

const NOBODY: AccountInfo = { id: '0' as AccountId, platform: 'other' };

async function previewOf(
  source: OpenedSource & { kind: string },
  mayReadOn: () => void,
): Promise<FilePreview> {
  const event = await source.account();
  const account = event && infoOf(event);
  const { events } = await firstFacts(source, account ?? NOBODY, mayReadOn);
  const shown =
    source.list === undefined
      ? { columns: EVENT_COLUMNS, rows: events.slice(0, PREVIEWED).map(eventRow) }
      : ofList(source.list);
  const asks: FilePreview['asks'] = account === undefined ? ['account'] : [];
  return { kind: source.kind, ...(account && { account }), ...shown, asks };
}

/** Returns the first batch that contains something to import. */
async function firstFacts(
  source: OpenedSource,
  account: AccountInfo,
  mayReadOn: () => void,
): Promise<Pick<SourceBatch, 'events'>> {
  for await (const batch of limitRejected(source.batches(account), source.name, new StoredRows())) {
    mayReadOn();
    if (batch.events.length > 0) return batch;
  }
  return { events: [] };
}

function ofList({ columns, preview, proposal, incomplete }: ListQuestion) {
  return { columns, rows: preview, proposal, ...(incomplete !== undefined && { incomplete }) };
}

function infoOf({ id, platform, handle, name }: AccountInfo): AccountInfo {
  return {
    id,
    platform,
    ...(handle !== undefined && { handle }),
    ...(name !== undefined && { name }),
  };
}

async function* nothing(): AsyncGenerator<Uint8Array> {}
