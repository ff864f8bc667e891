import { z } from 'zod';
import { count, instant } from './parts.ts';

const dollars = z.number().nonnegative();
const found = z.record(z.string(), count).describe('statuses found for the people who left');

/** The schedule. All times are in the zone. */
export const SchedulePlan = z.object({
  when: z.string().describe('as the owner wrote it'),
  zone: z.string(),
  reportInQuiet: z.boolean().describe('the report is updated only in the quiet hours'),
  crons: z.array(z.string()),
  everyDays: z.int(),
  quiet: z.object({ from: z.string(), to: z.string() }).nullable(),
});
export type SchedulePlan = z.infer<typeof SchedulePlan>;

/** The result of a scheduled snapshot. */
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

/** The results of the last days. */
export const ScheduleDigest = z.object({
  since: instant.nullable(),
  whole: count.describe('complete snapshots'),
  begun: count,
  followers: z.object({ first: count, last: count }).nullable(),
  came: count,
  left: count,
  found,
  spent: dollars,
});
export type ScheduleDigest = z.infer<typeof ScheduleDigest>;

/** The cost of a month in dollars, and the owner's limits. */
export const ScheduleCost = z.object({
  followers: count,
  snapshots: count,
  low: dollars,
  high: dollars,
  monthCap: dollars,
  run: dollars.describe('most that one snapshot may cost, without look-ups'),
  runCap: dollars,
  fits: z.enum(['yes', 'close', 'part', 'never']),
  everyDays: count.describe('days between snapshots that would stay within the limits'),
});
export type ScheduleCost = z.infer<typeof ScheduleCost>;

/** Since when live reports have come, and when one last came. */
export const LiveReports = z.object({
  since: instant,
  heard: instant,
  unreachable: instant.nullable().describe('since when no server can be reached; null: they can'),
});
export type LiveReports = z.infer<typeof LiveReports>;

/** The state of watching an account. */
export const SchedulePage = z.union([
  z.object({
    account: z.string(),
    plan: z.null(),
    problem: z.string().optional().describe('why the stored schedule cannot be used'),
  }),
  z.object({
    account: z.string(),
    plan: SchedulePlan,
    watching: z.object({ host: z.string(), pid: z.int(), since: instant.nullable() }).nullable(),
    running: ScheduleRun.nullable(),
    last: ScheduleRun.nullable(),
    next: instant.nullable().describe('if `tribe watch` runs then'),
    report: instant.nullable().describe('when it is next updated; null: it is up to date'),
    live: LiveReports.nullable().describe('null: no live reports come'),
    digest: ScheduleDigest,
    free: z.boolean().describe('the platform charges nothing'),
    cost: ScheduleCost.nullable().describe('null: the number of followers is unknown'),
  }),
]);
export type SchedulePage = z.infer<typeof SchedulePage>;
