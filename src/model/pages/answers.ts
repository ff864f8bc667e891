import { z } from 'zod';
import { POST_KINDS } from '../events.ts';
import { CostVerdict, Estimate, GrowthVerdict } from '../report.ts';
import { ListedPerson } from './listed-person.ts';
import { count, instant, Person, reason, share } from './parts.ts';

/** A post and what it is about. Viewers get no text. */
const Post = z.object({
  id: z.string(),
  at: instant,
  kind: z.enum(POST_KINDS),
  text: z.string(),
  topics: z.array(z.object({ topic: z.string(), weight: share })),
});

const Against = z.object({
  seen: count,
  usual: Estimate.nullable().describe(
    'the mean of other times of that length; `low` and `high`: the range of 95 in 100 of them; null: too few such times',
  ),
});

/** The time after a post until the next one, against other times of that length. */
export const LeftAfter = z.object({
  post: Post,
  time: z
    .object({
      from: instant,
      until: instant,
      next: z.string().nullable().describe('the next post that is no reply; null: there is none'),
      posts: count.describe('all posts of this time, this one included'),
    })
    .nullable()
    .describe(
      'if departures lie between snapshots: from the last snapshot before the post to the first after the next one; null: nobody observed the audience then',
    ),
  left: Against.nullable().describe(
    'departures by choice, without follow churners and mass departures',
  ),
  came: Against.nullable().describe('follows, without follow churners and reinstated accounts'),
  people: z
    .array(
      Person.extend({
        change: z.enum(['came', 'left']),
        after: instant.nullable(),
        before: instant,
        reason: reason.nullable().describe('of a departure'),
        counted: z.boolean().describe('whether `seen` counts them'),
        community: z.string().nullable(),
      }),
    )
    .describe('everyone who came or left, at most 1,000'),
  peopleInAll: count,
});
export type LeftAfter = z.infer<typeof LeftAfter>;

/** The posts of the window, the largest cost first. */
export const BestPosts = z.object({
  posts: z.array(
    Post.extend({
      unfollows: Estimate.nullable().describe(
        'its share of the unfollows attributable to its topics; null: unknown',
      ),
      cost: CostVerdict.describe('the verdict on its topics'),
      follows: Estimate.nullable().describe('the same of the follows'),
      growth: GrowthVerdict,
    }),
  ),
});
export type BestPosts = z.infer<typeof BestPosts>;

/** Whom a list of people like the tribe is about: current followers, or people who left. */
export const ListedFollowers = z.enum(['current', 'former']);
export type ListedFollowers = z.infer<typeof ListedFollowers>;

/** People most like the tribe whom the owner does not follow. */
export const LikeTribe = z.object({
  compared: z
    .enum(['tribe', 'most like-minded community', 'nobody'])
    .describe('the communities with which people are compared'),
  communities: z.array(z.string()),
  who: ListedFollowers,
  people: z.array(ListedPerson).describe('the most alike first, at most 1,000'),
  peopleInAll: count,
});
export type LikeTribe = z.infer<typeof LikeTribe>;

/** People who came with a topic and still follow. */
export const CameWith = z.object({
  topic: z.string(),
  verdict: GrowthVerdict,
  follows: Estimate.nullable(),
  lasting: Estimate.nullable(),
  retention90: Estimate.nullable(),
  people: z
    .array(
      ListedPerson.extend({
        chance: share.describe('the share of the follows at that time that the topic explains'),
      }),
    )
    .describe('the likeliest first, at most 1,000'),
  peopleInAll: count,
});
export type CameWith = z.infer<typeof CameWith>;

const Change = z.object({ unfollows: Estimate.nullable(), follows: Estimate.nullable() });

/** What a month would look like with a mix of posts. */
export const Mix = z.object({
  days: count,
  topics: z.array(
    z.object({
      topic: z.string(),
      posts: z.number().nonnegative().describe('in the mix'),
      usual: z.number().nonnegative().describe('in so many days of the window, on average'),
      last: z.number().nonnegative().describe('in the last so many days'),
      unfollows: Estimate.nullable().describe('change against the usual; null: unknown effect'),
      follows: Estimate.nullable().describe('the same of follows'),
      change: Change.describe('change against the last days; null: unknown effect'),
    }),
  ),
  unfollows: Estimate.nullable().describe('null: no effect on unfollows is known'),
  follows: Estimate.nullable(),
  net: Estimate.nullable(),
  usual: z.object({ unfollows: z.number(), follows: z.number() }).nullable(),
  last: Change.describe('`unfollows` and `follows` of a mix like that of the last days'),
  change: Change.describe(
    'what the mix changes against that one, by all topics posted more or less often; null: no such topic has a known effect',
  ),
});
export type Mix = z.infer<typeof Mix>;
