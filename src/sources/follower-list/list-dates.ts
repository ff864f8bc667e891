import type { Fields } from '../../model/fields.ts';
import { DAY, type Instant } from '../../model/instant.ts';
import type { DateOrder } from '../../model/written-date.ts';
import { datesInName } from '../text/date-in-name.ts';
import { columnsOfPeople, type Columns } from './columns.ts';
import type { Survey } from './survey.ts';
import { timeOf } from './values.ts';

/**
 * Returns when a list may have been made: from a field beside it or in its rows, or the file's name.
 * Several if that can mean several days.
 *
 * @param now ms since 1970. An ambiguous date can't mean a later day.
 */
export function listDates(
  { first, sample }: Survey,
  columns: Columns,
  { file, orders, now }: { file: string; orders: readonly DateOrder[]; now: number },
): Instant[] {
  const { listedAt } = columnsOfPeople(Object.keys(first));
  const beside = timeOf(first, listedAt);
  if (beside !== undefined) return [beside];
  const inRows = orders.flatMap((order) => dateInRows(sample, columns, order) ?? []);
  return possible(inRows.length === 0 ? datesInName(file) : [...new Set(inRows)], now);
}

/** Leaves out what an ambiguous date can't mean. A single date after now is named in the report. */
function possible(dates: readonly Instant[], now: number): Instant[] {
  return dates.length < 2 ? [...dates] : dates.filter((at) => at <= now + DAY);
}

/** The longest time to make a list. If times are further apart, they are those of follows. */
const LONGEST_READING = 2 * DAY;

function dateInRows(
  sample: readonly Fields[],
  { listedAt }: Columns,
  order: DateOrder,
): Instant | undefined {
  const times = sample.map((fields) => timeOf(fields, listedAt, order));
  if (times.length === 0 || times.includes(undefined)) return undefined;
  const [first, last] = [Math.min(...(times as number[])), Math.max(...(times as number[]))];
  return last - first <= LONGEST_READING ? (last as Instant) : undefined;
}
