import { z } from 'zod';
import { count, instant, Person, share } from './parts.ts';

/** A person as lists show them. */
export const ListedPerson = Person.extend({
  community: z.string().nullable(),
  follows: z.boolean().describe('follows now'),
  since: z
    .object({ after: instant.nullable(), before: instant })
    .nullable()
    .describe('when they followed last; null: never'),
  reactions: count.describe('likes, reposts, replies and quotes of posts with a topic'),
  topics: count.describe('topics that they engaged with'),
  engagedTopics: z.array(z.string()).describe('their ids'),
  likeness: share
    .nullable()
    .describe('cosine of their interests with the centre of the tribe; null: no tribe'),
  ownerFollows: z.boolean(),
});
export type ListedPerson = z.infer<typeof ListedPerson>;
