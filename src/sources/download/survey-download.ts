import { orRejection } from '../events-from.ts';
import { isPost, type Download, type DownloadRecord, type RecordKind } from './download.ts';

/** What a download contains, from one pass over it. */
export interface DownloadSurvey {
  records: Record<RecordKind, number>;
  /** Times of the first and last record; Infinity and -Infinity without any. */
  oldest: number;
  newest: number;
  oldestFollow: number;
  /** The first people in the list of followers. */
  sample: string[];
}

const SAMPLED = 5;

/** Reads a download to its end, and keeps what shows when it was made. Cost: O(bytes). */
export async function surveyOf(download: Download): Promise<DownloadSurvey> {
  const survey: DownloadSurvey = {
    records: { followers: 0, following: 0, unfollowed: 0, posts: 0, stories: 0 },
    oldest: Infinity,
    newest: -Infinity,
    oldestFollow: Infinity,
    sample: [],
  };
  for await (const { records } of download.parts()) {
    for (const record of records) add(survey, download, record);
  }
  return survey;
}

function add(survey: DownloadSurvey, download: Download, record: DownloadRecord): void {
  const { kind } = record;
  survey.records[kind]++;
  if (!('value' in record)) return;
  const read = orRejection(() => ({
    found: isPost(kind) ? download.post(record.value) : download.person(record.value),
  }));
  if ('rejection' in read || read.found === undefined) return;
  const { found } = read;
  if (kind === 'followers' && 'handle' in found && survey.sample.length < SAMPLED) {
    survey.sample.push(found.handle);
  }
  if (found.at === undefined) return;
  survey.newest = Math.max(survey.newest, found.at);
  survey.oldest = Math.min(survey.oldest, found.at);
  if (kind === 'followers') survey.oldestFollow = Math.min(survey.oldestFollow, found.at);
}
