import { DAY, formatInstant, type Instant } from '../../model/instant.ts';
import { TribeError } from '../../model/errors.ts';
import { datesInName } from '../text/date-in-name.ts';
import type { Download, DownloadDate } from './download.ts';

/** A name contains the day, in the time zone of the platform or the owner. */
const OF_A_NAME = 2 * DAY;

/** Zips contain times without a zone. */
const OF_A_ZIP = DAY;

/** A platform makes a download within some days of the request. */
const OF_A_REQUEST = 7 * DAY;

/** Returns the date in the name of a zip or folder, if it is unambiguous. */
export function dateInName(name: string): DownloadDate[] {
  const dates = datesInName(name.replace(/[/\\]+$/, ''));
  return dates.length === 1 ? [{ at: dates[0]!, tolerance: OF_A_NAME }] : [];
}

/** Returns when a file was written into its zip. */
export function dateInZip(writtenAt: number | undefined): DownloadDate[] {
  return writtenAt === undefined ? [] : [{ at: writtenAt as Instant, tolerance: OF_A_ZIP }];
}

/** Returns when the owner requested the download. */
export function dateOfRequest(at: Instant | undefined): DownloadDate[] {
  return at === undefined ? [] : [{ at, tolerance: OF_A_REQUEST }];
}

/**
 * Returns when a download was made: the owner's date, else the first date that agrees with its
 * newest record. A download is never older than its records. Returns `undefined` if there is no such
 * date. Throws a `TribeError` if the owner's date is impossible.
 *
 * @param newest the time of the newest record, -Infinity without any.
 */
export function dateOf(
  { name, dates }: Pick<Download, 'name' | 'dates'>,
  newest: number,
  said: Instant | undefined,
): Instant | undefined {
  if (said === undefined) {
    const found = dates.find(({ at, tolerance }) => newest <= at + tolerance);
    return found && (Math.max(found.at, newest) as Instant);
  }
  if (newest <= said + OF_A_NAME) return Math.max(said, newest) as Instant;
  throw new TribeError(
    `${name} contains data from ${formatInstant(newest)}, so it was not made on ${formatInstant(said).slice(0, 10)}.`,
    'Give the day on which you downloaded it with --at.',
  );
}
