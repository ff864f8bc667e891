import { formatInstant } from '../model/instant.ts';
import type { PostEvent } from '../model/events.ts';
import { isIn, profileOf, reactionsTo, stateOf } from './query-world.ts';
import type { FakeWorld, Reaction } from './world.ts';

/** An object of X with the requested fields. */
export type XObject = Record<string, unknown>;

/** Writes a time with milliseconds, as X always does. */
function time(at: number): string {
  return formatInstant(at).replace(/(:\d\d)Z$/, '$1.000Z');
}

/** Returns a user with the requested fields, and always with `id`, `name` and `username`. */
export function renderUser(
  world: FakeWorld,
  person: string,
  fields: ReadonlySet<string>,
  now: number,
  signedIn: boolean,
): XObject {
  const profile = profileOf(world, person);
  const isOwner = person === world.owner.id;
  const all: XObject = {
    created_at: time(profile.createdAt ?? Date.UTC(2015, 0, 1)),
    description: profile.bio ?? '',
    location: profile.location,
    protected: stateOf(world, person, now) === 'protected',
    public_metrics: {
      followers_count: isOwner ? countIn(world, 'followers', now) : (profile.followers ?? 10),
      following_count: isOwner ? countIn(world, 'following', now) : (profile.following ?? 10),
      tweet_count: isOwner ? world.posts.filter(({ at }) => at <= now).length : 100,
      listed_count: 0,
    },
    ...(signedIn && { connection_status: connections(world, person, now) }),
  };
  const user: XObject = {
    id: person,
    name: profile.name ?? profile.handle ?? `User ${person}`,
    username: profile.handle ?? `user_${person.slice(-8)}`,
  };
  for (const field of fields) if (all[field] !== undefined) user[field] = all[field];
  return user;
}

function countIn(world: FakeWorld, list: 'followers' | 'following', now: number): number {
  return world[list].filter(({ from, to }) => from <= now && now < to).length;
}

function connections(world: FakeWorld, person: string, now: number): string[] {
  const found: string[] = [];
  if (isIn(world.followers, person, now)) found.push('followed_by');
  if (isIn(world.following, person, now)) found.push('following');
  return found.length === 0 ? ['none'] : found;
}

const REFERENCES: Partial<Record<PostEvent['kind'], string>> = {
  repost: 'retweeted',
  reply: 'replied_to',
  quote: 'quoted',
};

/** X cuts the text of a long post after this many characters. */
const SHORT = 280;

export function renderPost(
  world: FakeWorld,
  post: PostEvent,
  fields: ReadonlySet<string>,
  now: number,
): XObject {
  const text = post.text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  const count = (kind: Reaction['kind']): number => reactionsTo(world, post.id, kind, now).length;
  const reference = REFERENCES[post.kind];
  const all: XObject = {
    created_at: time(post.at),
    author_id: world.owner.id,
    lang: post.lang ?? 'und',
    public_metrics: {
      like_count: count('like'),
      retweet_count: count('repost'),
      reply_count: count('reply'),
      quote_count: count('quote'),
      bookmark_count: 0,
      impression_count: 100,
    },
    ...(reference !== undefined && { referenced_tweets: [{ type: reference, id: '20' }] }),
    ...(post.annotations !== undefined && {
      context_annotations: post.annotations.map((name, at) => ({
        domain: {
          id: '131',
          name: 'Unified Twitter Taxonomy',
          description: 'A taxonomy of user interests.',
        },
        entity: { id: String(at + 1), name },
      })),
    }),
    ...(text.length > SHORT && { note_tweet: { text } }),
  };
  return withFields(
    {
      id: post.id,
      text: text.length > SHORT ? `${text.slice(0, SHORT - 1)}…` : text,
      edit_history_tweet_ids: [post.id],
    },
    all,
    fields,
  );
}

/** Returns somebody's post that replies to, quotes or mentions the owner. */
export function renderReaction(
  world: FakeWorld,
  { person, post, kind, at }: Reaction,
  fields: ReadonlySet<string>,
): XObject {
  const type = kind === 'quote' ? 'quoted' : 'replied_to';
  return withFields(
    {
      id: reactionId({ person, at }),
      text: `@${world.owner.handle ?? 'owner'} well said`,
      edit_history_tweet_ids: [reactionId({ person, at })],
    },
    {
      created_at: time(at),
      author_id: person,
      lang: 'en',
      ...(post !== undefined && { referenced_tweets: [{ type, id: post }] }),
    },
    fields,
  );
}

/** Returns an id that rises with time, like the ids of X. */
export function reactionId({ person, at }: Pick<Reaction, 'person' | 'at'>): string {
  const tail = [...person].reduce((sum, digit) => (sum * 31 + digit.charCodeAt(0)) % 4_000_000, 7);
  return String((BigInt(Math.max(0, Math.floor(at) - 1_288_834_974_657)) << 22n) + BigInt(tail));
}

function withFields(thing: XObject, all: XObject, fields: ReadonlySet<string>): XObject {
  for (const field of fields) if (all[field] !== undefined) thing[field] = all[field];
  return thing;
}

/** The newer names that X is moving to. */
const NEWER: Readonly<Record<string, string>> = {
  note_tweet: 'note_post',
  tweet_count: 'post_count',
  retweet_count: 'repost_count',
  referenced_tweets: 'referenced_posts',
  edit_history_tweet_ids: 'edit_history_post_ids',
};

/** Returns the same value with the newer names. */
export function inNewerDialect(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(inNewerDialect);
  return Object.fromEntries(
    Object.entries(value).map(([name, entry]) => [
      NEWER[name] ?? name,
      name === 'type' && entry === 'retweeted' ? 'reposted' : inNewerDialect(entry),
    ]),
  );
}
