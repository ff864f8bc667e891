import type { PostKind } from '../../model/events.ts';
import type { Fields } from '../../model/fields.ts';
import { LONGEST, optionalText, textField } from '../../model/fields.ts';
import { formatInstant } from '../../model/instant.ts';
import { Rejection, show } from '../../model/rejection.ts';
import {
  archiveId,
  objectList,
  optionalArchiveCount,
  optionalArchiveId,
  optionalObject,
  unwrapped,
} from './archive-fields.ts';
import type { Notes } from './map-notes.ts';
import { kindOfPost } from './map-post-kind.ts';
import type { Owner } from './map-post-kind.ts';
import type { Links } from './map-text.ts';
import { expandLinks, unescapeEntities } from './map-text.ts';
import { archiveTime, optionalArchiveTime } from './map-time.ts';

/**
 * Returns the post in a record of `tweets.js`, `community-tweet.js` or a monthly file. For an edited
 * post, also returns deletions of its earlier versions. Throws a `Rejection`.
 */
export function mapPost(record: unknown, owner: Owner, notes: Notes): Fields[] {
  const tweet = unwrapped(record, 'tweet');
  mustBeOf(tweet, owner);
  const id = archiveId(tweet, 'id');
  const at = archiveTime(tweet, 'created_at');
  const reposted = optionalObject(tweet, 'retweeted_status');
  const plain = unescapeEntities(textOf(tweet, reposted));
  const links = new Map([...linksOf(tweet), ...(reposted ? linksOf(reposted) : [])]);
  const kind = kindOf(tweet, { id, plain, links, reposted, owner });
  const note = kind === 'repost' ? undefined : notes.of(id, plain, at);
  const text =
    note === undefined
      ? expandLinks(plain, links)
      : expandLinks(note.text, new Map([...links, ...note.links]));
  const post = { type: 'post', id, at: formatInstant(at), text, kind };
  const { lang } = tweet;
  const metrics = metricsOf(tweet);
  return [{ ...post, lang, metrics }, ...earlierVersions(tweet, id)];
}

/** Returns the deletion in a record of `deleted-tweets.js`. Throws a `Rejection`. */
export function mapDeletedPost(record: unknown): Fields[] {
  const tweet = unwrapped(record, 'tweet');
  const at = optionalArchiveTime(tweet, 'deleted_at');
  return [
    {
      type: 'deletion',
      post: archiveId(tweet, 'id'),
      ...(at !== undefined && { at: formatInstant(at) }),
    },
  ];
}

/** Rejects a post by somebody else. Old archives contain the author of every post. */
function mustBeOf(tweet: Fields, owner: Owner): void {
  const user = optionalObject(tweet, 'user');
  const writer = user && optionalArchiveId(user, 'id');
  if (writer === undefined || owner.id === undefined || writer === owner.id) return;
  throw new Rejection(`the post is by the account ${show(writer)}, the archive is ${owner.id}'s`);
}

/** Returns the text of a post. That of a repost is cut, but the reposted post is there in full. */
function textOf(tweet: Fields, reposted: Fields | undefined): string {
  const own = plainTextOf(tweet);
  if (reposted === undefined) return own;
  const [before] = /^RT @\w+: /.exec(own) ?? [];
  return before === undefined ? own : before + plainTextOf(reposted);
}

function plainTextOf(tweet: Fields): string {
  const full = optionalText(tweet, 'full_text', LONGEST.text);
  return full ?? textField(tweet, 'text', LONGEST.text);
}

function linksOf(tweet: Fields): [string, string][] {
  const entities = optionalObject(tweet, 'entities');
  const addresses = objectList(entities, 'urls').flatMap(({ url, expanded_url: address }) =>
    typeof url === 'string' && typeof address === 'string'
      ? [[url, address] as [string, string]]
      : [],
  );
  const pictures = objectList(entities, 'media').flatMap(({ url }) =>
    typeof url === 'string' ? [[url, ''] as [string, string]] : [],
  );
  return [...addresses, ...pictures];
}

interface Known {
  id: string;
  plain: string;
  links: Links;
  reposted: Fields | undefined;
  owner: Owner;
}

function kindOf(tweet: Fields, { id, plain, links, reposted, owner }: Known): PostKind {
  return kindOfPost(
    {
      id,
      text: plain,
      links: [...links.values()],
      isRepost: reposted !== undefined,
      repliesTo: {
        post: optionalArchiveId(tweet, 'in_reply_to_status_id'),
        person: optionalArchiveId(tweet, 'in_reply_to_user_id'),
        handle: optionalText(tweet, 'in_reply_to_screen_name', LONGEST.handle),
      },
    },
    owner,
  );
}

function metricsOf(tweet: Fields): Record<string, number> | undefined {
  const favorite_count = optionalArchiveCount(tweet, 'favorite_count');
  const retweet_count = optionalArchiveCount(tweet, 'retweet_count');
  if (favorite_count === undefined && retweet_count === undefined) return undefined;
  return {
    ...(favorite_count !== undefined && { favorite_count }),
    ...(retweet_count !== undefined && { retweet_count }),
  };
}

/** Returns the ids of earlier versions of an edited post. Each version lists those before it. */
function earlierVersions(tweet: Fields, id: string): Fields[] {
  const info = optionalObject(tweet, 'edit_info');
  const edit = info && optionalObject(info, 'edit');
  const control =
    info && (optionalObject(info, 'initial') ?? optionalObject(edit ?? {}, 'editControlInitial'));
  const ids: unknown = control?.editTweetIds;
  if (!Array.isArray(ids)) return [];
  return ids.slice(0, Math.max(0, ids.indexOf(id))).map((post) => ({ type: 'deletion', post }));
}
