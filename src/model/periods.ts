import { DAY } from './instant.ts';

/** ms, both ends included. */
interface Span {
  from: number;
  to: number;
}

/** Periods to compare, each with the one before. */
export const PERIODS = ['last-30-days', 'last-90-days', 'quarter', 'year'] as const;
export type Period = (typeof PERIODS)[number];

/**
 * Returns a period that ends with the data, and the one before: the 30 or 90 days before, or the
 * whole calendar quarter or year before. Calendar periods are in UTC.
 *
 * @param end of the data, ms.
 */
export function comparedPeriods(period: Period, end: number): { now: Span; before: Span } {
  const date = new Date(end);
  const year = date.getUTCFullYear();
  if (period === 'year') return ending(Date.UTC(year, 0), end, Date.UTC(year - 1, 0));
  if (period === 'quarter') {
    const first = 3 * Math.floor(date.getUTCMonth() / 3);
    return ending(Date.UTC(year, first), end, Date.UTC(year, first - 3));
  }
  const length = (period === 'last-30-days' ? 30 : 90) * DAY;
  return ending(end - length, end, end - 2 * length);
}

function ending(from: number, to: number, before: number): { now: Span; before: Span } {
  return { now: { from, to }, before: { from: before, to: from } };
}
