import { z } from 'zod';
import { count, instant, next } from './parts.ts';

/** The sources of an account's events. */
export const SourcesPage = z.object({
  events: count,
  digest: z.string(),
  quarantined: count,
  sources: z.array(z.object({ kind: z.string(), name: z.string() })),
});
export type SourcesPage = z.infer<typeof SourcesPage>;

/** The cost of a platform's API by day, the latest first, in millionths of a dollar. */
export const SpendingPage = z.object({
  ever: count,
  thisMonth: count.describe('this calendar month, in UTC'),
  lines: z.array(
    z.object({
      day: z.iso.date(),
      resource: z.string(),
      reads: count,
      amount: count,
      unsure: count.describe('reserved for lost responses, which X may or may not charge'),
    }),
  ),
});
export type SpendingPage = z.infer<typeof SpendingPage>;

const QuarantinedLine = z.object({
  id: count,
  source: z.string(),
  line: count,
  text: z.string().describe('the start of the row'),
  length: count,
  reason: z.string(),
  rejectedAt: instant,
  resolvedAt: instant.nullable(),
  awaitsPerson: z.boolean(),
});

/** Rejected rows, the oldest first unless the request sorts them. */
export const QuarantinePage = z.object({
  items: z.array(QuarantinedLine),
  all: count.describe('how many match'),
  next,
});
export type QuarantinePage = z.infer<typeof QuarantinePage>;
