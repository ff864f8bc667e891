import { z } from 'zod';
import { SurvivalCurve } from './parts.ts';

/** How long people stay: of everybody, and of each community that can be told of. */
export const RetentionPage = z.object({
  everybody: SurvivalCurve.nullable(),
  communities: z.array(z.object({ community: z.string(), curve: SurvivalCurve })),
});
export type RetentionPage = z.infer<typeof RetentionPage>;
