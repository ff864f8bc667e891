import { z } from 'zod';
import { instant } from './parts.ts';

const perSecond = z.number().min(0);

/** What a load test found. Rates are requests per second. */
export const MeasuredCapacity = z.object({
  measuredAt: instant,
  limitMs: z.number().describe('99 of 100 requests should be answered within this time'),
  rate: perSecond.describe('the highest rate at which they are'),
  low: perSecond.describe('the lower end of its 95% interval'),
  high: perSecond.describe('the upper end'),
  /** The universal scalability law that was fitted. */
  law: z.object({ lambda: z.number(), sigma: z.number(), kappa: z.number() }),
});
export type MeasuredCapacity = z.infer<typeof MeasuredCapacity>;

/** How much the server can take, and how much it is asked for. */
export const CapacityPage = z.object({
  measured: MeasuredCapacity.nullable().describe('the last load test, if there was one'),
  load: z
    .object({
      now: perSecond.describe('in the last 5 minutes'),
      busiest: perSecond.describe('in the busiest minute of the last 24 hours'),
    })
    .nullable()
    .describe('null on a hosted server, where it is not for the owners of accounts'),
  left: z
    .number()
    .min(0)
    .max(1)
    .nullable()
    .describe('the share of the capacity that the load of the last 5 minutes leaves'),
});
export type CapacityPage = z.infer<typeof CapacityPage>;
