import { z } from 'zod';
import type { PostEvent, PostKind } from '../../model/events.ts';
import { LONGEST } from '../../model/fields.ts';
import type { PostId } from '../../model/ids.ts';
import { isId } from '../../model/ids.ts';
import type { Instant } from '../../model/instant.ts';
import { parseInstant } from '../../model/instant.ts';
import { MOST_ANNOTATIONS } from '../../model/parse-post.ts';
import { optionalCount } from '../optional-fields.ts';
import type { ListedPost } from '../platform-posts.ts';
import { recordAddress } from './at-uri.ts';
import { Did } from './map-profile.ts';

/** Authors choose the keys of records, so the address of one may be too long for an id. */
export const isPostId = (uri: string): boolean => isId(uri) && recordAddress(uri) !== undefined;
export const Linked = z.object({ uri: z.string() });

/** The record that its author wrote. Anything may be in it. */
const PostRecord = z.object({
  text: z.string().max(LONGEST.text).catch(''),
  createdAt: z.string().optional().catch(undefined),
  langs: z.array(z.string()).optional().catch(undefined),
  reply: z.object({ parent: Linked, root: Linked }).optional().catch(undefined),
  embed: z
    .object({ record: z.union([Linked, z.object({ record: Linked })]) })
    .optional()
    .catch(undefined),
});

/** A post as the AppView shows it (`app.bsky.feed.defs#postView`). */
export const PostView = z.object({
  uri: z.string(),
  author: z.object({ did: Did }),
  record: PostRecord,
  indexedAt: z.string(),
  likeCount: optionalCount,
  repostCount: optionalCount,
  replyCount: optionalCount,
  quoteCount: optionalCount,
  labels: z
    .array(z.object({ val: z.string() }))
    .optional()
    .catch(undefined),
});
export type PostView = z.infer<typeof PostView>;

/** An entry of a feed: a post, or somebody's repost of one (`app.bsky.feed.defs#feedViewPost`). */
export const FeedEntry = z.object({
  post: PostView,
  reason: z
    .object({
      $type: z.string(),
      uri: z.string().refine(isPostId).optional().catch(undefined),
      indexedAt: z.string(),
    })
    .optional()
    .catch(undefined),
});
export type FeedEntry = z.infer<typeof FeedEntry>;

const REPOST = 'app.bsky.feed.defs#reasonRepost';

/** Returns an entry of the owner's feed as a post. A repost has the id of the repost. */
export function listedPostOf({ post, reason }: FeedEntry): ListedPost {
  if (reason?.$type === REPOST) {
    const at = parseInstant(reason.indexedAt);
    const id = reason.uri ?? `${post.uri}#repost`;
    if (at === undefined || reason.uri === undefined) return { id, post: undefined };
    return { id, post: { ...eventOf(post, at, 'repost'), id: id as PostId } };
  }
  const at = isPostId(post.uri) ? timeOf(post) : undefined;
  return { id: post.uri, post: at === undefined ? undefined : eventOf(post, at, kindOf(post)) };
}

function eventOf(post: PostView, at: Instant, kind: PostKind): PostEvent {
  const { text, langs = [] } = post.record;
  const event: PostEvent = {
    type: 'post',
    id: post.uri as PostId,
    at,
    text: text.toWellFormed().replaceAll('\0', ''),
    kind,
  };
  const lang = /^[a-z]{2}(?=-|$)/i.exec(langs[0] ?? '')?.[0].toLowerCase();
  if (lang !== undefined) event.lang = lang;
  const annotations = annotationsOf(post);
  if (annotations.length > 0) event.annotations = annotations;
  if (kind !== 'repost') event.metrics = metricsOf(post);
  return event;
}

/**
 * Returns when a post was made: its author's own time, but not later than the AppView first saw it.
 * The AppView sorts posts by this time, too.
 */
export function timeOf({ record, indexedAt }: Pick<PostView, 'record' | 'indexedAt'>) {
  return earlierOf(record.createdAt, indexedAt);
}

/** Returns the earlier of two times, or the only valid one. */
export function earlierOf(createdAt: string | undefined, indexedAt: string): Instant | undefined {
  const created = parseInstant(createdAt ?? '');
  const indexed = parseInstant(indexedAt);
  if (created === undefined || indexed === undefined) return created ?? indexed;
  return Math.min(created, indexed) as Instant;
}

const POSTS = 'app.bsky.feed.post';

/** A post in the owner's own thread is an original post: followers see it as such. */
function kindOf({ author, record: { reply, embed } }: PostView): PostKind {
  if (reply !== undefined) {
    const isOwn = [reply.parent, reply.root].every(
      ({ uri }) => recordAddress(uri)?.did === author.did,
    );
    if (!isOwn) return 'reply';
  }
  if (embed === undefined) return 'original';
  const { record } = embed;
  const quoted = recordAddress('record' in record ? record.record.uri : record.uri);
  return quoted?.collection === POSTS ? 'quote' : 'original';
}

/** Returns labels of the author and of moderation services. They are not topics. */
function annotationsOf({ labels = [] }: PostView): string[] {
  const usable = labels
    .map(({ val }) => val.toWellFormed().replaceAll('\0', '').trim())
    .filter((label) => label !== '' && label.length <= LONGEST.label);
  return [...new Set(usable)].sort().slice(0, MOST_ANNOTATIONS);
}

function metricsOf(post: PostView): Record<string, number> {
  const { likeCount, repostCount, replyCount, quoteCount } = post;
  const counts = { likeCount, repostCount, replyCount, quoteCount };
  return Object.fromEntries(
    Object.entries(counts).filter((entry): entry is [string, number] => entry[1] !== undefined),
  );
}
