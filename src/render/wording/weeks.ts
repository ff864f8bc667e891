import type { ReportTopic } from '../../model/report.ts';
import { writeNumberOf } from './numbers.ts';

const YEAR = 52;
/** Up to this many weeks are exact; more are rounded up to steps of five, which is all the data supports. */
const EXACT = 10;

/** Weeks until a verdict on a topic; undefined if it has one or the time is unknown. */
export function weeksFor({ cost, growth, role }: ReportTopic): number | undefined {
  // More data does not separate topics that are posted together.
  if (role !== 'not enough evidence' || (cost.mixedWith ?? []).length > 0) return undefined;
  const known = [cost.weeksNeeded, growth.weeksNeeded].filter((weeks) => typeof weeks === 'number');
  return known.length > 0 ? Math.max(...known) : undefined;
}

/** `about 20 more weeks`, or `more than a year`. */
export function weeksInWords(weeks: number): string {
  if (weeks > YEAR) return 'more than a year';
  const rounded = weeks <= EXACT ? weeks : Math.min(YEAR, Math.ceil(weeks / 5) * 5);
  return `about ${writeNumberOf(rounded, 'more week', 'more weeks')}`;
}
