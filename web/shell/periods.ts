import type { Period } from '../../src/model/periods.ts';

/** Periods up to the end of the data, as buttons call them. */
export const PERIOD_LABELS: readonly (readonly [Period, string])[] = [
  ['last-30-days', 'Last 30 days'],
  ['last-90-days', 'Last 90 days'],
  ['quarter', 'This quarter'],
  ['year', 'This year'],
];
