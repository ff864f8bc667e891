import type { AccountEvent, Platform } from '../../model/events.ts';
import { accountIdOf } from '../../model/handles.ts';
import { formatInstant, type Instant } from '../../model/instant.ts';
import type { ListHints, ListQuestion } from '../../model/list-question.ts';
import { UnansweredQuestion } from '../../model/unanswered-question.ts';
import { TribeError } from '../../model/errors.ts';
import { eventFrom } from '../events-from.ts';
import { onlyAbout } from '../only-about.ts';
import { emptyBatch } from '../read-batch.ts';
import type { OpenedSource, SourceBatch } from '../source.ts';
import { dateOf } from './date-of-download.ts';
import type { Download } from './download.ts';
import { downloadNotes, type Downloadable } from './download-notes.ts';
import { whyPartOfTime } from './part-of-time.ts';
import { readDownload, type FoundInDownload } from './read-download.ts';
import { surveyOf, type DownloadSurvey } from './survey-download.ts';

/**
 * Opens a download as a source. Throws a `TribeError` if there is nothing in it, and an
 * `UnansweredQuestion` if nothing says when it was made.
 */
export async function openDownload(
  download: Download & { platform: Downloadable },
  hints: ListHints,
  proposedHandle: string | undefined,
): Promise<OpenedSource> {
  const survey = await surveyOf(download);
  if (Object.values(survey.records).every((count) => count === 0)) throw nothingIn(download);
  const at = dateOf(download, survey.newest, hints.at);
  const question = questionOf(download, survey, proposedHandle);
  if (at === undefined) throw new UnansweredQuestion(question, hints);
  const account = accountOf(download);
  const partial = whyPartOfTime(survey, at, download.owner);
  const found: FoundInDownload = { followers: 0, deleted: 0, incomplete: undefined };
  return {
    name: download.name,
    size: download.size,
    account: () => Promise.resolve(account),
    list: question,
    ...(account === undefined && {
      unnamed: { platform: download.platform, question: { ...question, asks: ['account'] } },
    }),
    async *batches(into, onRead) {
      mustBeOn(into.platform, download);
      yield* ownerBatch(download, account, at);
      yield* readDownload(download, { at, partial, check: onlyAbout(into) }, found, onRead);
    },
    notes: () => downloadNotes(download.platform, found),
    close: download.close,
  };
}

function nothingIn({ name }: Download): TribeError {
  return new TribeError(
    `${name} contains no followers, no people you follow and no posts.`,
    'Download your data again, and choose all of it.',
  );
}

/** Throws a `TribeError` if the account is on another platform than the download. */
function mustBeOn(platform: Platform, { name, platform: own }: Download): void {
  if (platform === own || platform === 'other') return;
  throw new TribeError(
    `${name} is a download from ${own}, but the account is on ${platform}.`,
    `Import it into an account of its own: --account ${own}:HANDLE`,
  );
}

function accountOf({ owner, platform }: Download): AccountEvent | undefined {
  if (owner === undefined) return undefined;
  const { handle, name } = owner;
  return eventFrom({
    type: 'account',
    id: accountIdOf(platform, handle),
    platform,
    handle,
    name,
  }) as AccountEvent;
}

/** The account, and when it was made. */
function* ownerBatch(
  { name, owner }: Download,
  account: AccountEvent | undefined,
  at: Instant,
): Generator<SourceBatch> {
  if (owner === undefined || account === undefined) return;
  const { handle, createdAt } = owner;
  const person = eventFrom({
    type: 'person',
    id: account.id,
    handle,
    name: owner.name,
    ...(createdAt !== undefined && { createdAt: formatInstant(createdAt) }),
    at: formatInstant(at),
  });
  const events = [account, person].map((event) => ({ event, line: 1 }));
  yield { ...emptyBatch(), events, file: name };
}

function questionOf(
  { name, owner }: Download,
  { sample, newest }: DownloadSurvey,
  handle: string | undefined,
): ListQuestion {
  return {
    file: name,
    asks: owner === undefined ? ['at', 'account'] : ['at'],
    columns: ['handle'],
    preview: sample.map((follower) => [follower]),
    proposal: {
      as: 'followers',
      map: {},
      at: newest === -Infinity ? [] : [newest as Instant],
      ...(handle !== undefined && { account: handle }),
    },
  };
}
