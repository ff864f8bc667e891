import { z } from 'zod';
import { instant } from './parts.ts';
import { Hints } from './upload.ts';

/** What the owner said about lists of the same columns. */
export const RememberedLists = z.object({
  items: z.array(
    z.object({
      key: z.string().describe('a digest of the columns'),
      columns: z.array(z.string()),
      answers: Hints.pick({ as: true, map: true, dates: true }),
      at: instant.describe('when the owner said it last'),
    }),
  ),
});
export type RememberedLists = z.infer<typeof RememberedLists>;
