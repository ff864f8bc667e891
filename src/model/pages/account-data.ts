import { z } from 'zod';
import { count, instant, next } from './parts.ts';

/** Where an account's events came from. */
export const SourcesPage = z.object({
  events: count,
  digest: z.string(),
  quarantined: count,
  sources: z.array(z.object({ kind: z.string(), name: z.string() })),
});
export type SourcesPage = z.infer<typeof SourcesPage>;

/** What reading a platform has cost, day by day, the latest first; millionths of a dollar. */
export const SpendingPage = z.object({
  ever: count,
  thisMonth: count.describe('of the calendar month, in UTC'),
  lines: z.array(
    z.object({
      day: z.iso.date(),
      resource: z.string(),
      reads: count,
      amount: count,
      unsure: count.describe('set aside for answers that were lost: charged for, or not'),
    }),
  ),
});
export type SpendingPage = z.infer<typeof SpendingPage>;

const QuarantinedLine = z.object({
  id: count,
  source: z.string(),
  line: count,
  text: z.string().describe('its beginning'),
  length: count,
  reason: z.string(),
  rejectedAt: instant,
  resolvedAt: instant.nullable(),
  awaitsPerson: z.boolean(),
});

/** Lines set aside, oldest first. */
export const QuarantinePage = z.object({ items: z.array(QuarantinedLine), next });
export type QuarantinePage = z.infer<typeof QuarantinePage>;
