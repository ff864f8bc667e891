import { z } from 'zod';
import { count } from './parts.ts';

const counts = {
  events: z.record(z.string(), count).describe('events about the person, by type'),
  mentions: count.describe('texts of others that mention their handle'),
  quarantined: count.describe('rejected rows that name them'),
};

/** What is stored about a person, before it is removed. */
export const TracesPage = z.object({
  person: z.string(),
  names: z.array(z.string()).describe('handles and names of all profile versions'),
  ...counts,
});
export type TracesPage = z.infer<typeof TracesPage>;

/** What was removed. */
export const Forgetting = z.object({
  person: z.string(),
  removed: z.object(counts),
  swept: z
    .boolean()
    .describe('false: another program has the database open, so traces may be left in its file'),
});
export type Forgetting = z.infer<typeof Forgetting>;
