import { DAY, type Instant } from '../../model/instant.ts';
import type { Owner } from './download.ts';
import type { DownloadSurvey } from './survey-download.ts';

/** The ranges that platforms offer beside all time, in days. */
const RANGES: readonly [words: string, days: number][] = [
  ['week', 7],
  ['month', 30.5],
  ['3 months', 91.5],
  ['6 months', 183],
  ['year', 365.5],
  ['3 years', 1096],
];

/** A list cut off at a time begins soon after it: within a twentieth of the range, */
const SOON = 0.05;
/** and within so many times the usual time from one record to the next. */
const GAPS = 20;

/** The date of a download, and the length of a month, are known to some days. */
const SLACK_DAYS = 3;

/** A few records may begin anywhere. */
const FEWEST_RECORDS = 20;

/**
 * Returns why a download seems to be of a part of the time only: nothing in it is older than one of
 * the ranges on offer, and its oldest record lies at the edge of that range. A list of part of the
 * time hides everybody who followed before, so it must not show who left.
 */
export function whyPartOfTime(
  { oldest, oldestFollow, records }: DownloadSurvey,
  at: Instant,
  owner: Owner | undefined,
): string | undefined {
  const count = records.followers + records.following + records.posts;
  if (count < FEWEST_RECORDS) return undefined;
  // An account that is younger than the range has nothing that could be missing.
  const since = owner?.createdAt ?? -Infinity;
  const range = RANGES.find(([, days]) => {
    const edge = at - days * DAY;
    const soon = days * Math.min(SOON, GAPS / count) + SLACK_DAYS;
    return oldest >= edge - SLACK_DAYS * DAY && oldest <= edge + soon * DAY && since < edge;
  });
  if (range === undefined || oldestFollow === Infinity) return undefined;
  return `everything in it is from the last ${range[0]}, so it seems not to be a download of all time`;
}
