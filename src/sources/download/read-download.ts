import type { Fields } from '../../model/fields.ts';
import { handleId } from '../../model/handles.ts';
import type { IncompleteReason, Shortfall } from '../../model/incomplete.ts';
import type { PersonId } from '../../model/ids.ts';
import { formatInstant, type Instant } from '../../model/instant.ts';
import { eventFrom, eventsFrom } from '../events-from.ts';
import { addRead, emptyBatch, rejectedLine, type Check, type ReadBatch } from '../read-batch.ts';
import type { SourceBatch } from '../source.ts';
import { isPost, type Download, type DownloadRecord } from './download.ts';
import { FollowersSoFar } from './followers-so-far.ts';
import { PostIds } from './post-ids.ts';

/** What we found in a download. */
export interface FoundInDownload {
  followers: number;
  /** Deleted accounts in its lists. */
  deleted: number;
  /** Why the list of followers may be incomplete. */
  incomplete: Shortfall | undefined;
}

/** A list with a smaller share of the profile's number of followers is cut short. */
const LEAST_SHARE = 0.9;

/** What we know about a download before we read its records. */
export interface DownloadPlan {
  /** When it was made. */
  at: Instant;
  /** Why followers are missing. */
  partial: string | undefined;
  check: Check;
}

/**
 * Reads the records of a download as events: follows with their exact times, people whom the owner
 * follows, posts, and at the end the follower list as one snapshot. Keeps only the ids and times of
 * followers in memory.
 */
export async function* readDownload(
  download: Download,
  plan: DownloadPlan,
  found: FoundInDownload,
  onRead?: (bytesSoFar: number) => void,
): AsyncGenerator<SourceBatch> {
  const followers = new FollowersSoFar();
  const reader = recordReader(download, followers, found);
  let faults = 0;
  let listFile: string | undefined;
  for await (const { file, records } of download.parts(onRead)) {
    const batch = emptyBatch();
    for (const record of records) {
      const isFollower = record.kind === 'followers';
      const rejected = batch.rejected.length;
      readRecord(batch, record, reader, plan.check);
      if (!isFollower) continue;
      listFile ??= file;
      faults += batch.rejected.length - rejected;
    }
    yield { ...batch, file };
  }
  found.followers = followers.count;
  if (listFile === undefined) return;
  found.incomplete = whyIncomplete(download, plan, found, faults);
  yield { ...snapshotOf(followers, plan.at, found.incomplete?.reason), file: listFile };
}

function readRecord(
  batch: ReadBatch,
  record: DownloadRecord,
  read: (record: DownloadRecord & { value: unknown }) => Fields[],
  check: Check,
): void {
  const mapped =
    'value' in record
      ? eventsFrom(() => read(record as DownloadRecord & { value: unknown }))
      : record;
  if ('rejection' in mapped) {
    batch.size += record.text.length;
    batch.rejected.push(rejectedLine(record.line, record.text, mapped.rejection, record.length));
    return;
  }
  for (const event of mapped.events) addRead(batch, record.line, record.text, { event }, check);
}

/** Returns a function that maps a record to events. A follower with a time also gets a `follow`. */
function recordReader(
  download: Download,
  followers: FollowersSoFar,
  found: FoundInDownload,
): (record: DownloadRecord & { value: unknown }) => Fields[] {
  const ids = new PostIds(download.platform);
  return ({ kind, value }) => {
    if (isPost(kind)) {
      const post = download.post(value);
      // A story is gone after a day. Without words, it has no topic either.
      return kind === 'stories' && post.text === '' ? [] : [postEvent(ids, post)];
    }
    const person = download.person(value);
    if (person === undefined) {
      if (kind === 'followers') found.deleted++;
      return [];
    }
    const id = handleId(person.handle) as PersonId;
    const at = person.at === undefined ? {} : { at: formatInstant(person.at) };
    if (kind === 'following') return [{ type: 'following', person: id, ...at }];
    if (kind === 'unfollowed') return [{ type: 'unfollowing', person: id, ...at }];
    const events = person.at === undefined ? [] : [{ type: 'follow', person: id, ...at }];
    for (const event of events) eventFrom(event);
    followers.add(id, person.at ?? -Infinity);
    return events;
  };
}

function postEvent(
  ids: PostIds,
  { at, text, likes }: { at: Instant; text: string; likes?: number },
): Fields {
  return {
    type: 'post',
    id: ids.of(at, text),
    at: formatInstant(at),
    text,
    ...(likes !== undefined && { metrics: { likes } }),
  };
}

function whyIncomplete(
  { followerCount, missing }: Download,
  { partial }: DownloadPlan,
  { followers, deleted }: FoundInDownload,
  faults: number,
): Shortfall | undefined {
  if (missing !== undefined) return { reason: 'part of the download', words: missing };
  if (faults > 0) {
    const records = faults === 1 ? '1 record' : `${faults} records`;
    return { reason: 'rows rejected', words: `${records} could not be read` };
  }
  if (followerCount !== undefined && followers + deleted < followerCount * LEAST_SHARE) {
    return {
      reason: 'fewer than the profile says',
      words: `it has ${followers} of the ${followerCount} followers that the profile gives`,
    };
  }
  return partial === undefined ? undefined : { reason: 'part of the download', words: partial };
}

function snapshotOf(followers: FollowersSoFar, at: Instant, reason?: IncompleteReason): ReadBatch {
  const event = eventFrom({
    type: 'snapshot',
    at: formatInstant(at),
    complete: reason === undefined,
    incomplete: reason,
    ordered: followers.areDated(),
    followers: followers.newestFirst(),
  });
  return { ...emptyBatch(), events: [{ event, line: 1 }] };
}
