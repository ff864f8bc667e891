import { z } from 'zod';
import { CostVerdict, Estimate, GrowthVerdict, TribeReport } from '../report.ts';
import { instant } from './parts.ts';

const { account } = TribeReport.shape;

const ComparedAccount = z.object({
  account,
  observed: z
    .object({ from: instant, to: instant })
    .describe('the part of the window for which the audience is known'),
  followers: z.number().describe('mean over that time'),
  retention90: Estimate.nullable(),
});

/** A figure of each account, first the one that was asked for. */
const Rates = z.object({
  figures: z.tuple([Estimate.nullable(), Estimate.nullable()]),
  difference: Estimate.nullable().describe('first less second; null: one of the two is unknown'),
  differs: z
    .boolean()
    .nullable()
    .describe(
      'whether the figures measurably differ, of topics at a false discovery rate of 5%; null: not enough evidence',
    ),
});
export type Rates = z.infer<typeof Rates>;

const withVerdicts = <Verdict extends z.ZodType>(verdict: Verdict) =>
  Rates.extend({ verdicts: z.tuple([verdict.nullable(), verdict.nullable()]) });

const ComparedTopic = z
  .object({ id: z.string(), label: z.string() })
  .nullable()
  .describe('null: the account has no such topic');

/**
 * Compares the audiences of two accounts. Counts are per 1,000 followers and year, so that audiences
 * of different sizes and times compare.
 */
export const AccountComparison = z.object({
  accounts: z.tuple([ComparedAccount, ComparedAccount]),
  gained: Rates,
  lost: Rates,
  topics: z.array(
    z.object({
      topics: z.tuple([ComparedTopic, ComparedTopic]),
      matchedBy: z.enum(['name', 'words']).nullable(),
      unfollows: withVerdicts(CostVerdict),
      follows: withVerdicts(GrowthVerdict),
    }),
  ),
});
export type AccountComparison = z.infer<typeof AccountComparison>;
