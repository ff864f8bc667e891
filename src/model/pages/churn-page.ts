import { z } from 'zod';
import { count, instant, next, Person, reason } from './parts.ts';

/** What was read, and who left. */
export const ChurnPage = z.object({
  snapshots: z.array(
    z.object({
      at: instant,
      followers: count,
      complete: z.boolean(),
      held: z.string().nullable().describe('why it was not believed'),
      ownerBelieves: z
        .boolean()
        .nullable()
        .describe('whether the owner says to believe it; null: nothing is said'),
    }),
  ),
  exactTimes: z.boolean().describe('most departures are known to the moment, not by readings'),
  departures: count,
  byReason: z.array(z.object({ reason, people: count })),
  widthDays: z
    .number()
    .nullable()
    .describe('half of the departures are known to lie within so many days'),
  missedOnce: count,
  returned: count,
  massDepartures: z.array(
    z.object({
      after: instant,
      before: instant,
      lost: count,
      expected: z.number(),
      reason: z.string(),
    }),
  ),
  followChurners: z
    .array(Person.extend({ durations: z.array(z.number()), follows: z.boolean() }))
    .describe('follow-churners, at most 50'),
  followChurnersInAll: count,
});
export type ChurnPage = z.infer<typeof ChurnPage>;

/** Departures of the window, the latest first. */
export const DeparturesPage = z.object({
  items: z.array(
    Person.extend({
      after: instant.nullable().describe('null: any time before'),
      before: instant,
      reason,
      community: z.string().nullable(),
      followedDays: z.number().nullable().describe('null: was there when watching began'),
      massDeparture: z.boolean(),
      followChurner: z.boolean(),
      returned: z.boolean(),
    }),
  ),
  all: count,
  next,
});
export type DeparturesPage = z.infer<typeof DeparturesPage>;
