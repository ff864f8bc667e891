import { z } from 'zod';
import { Estimate, TribeReport } from '../report.ts';
import { instant } from './parts.ts';

const Change = z.object({
  before: Estimate.nullable(),
  now: Estimate.nullable(),
  change: Estimate.nullable().describe('null: one of the two is unknown'),
});
export type Change = z.infer<typeof Change>;

/** Compares two windows. Counts are by day, so that windows of different lengths compare. */
export const Comparison = z.object({
  now: z.object({ from: instant, to: instant }),
  before: z.object({ from: instant, to: instant }),
  gainedByDay: Change,
  lostByDay: Change,
  retention90: Change,
  topics: z.array(
    z.object({
      id: z.string(),
      label: z.string(),
      unfollowsByDay: Change,
      followsByDay: Change,
    }),
  ),
  report: TribeReport.describe('the report of the earlier window'),
});
export type Comparison = z.infer<typeof Comparison>;
