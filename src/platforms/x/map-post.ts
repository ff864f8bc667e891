import { z } from 'zod';
import type { PostEvent, PostKind } from '../../model/events.ts';
import { LONGEST } from '../../model/fields.ts';
import type { PostId } from '../../model/ids.ts';
import type { Instant } from '../../model/instant.ts';
import { parseInstant } from '../../model/instant.ts';
import { MOST_ANNOTATIONS } from '../../model/parse-post.ts';
import { XId } from './map-user.ts';

/** The fields to request for a post. They leave out hashtags, which are in the text. */
export const POST_FIELDS =
  'created_at,lang,public_metrics,referenced_tweets,context_annotations,note_tweet,author_id';

/** Returns the query for the posts after the post `since`. */
export function postsSince(since: string | undefined): Record<string, string> {
  return { 'tweet.fields': POST_FIELDS, ...(since !== undefined && { since_id: since }) };
}

const Metrics = z.record(z.string().max(100), z.unknown());
const Reference = z.object({ type: z.string(), id: XId });
const Named = z.object({ name: z.string() });

export const XPost = z.object({
  id: XId,
  text: z.string().max(LONGEST.text),
  created_at: z.string(),
  author_id: XId.optional().catch(undefined),
  lang: z.string().max(LONGEST.lang).optional().catch(undefined),
  public_metrics: Metrics.optional().catch(undefined),
  referenced_tweets: z.array(Reference).optional().catch(undefined),
  context_annotations: z
    .array(z.object({ entity: Named }))
    .optional()
    .catch(undefined),
  note_tweet: z
    .object({ text: z.string().max(LONGEST.text) })
    .optional()
    .catch(undefined),
});
export type XPost = z.infer<typeof XPost>;

/** Returns a post of the owner; `undefined` if its time is invalid. */
export function postOf(post: XPost): PostEvent | undefined {
  const at = parseInstant(post.created_at);
  if (at === undefined) return undefined;
  const event: PostEvent = {
    type: 'post',
    id: post.id as PostId,
    at: at as Instant,
    text: textOf(post),
    kind: kindOfPost(post),
  };
  // X sends `und` or similar codes if it does not know the language.
  if (post.lang !== undefined && /^[a-z]{2}$/.test(post.lang)) event.lang = post.lang;
  const annotations = annotationsOf(post);
  if (annotations.length > 0) event.annotations = annotations;
  const metrics = metricsOf(post);
  if (Object.keys(metrics).length > 0) event.metrics = metrics;
  return event;
}

/** Returns the whole text. `text` is cut if the post is long. X escapes only `&`, `<` and `>`. */
function textOf({ text, note_tweet: note }: XPost): string {
  return (note?.text ?? text)
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
    .replaceAll('\0', '')
    .toWellFormed();
}

/**
 * Returns the labels of X's classifier. We keep them apart from topics, because given topics win
 * over found ones. The classifier names brands and people as often as topics, leaves out most short
 * posts, and would call everything by a technical account "Technology".
 */
function annotationsOf({ context_annotations: annotations = [] }: XPost): string[] {
  const labels = annotations.map(({ entity }) =>
    entity.name.toWellFormed().replaceAll('\0', '').trim(),
  );
  const usable = labels.filter((label) => label !== '' && label.length <= LONGEST.label);
  return [...new Set(usable)].sort().slice(0, MOST_ANNOTATIONS);
}

const KINDS: Readonly<Record<string, PostKind>> = {
  retweeted: 'repost',
  quoted: 'quote',
  replied_to: 'reply',
};

function kindOfPost({ referenced_tweets: references = [] }: XPost): PostKind {
  const kinds = references.map(({ type }) =>
    Object.hasOwn(KINDS, type) ? KINDS[type]! : undefined,
  );
  // A quote within a reply is still a reply to somebody. Few people see it.
  return (['repost', 'reply', 'quote'] as const).find((kind) => kinds.includes(kind)) ?? 'original';
}

/** Returns counts by X's names for them. */
function metricsOf({ public_metrics: sent = {} }: XPost): Record<string, number> {
  const metrics: Record<string, number> = {};
  for (const name of [
    'like_count',
    'retweet_count',
    'reply_count',
    'quote_count',
    'bookmark_count',
    'impression_count',
  ]) {
    const value = Object.hasOwn(sent, name) ? sent[name] : undefined;
    if (typeof value === 'number' && Number.isSafeInteger(value) && value >= 0)
      metrics[name] = value;
  }
  return metrics;
}
