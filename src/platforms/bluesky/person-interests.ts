import { z } from 'zod';
import { LONGEST } from '../../model/fields.ts';
import type { InterestsRead, PersonInterest } from '../platform-people.ts';
import type { PlatformRead } from '../platform-read.ts';
import type { AskAppView } from './ask-app-view.ts';
import { blueskyRead } from './bluesky-read.ts';
import type { BlueskyProfile } from './map-profile.ts';
import { NamedThing, nameOf } from './named-thing.ts';
import type { ReadProfiles } from './profiles.ts';
import type { XrpcAnswer } from './xrpc-answer.ts';

/** How many of a person's latest posts to look at. */
const LATEST = 50;
/** The most people to ask about at a time. */
export const MOST_ASKED = 20;
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
    embed: z.object({ record: NamedThing }).optional().catch(undefined),
  }),
});
const Feed = z.object({ feed: z.array(Entry) });
const Lists = z.object({ lists: z.array(NamedThing) });
const StarterPacks = z.object({ starterPacks: z.array(NamedThing) });

/** What we ask about a person: each a method, its query, and what it returns if it is refused. */
type Question = [method: string, query: Record<string, string | number>, nothing: object];

/**
 * Reads which hashtags people used in their latest posts and reposts, which feeds, lists and starter
 * packs they shared there, and which lists and starter packs they made.
 */
export function blueskyInterests(
  ask: AskAppView,
  profiles: ReadProfiles,
): PlatformRead<readonly string[], InterestsRead> {
  return blueskyRead<readonly string[], InterestsRead>({
    resource: 'users',
    most: MOST_ASKED,
    request: async (people) => {
      const known = await profiles(people);
      if (!(known instanceof Map)) return known;
      const asked = people.map((person) => questionsAbout(person, known.get(person)));
      const answers = await Promise.all(
        asked.map((questions) => Promise.all(questions.map((question) => answerTo(ask, question)))),
      );
      const failed = answers.map((own) => own.find(({ kind }) => kind !== 'body'));
      const failure = failed.find((answer) => answer !== undefined);
      if (failure !== undefined && !failed.includes(undefined)) return failure;
      const bodies = answers.map((own, i) => (failed[i] === undefined ? own : undefined));
      return { kind: 'body', body: { bodies, requests: asked.flat().length }, limit: undefined };
    },
    read: (body, people) => {
      const { bodies, requests } = body as { bodies: (Bodies | undefined)[]; requests: number };
      const read = bodies.map((own) => own?.map((answer) => ('body' in answer ? answer.body : {})));
      const feeds = read.map((own) => Feed.safeParse(own?.[0]).data);
      if (feeds.every((feed) => feed === undefined)) return undefined;
      const found = people.flatMap((person, i): [string, PersonInterest[]][] => {
        const feed = feeds[i];
        return feed === undefined ? [] : [[person, interestsIn(feed, made(read[i]!))]];
      });
      return { page: { found: new Map(found), requests } };
    },
  });
}

type Bodies = XrpcAnswer[];

/** Profiles say whether there is anything to ask for. */
function questionsAbout(actor: string, profile: BlueskyProfile | undefined): Question[] {
  const { lists = 0, starterPacks = 0 } = profile?.associated ?? {};
  const most = { actor, limit: MOST_TERMS };
  return [
    [
      'app.bsky.feed.getAuthorFeed',
      { actor, limit: LATEST, filter: 'posts_no_replies' },
      { feed: [] },
    ],
    ...(lists > 0 ? [['app.bsky.graph.getLists', most, { lists: [] }] satisfies Question] : []),
    ...(starterPacks > 0
      ? [['app.bsky.graph.getActorStarterPacks', most, { starterPacks: [] }] satisfies Question]
      : []),
  ];
}

/** People who block the public, or have gone, have nothing to show. */
async function answerTo(ask: AskAppView, [method, query, nothing]: Question): Promise<XrpcAnswer> {
  const answer = await ask(method, query);
  return answer.kind === 'refused' ? { kind: 'body', body: nothing, limit: undefined } : answer;
}

/** Returns the names of the lists and starter packs in responses. */
function made(bodies: readonly unknown[]): string[] {
  const things = bodies.flatMap((body) => [
    ...(Lists.safeParse(body).data?.lists ?? []),
    ...(StarterPacks.safeParse(body).data?.starterPacks ?? []),
  ]);
  return things.map(nameOf).filter((name) => name !== undefined);
}

function interestsIn({ feed }: z.infer<typeof Feed>, names: readonly string[]): PersonInterest[] {
  const counts = new Map(names.map((name) => [name, 1]));
  for (const { post } of feed) {
    const shared = post.embed && nameOf(post.embed.record);
    const terms = tagsOf(post.record);
    if (shared !== undefined) terms.add(shared);
    for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1);
  }
  return Array.from(counts, ([term, weight]) => ({ term, weight }))
    .sort((a, b) => b.weight - a.weight || (a.term < b.term ? -1 : 1))
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
