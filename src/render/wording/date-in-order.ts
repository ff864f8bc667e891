import { writeDay } from '../../model/dates.ts';
import { formatInstant } from '../../model/instant.ts';
import { type DateOrder, readWrittenDate } from '../../model/written-date.ts';

/** Returns the day that a written date means in an order of day, month and year. */
export function dateInOrder(written: string, order: DateOrder): string {
  const date = readWrittenDate(written, order);
  return date !== undefined && 'at' in date ? writeDay(formatInstant(date.at)) : written;
}
