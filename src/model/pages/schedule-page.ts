import { z } from 'zod';
import { count, instant } from './parts.ts';

const dollars = z.number().nonnegative();
const found = z.record(z.string(), count).describe('what those who left were found to be');

/** What is to be done when; all times are those of the zone. */
export const SchedulePlan = z.object({
  when: z.string().describe('as the owner said it'),
  zone: z.string(),
  reportInQuiet: z.boolean().describe('the report is worked out in the quiet hours only'),
  crons: z.array(z.string()),
  everyDays: z.int(),
  quiet: z.object({ from: z.string(), to: z.string() }).nullable(),
});
export type SchedulePlan = z.infer<typeof SchedulePlan>;

/** What a snapshot brought that was due. */
export const ScheduleRun = z.object({
  due: instant.nullable(),
  started: instant.nullable(),
  ended: instant.nullable(),
  outcome: z.string().nullable(),
  followers: count.optional(),
  came: count.optional(),
  left: count.optional(),
  found: found.optional(),
  message: z.string().optional(),
  advice: z.string().optional(),
  spent: dollars,
});
export type ScheduleRun = z.infer<typeof ScheduleRun>;

/** What the last days brought. */
export const ScheduleDigest = z.object({
  since: instant.nullable(),
  whole: count.describe('snapshots that were taken whole'),
  begun: count,
  followers: z.object({ first: count, last: count }).nullable(),
  came: count,
  left: count,
  found,
  spent: dollars,
});
export type ScheduleDigest = z.infer<typeof ScheduleDigest>;

/** What a month of it costs, in dollars, against what the owner allows. */
export const ScheduleCost = z.object({
  followers: count,
  snapshots: count,
  low: dollars,
  high: dollars,
  monthCap: dollars,
  run: dollars.describe('what one snapshot may cost at most, without looking anybody up'),
  runCap: dollars,
  fits: z.enum(['yes', 'close', 'part', 'never']),
  everyDays: count.describe('reading every so many days would do'),
});
export type ScheduleCost = z.infer<typeof ScheduleCost>;

/** How watching an account stands. */
export const SchedulePage = z.union([
  z.object({
    account: z.string(),
    plan: z.null(),
    problem: z.string().optional().describe('why the one that is kept does not count'),
  }),
  z.object({
    account: z.string(),
    plan: SchedulePlan,
    watching: z.object({ host: z.string(), pid: z.int(), since: instant.nullable() }).nullable(),
    running: ScheduleRun.nullable(),
    last: ScheduleRun.nullable(),
    next: instant.nullable().describe('if somebody watches then'),
    report: instant.nullable().describe('when it is next worked out; null: it has everything'),
    digest: ScheduleDigest,
    cost: ScheduleCost.nullable().describe('null: nobody knows yet how many follow'),
  }),
]);
export type SchedulePage = z.infer<typeof SchedulePage>;
