import { z } from 'zod';
import { DEPARTURE_REASONS } from '../events.ts';
import { isId, LONGEST_ID } from '../ids.ts';

/** Parts of several pages of the dashboard. Times are RFC 3339. */
export const count = z.int().nonnegative();
export const share = z.number().min(0).max(1);
export const instant = z.iso.datetime();
export const id = z.string().min(1).max(LONGEST_ID).refine(isId, 'is not an id');
export const reason = z.enum(DEPARTURE_REASONS);

/** A person of the audience. A viewer who may see only ids gets no handle and name. */
export const Person = z.object({
  id: z.string(),
  handle: z.string().optional(),
  name: z.string().optional(),
});

/** The share still following, by days after the follow, with its 95% interval. */
export const SurvivalCurve = z.object({
  people: count.describe('people whose follow was observed'),
  points: z.array(
    z.object({
      days: z.number().nonnegative(),
      estimate: share,
      low: share,
      high: share,
      atRisk: z.number().nonnegative().describe('people still observed at that time'),
    }),
  ),
});
export type SurvivalCurve = z.infer<typeof SurvivalCurve>;

/** The cursor of the next page; null if there is none. */
export const next = z.string().nullable();
