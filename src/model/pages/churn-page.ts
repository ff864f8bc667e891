import { z } from 'zod';
import { MassDeparture } from '../report.ts';
import { count, instant, next, Person, reason } from './parts.ts';

/** Snapshots and departures. */
export const ChurnPage = z.object({
  snapshots: z.array(
    z.object({
      at: instant,
      followers: count,
      complete: z.boolean(),
      rejected: z.string().nullable().describe('why it was rejected'),
      ownerBelieves: z
        .boolean()
        .nullable()
        .describe("the owner's correction: accepted or doubted; null: none"),
    }),
  ),
  exactTimes: z
    .boolean()
    .describe('most departures have an exact time, not an interval between snapshots'),
  departures: count,
  leavingSeenFrom: instant
    .nullable()
    .describe(
      'when departures could first be seen, if not from the start of the window on; null: always, or never',
    ),
  isLeavingSeen: z.boolean().describe('whether departures could be seen in the window'),
  byReason: z.array(z.object({ reason, people: count })),
  widthDays: z
    .number()
    .nullable()
    .describe('median length in days of the interval in which a departure lies'),
  missedOnce: count,
  returned: count,
  massDepartures: z.array(MassDeparture),
});
export type ChurnPage = z.infer<typeof ChurnPage>;

/** Follow churners, those with the most follower spells first. */
export const FollowChurnersPage = z.object({
  items: z.array(
    Person.extend({
      durations: z.array(z.number()).describe('days of each follower spell that is known'),
      follows: z.boolean().describe('follows now'),
    }),
  ),
  all: count,
  next,
});
export type FollowChurnersPage = z.infer<typeof FollowChurnersPage>;

/** Departures of the window, the latest first. */
export const DeparturesPage = z.object({
  items: z.array(
    Person.extend({
      after: instant.nullable().describe('null: unknown'),
      before: instant,
      reason,
      community: z.string().nullable(),
      followedDays: z.number().nullable().describe('null: followed before the first snapshot'),
      massDeparture: z.boolean(),
      followChurner: z.boolean(),
      returned: z.boolean(),
    }),
  ),
  all: count,
  next,
});
export type DeparturesPage = z.infer<typeof DeparturesPage>;
