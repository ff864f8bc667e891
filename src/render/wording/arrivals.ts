import { DAY } from '../../model/instant.ts';
import type { TribeReport } from '../../model/report.ts';
import { writeCount, writeNumberOf } from './numbers.ts';

/** After this much watching, the observed follows show more than the list order. */
const WATCHED_LONG = 90 * DAY;

/** Whether to show when current followers followed: only in the first weeks, with few follows observed. */
export function showsArrivals({ audience, dataQuality }: TribeReport): boolean {
  const { cameBy = [], history, end } = audience;
  if (cameBy.length === 0 || dataQuality.followTimesUnknown <= end / 2) return false;
  const [first, last] = [history.at(0), history.at(-1)];
  if (first === undefined || last === undefined) return true;
  return Date.parse(last.at) - Date.parse(first.at) < WATCHED_LONG;
}

/** `at least 240`, of the current followers; null if unknown. */
export function withinYearInWords(report: TribeReport): string | null {
  const came = report.audience.cameWithinYear;
  if (!came || came.least === 0 || !showsArrivals(report)) return null;
  const { least, most } = came;
  if (least === most) return writeCount(least);
  return most < report.audience.end
    ? `${writeCount(least)} to ${writeCount(most)}`
    : `at least ${writeCount(least)}`;
}

/** Explains the figures of when current followers followed. */
export const ARRIVALS_NOTE =
  'These figures show how many of your current followers can have followed by each date. The age of ' +
  'an account and its position in the list give the earliest time somebody can have followed, but ' +
  'rarely the latest. People who left are not counted. So the figures do not show how many followers ' +
  'you had, how long people stay or which topics attracted them.';

/** How long daily snapshots take to give a first verdict: `8 to 31 weeks`; null if unknown. */
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
