import { z } from 'zod';
import { SurvivalCurve } from './parts.ts';

/** Retention of everybody, and of each community with enough data. */
export const RetentionPage = z.object({
  everybody: SurvivalCurve.nullable(),
  communities: z.array(z.object({ community: z.string(), curve: SurvivalCurve })),
});
export type RetentionPage = z.infer<typeof RetentionPage>;
