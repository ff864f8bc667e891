import type { ReportTopic } from '../../model/report.ts';
import { writeNumberOf } from './numbers.ts';

const YEAR = 52;
/** Up to so many weeks each one is said; beyond, steps of five are as much as is known. */
const SAID_EXACTLY = 10;

/** How many more weeks would tell of a topic; undefined where it is told, or that is not known. */
export function weeksFor({ cost, growth, role }: ReportTopic): number | undefined {
  // What is posted together stays mixed up however long it is watched.
  if (role !== 'not enough evidence' || (cost.mixedWith ?? []).length > 0) return undefined;
  const known = [cost.weeksNeeded, growth.weeksNeeded].filter((weeks) => typeof weeks === 'number');
  return known.length > 0 ? Math.max(...known) : undefined;
}

/** `about 20 more weeks`, rounded up to what is known; `more than a year` beyond that. */
export function weeksInWords(weeks: number): string {
  if (weeks > YEAR) return 'more than a year';
  const rounded = weeks <= SAID_EXACTLY ? weeks : Math.min(YEAR, Math.ceil(weeks / 5) * 5);
  return `about ${writeNumberOf(rounded, 'more week', 'more weeks')}`;
}
