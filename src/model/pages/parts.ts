import { z } from 'zod';
import { DEPARTURE_REASONS } from '../events.ts';
import { isId, LONGEST_ID } from '../ids.ts';

/** Parts that several pages of the dashboard share. Times are RFC 3339. */
export const count = z.int().nonnegative();
export const share = z.number().min(0).max(1);
export const instant = z.iso.datetime();
export const id = z.string().min(1).max(LONGEST_ID).refine(isId, 'is no id');
export const reason = z.enum(DEPARTURE_REASONS);

/** Somebody of the audience; handle and name are missing where only ids may be shown. */
export const Person = z.object({
  id: z.string(),
  handle: z.string().optional(),
  name: z.string().optional(),
});

/** Share still following after so many days, with its 95% interval, step by step. */
export const SurvivalCurve = z.object({
  people: count.describe('whose beginning was seen'),
  points: z.array(
    z.object({
      days: z.number().nonnegative(),
      estimate: share,
      low: share,
      high: share,
      atRisk: z.number().nonnegative().describe('still watched then'),
    }),
  ),
});
export type SurvivalCurve = z.infer<typeof SurvivalCurve>;

/** The cursor that asks for what comes after a page; null: that was all. */
export const next = z.string().nullable();
