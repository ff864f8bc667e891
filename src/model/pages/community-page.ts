import { z } from 'zod';
import { ReportCommunity } from '../report.ts';
import { ListedPerson } from './listed-person.ts';
import { count, next, Person, share, SurvivalCurve } from './parts.ts';

const Member = Person.extend({
  typicality: share.describe('cosine of their interests with the centre of the community'),
  stability: share,
});

/** The page of one community. */
export const CommunityPage = z.object({
  community: ReportCommunity,
  retention: SurvivalCurve.nullable().describe('null: too few observed follows'),
  everybody: SurvivalCurve.nullable().describe('the curve of the whole audience'),
  examples: z.array(Member).describe('the most typical, at most 8'),
  came: z.object({
    beforeWatching: count,
    watched: count,
    byTopic: z.array(z.object({ topic: z.string(), follows: z.number() })),
  }),
  engaged: z.array(z.object({ topic: z.string(), people: count, times: count })),
  left: z.object({ byChoice: count, otherwise: count }),
  followedBack: count,
  talkTo: z
    .array(Person.extend({ times: count, topics: count, typicality: share }))
    .describe('members who engage most and whom the owner does not follow, at most 8'),
});
export type CommunityPage = z.infer<typeof CommunityPage>;

/** Current members, the most typical first. */
export const MembersPage = z.object({
  items: z.array(
    ListedPerson.extend({
      typicality: Member.shape.typicality,
      stability: Member.shape.stability,
    }),
  ),
  all: count,
  next,
});
export type MembersPage = z.infer<typeof MembersPage>;
