import { z } from 'zod';
import { count } from './parts.ts';

const counts = {
  events: z.record(z.string(), count).describe('about them, by type'),
  mentions: count.describe('what others wrote that names them by handle'),
  quarantined: count.describe('lines set aside that name them'),
};

/** How much is known of a person, before it is removed. */
export const TracesPage = z.object({
  person: z.string(),
  names: z.array(z.string()).describe('handles and names, of all profiles'),
  ...counts,
});
export type TracesPage = z.infer<typeof TracesPage>;

/** What was removed. */
export const Forgetting = z.object({
  person: z.string(),
  removed: z.object(counts),
  swept: z
    .boolean()
    .describe('false: another program has the database open; traces may be left in its file'),
});
export type Forgetting = z.infer<typeof Forgetting>;
