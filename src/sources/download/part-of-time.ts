import { DAY, type Instant } from '../../model/instant.ts';
import type { Owner } from './download.ts';
import type { DownloadSurvey } from './survey-download.ts';

/** The ranges, in days, that platforms offer besides all time. */
const RANGES: readonly [words: string, days: number][] = [
  ['week', 7],
  ['month', 30.5],
  ['3 months', 91.5],
  ['6 months', 183],
  ['year', 365.5],
  ['3 years', 1096],
];

/** The list of a range begins soon after the start of the range: within a twentieth of it, */
const SOON = 0.05;
/** and within so many times the usual time from one record to the next. */
const GAPS = 20;

/** We know the date of a download, and the length of a month, to within some days. */
const SLACK_DAYS = 3;

/** A few records may begin anywhere. */
const FEWEST_RECORDS = 20;

/**
 * Returns why a download seems to cover only a part of the time: nothing in it is older than one of
 * the ranges on offer, and its oldest record is at the edge of that range. Such a list misses
 * everybody who followed before, so it must not show who left.
 */
export function whyPartOfTime(
  { oldest, oldestFollow, records }: DownloadSurvey,
  at: Instant,
  owner: Owner | undefined,
): string | undefined {
  const count = records.followers + records.following + records.posts;
  if (count < FEWEST_RECORDS) return undefined;
  // If the account is younger than the range, nothing can be missing.
  const since = owner?.createdAt ?? -Infinity;
  const range = RANGES.find(([, days]) => {
    const edge = at - days * DAY;
    const soon = days * Math.min(SOON, GAPS / count) + SLACK_DAYS;
    return oldest >= edge - SLACK_DAYS * DAY && oldest <= edge + soon * DAY && since < edge;
  });
  if (range === undefined || oldestFollow === Infinity) return undefined;
  return `everything in it is from the last ${range[0]}, so it seems not to be a download of all time`;
}
