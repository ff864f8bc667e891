import { z } from 'zod';
import { count } from './parts.ts';

/** An account that was connected, and how far its first snapshot is. */
export const Connecting = z.object({
  account: z.string(),
  handle: z.string().nullable(),
  state: z.enum(['running', 'complete', 'stopped']),
  effort: z
    .object({ requests: count, seconds: count })
    .nullable()
    .describe('about what reading the account for the first time takes'),
  progress: z
    .object({
      what: z.string().describe('what is being read: followers, posts, follow-times, likes…'),
      done: count,
      all: count.nullable(),
    })
    .nullable(),
  failure: z.object({ title: z.string(), detail: z.string() }).nullable(),
});
export type Connecting = z.infer<typeof Connecting>;
