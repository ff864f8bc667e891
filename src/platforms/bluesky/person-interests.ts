import { z } from 'zod';
import { LONGEST } from '../../model/fields.ts';
import type { PersonInterest, PlatformRead } from '../platform.ts';
import type { AskAppView } from './ask-app-view.ts';
import { blueskyRead } from './bluesky-read.ts';
import type { XrpcAnswer } from './xrpc-answer.ts';

/** How many of a person's latest posts to look at. */
const LATEST = 50;
/** The most people to ask about at a time, a request each. */
const MOST_PEOPLE = 20;
/** The most terms of a person, those of most posts first. */
const MOST_TERMS = 30;

const Tag = z.object({ $type: z.literal('app.bsky.richtext.facet#tag'), tag: z.string() });
const Facet = z.object({ features: z.array(z.unknown()) });
const Entry = z.object({
  post: z.object({
    author: z.object({ did: z.string() }),
    record: z.object({
      facets: z.array(z.unknown()).optional().catch(undefined),
      tags: z.array(z.string()).optional().catch(undefined),
    }),
  }),
});
const Feed = z.object({ feed: z.array(Entry) });

/** Reads which hashtags people used in their latest posts and reposts. */
export function blueskyInterests(
  ask: AskAppView,
): PlatformRead<readonly string[], Map<string, PersonInterest[]>> {
  return blueskyRead<readonly string[], Map<string, PersonInterest[]>>({
    resource: 'users',
    most: MOST_PEOPLE,
    request: async (people) => {
      const feeds = await Promise.all(people.map((person) => feedOf(ask, person)));
      const failure = feeds.find((answer) => answer.kind !== 'body');
      const isNothing = feeds.every((answer) => answer.kind !== 'body');
      if (failure !== undefined && isNothing) return failure;
      const body = feeds.map((answer) => (answer.kind === 'body' ? answer.body : undefined));
      return { kind: 'body', body, limit: undefined };
    },
    read: (body, people) => {
      const feeds = (body as unknown[]).map((feed) => Feed.safeParse(feed).data);
      if (feeds.every((feed) => feed === undefined)) return undefined;
      const found = people.flatMap((person, i): [string, PersonInterest[]][] => {
        const feed = feeds[i];
        return feed === undefined ? [] : [[person, interestsIn(feed)]];
      });
      return { page: new Map(found) };
    },
  });
}

/** Returns somebody's feed. People who block the public, or have gone, have no posts to show. */
async function feedOf(ask: AskAppView, person: string): Promise<XrpcAnswer> {
  const query = { actor: person, limit: LATEST, filter: 'posts_no_replies' };
  const answer = await ask('app.bsky.feed.getAuthorFeed', query);
  return answer.kind === 'refused'
    ? { kind: 'body', body: { feed: [] }, limit: undefined }
    : answer;
}

function interestsIn({ feed }: z.infer<typeof Feed>): PersonInterest[] {
  const counts = new Map<string, number>();
  for (const { post } of feed) {
    for (const term of tagsOf(post.record)) counts.set(term, (counts.get(term) ?? 0) + 1);
  }
  return Array.from(counts, ([term, posts]) => ({ term, posts }))
    .sort((a, b) => b.posts - a.posts || (a.term < b.term ? -1 : 1))
    .slice(0, MOST_TERMS);
}

/** Returns the hashtags of a post, each once, in lower case with their `#`. */
function tagsOf({ facets = [], tags = [] }: z.infer<typeof Entry>['post']['record']): Set<string> {
  const inText = facets
    .flatMap((facet) => Facet.safeParse(facet).data?.features ?? [])
    .map((feature) => Tag.safeParse(feature).data?.tag)
    .filter((tag) => tag !== undefined);
  const written = [...inText, ...tags].map((tag) =>
    tag.toWellFormed().replaceAll('\0', '').replace(/^#/, '').trim().toLowerCase(),
  );
  return new Set(
    written.filter((tag) => tag !== '' && tag.length < LONGEST.term).map((tag) => `#${tag}`),
  );
}
