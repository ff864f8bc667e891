import { DAY } from '../../model/instant.ts';
import type { TribeReport } from '../../model/report.ts';
import { writeCount, writeNumberOf } from './numbers.ts';

/** Once the audience was watched for so long, what was seen has more to tell. */
const WATCHED_LONG = 90 * DAY;

/** Whether to show when those here came: on the first days, while hardly any comings were seen. */
export function showsArrivals({ audience, dataQuality }: TribeReport): boolean {
  const { cameBy = [], history, end } = audience;
  if (cameBy.length === 0 || dataQuality.followTimesUnknown <= end / 2) return false;
  const [first, last] = [history.at(0), history.at(-1)];
  if (first === undefined || last === undefined) return true;
  return Date.parse(last.at) - Date.parse(first.at) < WATCHED_LONG;
}

/** `at least 240` of those who follow now; null where nothing is known. */
export function withinYearInWords(report: TribeReport): string | null {
  const came = report.audience.cameWithinYear;
  if (!came || came.least === 0 || !showsArrivals(report)) return null;
  const { least, most } = came;
  if (least === most) return writeCount(least);
  return most < report.audience.end
    ? `${writeCount(least)} to ${writeCount(most)}`
    : `at least ${writeCount(least)}`;
}

/** What the picture of when those here came does and does not say. */
export const ARRIVALS_NOTE =
  'Of those who follow now, how many at most had come by when: the ages of accounts and their places ' +
  'in the list tell after when somebody came, hardly ever by when. Those who left are not in it. So it ' +
  'tells neither how many there were, nor how long people stay, nor which topics brought them.';

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
