import { z } from 'zod';
import { POST_KINDS } from '../events.ts';
import { INCOMPLETE_REASONS } from '../incomplete.ts';
import { ReportTopic } from '../report.ts';
import { count, instant, next, Person, reason, share, SurvivalCurve } from './parts.ts';

const Counts = z.object({
  seen: z.number(),
  expected: z.number(),
  expectedWithout: z.number(),
});
const Risk = z.object({ personDays: z.number(), left: z.number() });

/** The page of one topic, with the evidence behind its figures. */
export const TopicPage = z.object({
  topic: ReportTopic,
  examples: z
    .array(z.object({ id: z.string(), at: instant, text: z.string() }))
    .describe('posts that show best what it is about, at most 2; none for viewers'),
  halfLives: z.array(z.object({ days: z.number(), weight: share })),
  intervals: z
    .array(
      z.object({
        after: instant,
        before: instant,
        exposure: z.number(),
        departures: Counts,
        follows: Counts,
        sharedWith: z.array(z.object({ topic: z.string(), exposure: z.number() })),
      }),
    )
    .describe('those with most exposure, at most 30'),
  intervalsInAll: count,
  communities: z.array(z.object({ community: z.string().nullable(), on: Risk, off: Risk })),
  left: z
    .array(
      Person.extend({
        after: instant.nullable(),
        before: instant,
        reason,
        community: z.string().nullable(),
        exposure: z.number(),
      }),
    )
    .describe('people who left during exposure, at most 30'),
  leftInAll: count,
  snapshots: z.object({
    used: count,
    rejected: z.array(
      z.object({
        at: instant,
        reason: z.string(),
        incomplete: z.enum(INCOMPLETE_REASONS).optional(),
      }),
    ),
  }),
  retention: z
    .object({ with: SurvivalCurve, rest: SurvivalCurve, pValue: share })
    .nullable()
    .describe(
      'retention of people who followed during exposure, and of all others who followed; null: too few to compare',
    ),
});
export type TopicPage = z.infer<typeof TopicPage>;

/** Posts of a topic, newest first. */
export const PostsPage = z.object({
  items: z.array(
    z.object({
      id: z.string(),
      at: instant,
      kind: z.enum(POST_KINDS),
      weight: z.number().describe('how much of the post is about the topic'),
      text: z.string(),
    }),
  ),
  all: count,
  next,
});
export type PostsPage = z.infer<typeof PostsPage>;
