import type { Fields } from '../../model/fields.ts';
import { DAY } from '../../model/instant.ts';
import { DATE_ORDERS, type DateOrder, readWrittenDate } from '../../model/written-date.ts';
import type { Columns } from './columns.ts';
import { textOf } from './values.ts';

/** How to read the dates of a list. */
export interface DateForm {
  /** The orders of day, month and year in which all dates can be read. */
  orders: readonly DateOrder[];
  /** A date of a row that means another day in each of these orders. */
  unclear?: string;
}

/**
 * Finds the order of day, month and year from all dates of a list: 25/3/2026 shows what 3/4/2026
 * means. Nobody wrote a date after now.
 *
 * @param now ms since 1970
 */
export function dateFormOf(sample: readonly Fields[], columns: Columns, now: number): DateForm {
  const { at, createdAt, followedAt, listedAt } = columns;
  const ofRows = datesWritten(sample, [at, createdAt, followedAt]);
  const all = [...ofRows, ...datesWritten(sample, [listedAt])];
  const readable = DATE_ORDERS.filter((order) => all.every((text) => momentOf(text, order) > 0));
  const past = readable.filter((order) => all.every((text) => momentOf(text, order) <= now + DAY));
  // If the dates contradict each other, each is read on its own.
  if (readable.length === 0) return { orders: DATE_ORDERS };
  const orders = past.length > 0 ? past : readable;
  const unclear = ofRows.find(
    (text) => new Set(orders.map((order) => momentOf(text, order))).size > 1,
  );
  return { orders, ...(unclear !== undefined && { unclear }) };
}

/** A date in numbers whose year is at the end, or cut to two digits. */
const IN_NUMBERS = /^\D{0,20}\d{1,2}[./ -]\s?\d{1,2}[./ -]\s?(?:\d{4}|\d{2})(?!\d)/;

/** Returns the different dates in numbers that stand in columns. */
function datesWritten(
  sample: readonly Fields[],
  columns: readonly (string | undefined)[],
): string[] {
  const texts = sample.flatMap((fields) => columns.map((column) => textOf(fields, column) ?? ''));
  return [...new Set(texts.filter((text) => IN_NUMBERS.test(text)))];
}

/** Returns the moment of a date, or 0 if it is none in that order. */
function momentOf(text: string, order: DateOrder): number {
  const date = readWrittenDate(text, order);
  return date !== undefined && 'at' in date ? date.at : 0;
}
