import type { TribeReport } from '../../model/report.ts';
import { writeCount, writeNumberOf } from './numbers.ts';

/** Whether the picture of when those here came has more to tell than the watching. */
export function showsArrivals({ audience, dataQuality }: TribeReport): boolean {
  return (audience.cameBy ?? []).length > 0 && dataQuality.followTimesUnknown > audience.end / 2;
}

/** `at least 240 of those here`; null where nothing is known. */
export function withinYearInWords(report: TribeReport): string | null {
  const came = report.audience.cameWithinYear;
  if (!came || came.least === 0 || !showsArrivals(report)) return null;
  const { least, most } = came;
  if (least === most) return `${writeCount(least)} of those here`;
  return most < report.audience.end
    ? `${writeCount(least)} to ${writeCount(most)} of those here`
    : `at least ${writeCount(least)} of those here`;
}

/** What the picture of when those here came does and does not say. */
export const ARRIVALS_NOTE =
  'Those who follow now, by the earliest each can have come: accounts that were made late and ' +
  'places in the list tell after when, hardly ever by when. Those who left are not in it, so it ' +
  'tells neither how many there were nor how long people stay nor which topics brought them.';

/** `8 to 31 weeks`, of how long to watch before anything was seen; null where that is not known. */
export function weeksAheadInWords({ evidence }: TribeReport): string | null {
  const ahead = evidence.weeksAhead;
  if (!ahead) return null;
  const { soonest, latest } = ahead;
  if (soonest > YEAR) return 'more than a year';
  if (latest > YEAR) return `${writeNumberOf(soonest, 'week', 'weeks')} to more than a year`;
  return soonest === latest
    ? writeNumberOf(soonest, 'week', 'weeks')
    : `${writeCount(soonest)} to ${writeNumberOf(latest, 'week', 'weeks')}`;
}

const YEAR = 52;
