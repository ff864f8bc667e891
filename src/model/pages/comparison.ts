import { z } from 'zod';
import { CostVerdict, Estimate, GrowthVerdict, TribeReport } from '../report.ts';
import { instant } from './parts.ts';

const Change = z.object({
  before: Estimate.nullable(),
  now: Estimate.nullable(),
  change: Estimate.nullable().describe('null: one of the two is unknown'),
});
export type Change = z.infer<typeof Change>;

/** Of a topic, whose differences are judged like effects. */
const changeWith = <Verdict extends z.ZodType>(verdict: Verdict) =>
  Change.extend({
    verdicts: z
      .object({ before: verdict.nullable(), now: verdict })
      .describe('what the reports on both windows say'),
    differs: z
      .boolean()
      .nullable()
      .describe(
        'whether the two measurably differ, at a false discovery rate over topics of 5%; null: not enough evidence',
      ),
  });

const Observed = z
  .object({ from: instant, to: instant })
  .describe('the part of the window for which the audience is known');

/**
 * Compares two windows. Counts are by day for which the audience is known, so that windows of
 * different lengths compare.
 */
export const Comparison = z.object({
  now: Observed,
  before: Observed,
  leavingSeen: z
    .object({ now: Observed.nullable(), before: Observed.nullable() })
    .describe('the parts of both in which departures could be seen'),
  gainedByDay: Change,
  lostByDay: Change,
  retention90: Change,
  topics: z.array(
    z.object({
      id: z.string(),
      label: z.string(),
      unfollowsByDay: changeWith(CostVerdict),
      followsByDay: changeWith(GrowthVerdict),
    }),
  ),
  report: TribeReport.describe('the report of the earlier window'),
});
export type Comparison = z.infer<typeof Comparison>;
