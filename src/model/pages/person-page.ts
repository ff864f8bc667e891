import { z } from 'zod';
import { ACCOUNT_STATUSES } from '../events.ts';
import { ListedPerson } from './listed-person.ts';
import { count, instant, next, Person, reason, share } from './parts.ts';

const KnownTime = z.object({
  at: instant.nullable(),
  from: z.enum(['an event', 'a snapshot', 'other facts of this person', 'nothing']),
});

const ratio = z.number().nonnegative();

const NoCommunity = z.enum(['follow churner', 'never followed', 'nothing shared', 'too few alike']);
export type NoCommunity = z.infer<typeof NoCommunity>;

/** The page of one person, with the source of each time. */
export const PersonPage = Person.extend({
  bio: z.string().optional(),
  follows: z.boolean().describe('follows now'),
  cameBy: z
    .string()
    .nullable()
    .describe('the name of what brought them, such as a starter pack; null: unknown'),
  spells: z.array(
    z.object({
      followed: z.object({ after: KnownTime, before: KnownTime }),
      left: z
        .object({ after: KnownTime, before: KnownTime, reason, massDeparture: z.boolean() })
        .nullable(),
    }),
  ),
  statuses: z.array(z.object({ at: instant, status: z.enum(ACCOUNT_STATUSES) })),
  ownerFollows: z.boolean(),
  community: z.object({ id: z.string(), label: z.string(), stability: share }).nullable(),
  noCommunity: NoCommunity.nullable().describe(
    'why they are in no community; null: they are in one',
  ),
  interests: z.array(z.string()),
  joinedTo: z
    .array(
      Person.extend({
        strength: z.number(),
        sameCommunity: z.boolean(),
        shared: z.array(z.object({ term: z.string(), contribution: z.number() })),
      }),
    )
    .describe('at most 12, those of the same community first, each by strength'),
  joinedInAll: count,
  engaged: z.array(z.object({ topic: z.string(), times: count })),
  followChurner: z.object({
    isFollowChurner: z.boolean(),
    ownerBelieves: z
      .boolean()
      .nullable()
      .describe("the owner's correction, which overrides the data"),
    durations: z.array(z.number()),
    shortDays: z.number(),
    engaged: z.boolean(),
    shortSpells: count.describe('this many spells of at most `shortDays` make a follow churner'),
    learned: z
      .object({
        chance: share,
        numbers: ratio.nullable(),
        bio: ratio.nullable(),
        visits: ratio,
        words: z.array(z.string()).describe('words of the bio that mark follow churners'),
      })
      .nullable()
      .describe(
        'what the audience’s other follow churners say about this person; each ratio is how many ' +
          'times as likely something is among follow churners as among others; null: not used',
      ),
  }),
});
export type PersonPage = z.infer<typeof PersonPage>;

const FoundPerson = Person.extend({
  follows: z.boolean().describe('follows now'),
  hasFollowed: z.boolean().describe('follows now or used to'),
  community: z.string().nullable(),
});

/** People who match, in the order of their ids or of a column. */
export const PeoplePage = z.object({
  items: z.array(
    ListedPerson.extend({ hasFollowed: z.boolean().describe('follows now or used to') }),
  ),
  all: count,
  next,
});
export type PeoplePage = z.infer<typeof PeoplePage>;

/** Topics, communities and people found by name. */
export const SearchPage = z.object({
  topics: z.array(z.object({ id: z.string(), label: z.string() })),
  communities: z.array(z.object({ id: z.string(), label: z.string() })),
  people: z.array(FoundPerson),
});
export type SearchPage = z.infer<typeof SearchPage>;
