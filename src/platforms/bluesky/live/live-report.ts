import { z } from 'zod';
import type { EngagementKind } from '../../../model/events.ts';
import { isId, type PostId } from '../../../model/ids.ts';
import type { Instant } from '../../../model/instant.ts';
import { formatInstant } from '../../../model/instant.ts';
import type { Happening, LiveReport } from '../../live-report.ts';
import { recordAddress } from '../at-uri.ts';
import { STATES } from '../look-up.ts';
import { NO_HANDLE } from '../map-profile.ts';
import { earlierOf, isPostId, Linked } from '../map-post.ts';
import type { JetstreamEvent } from './jetstream-event.ts';

const FOLLOW = 'app.bsky.graph.follow';
const BLOCK = 'app.bsky.graph.block';
const LIKE = 'app.bsky.feed.like';
const REPOST = 'app.bsky.feed.repost';
const POST = 'app.bsky.feed.post';

/** The kinds of records that concern an audience. */
export const COLLECTIONS = [FOLLOW, BLOCK, LIKE, REPOST, POST];

const ToAccount = z.object({ subject: z.string() });
const createdAt = z.string().optional().catch(undefined);
const ToPost = z.object({ subject: Linked, createdAt });
const Written = z.object({
  createdAt,
  reply: z.object({ parent: Linked }).optional().catch(undefined),
  embed: z
    .object({ record: z.union([Linked, z.object({ record: Linked })]) })
    .optional()
    .catch(undefined),
});

/** Returns what an event means for the account. */
export function liveReportOf(event: JetstreamEvent, account: string): LiveReport {
  const { did, at, seenAt, what } = event;
  const report = { person: did, at: at as Instant, seenAt };
  switch (what.kind) {
    case 'commit': {
      const blocked = did === account ? blockedBy(what.commit) : undefined;
      if (blocked !== undefined) return { ...report, person: blocked, what: { kind: 'block' } };
      return { ...report, what: did === account ? undefined : happening(event, account) };
    }
    case 'account':
      return { ...report, what: awayOf(what.account) };
    case 'identity': {
      const { handle } = what.identity;
      const isKnown = handle !== undefined && handle !== NO_HANDLE && isId(handle);
      return { ...report, what: isKnown ? { kind: 'name', handle } : undefined };
    }
    case 'sync':
      return { ...report, what: { kind: 'unclear' } };
  }
}

type Commit = Extract<JetstreamEvent['what'], { kind: 'commit' }>['commit'];

function blockedBy({ collection, operation, record }: Commit): string | undefined {
  if (collection !== BLOCK || operation !== 'create') return undefined;
  return ToAccount.safeParse(record).data?.subject;
}

/** Returns what the author of a record did to the account. */
function happening({ did, seenAt, what }: JetstreamEvent, account: string): Happening | undefined {
  if (what.kind !== 'commit') return undefined;
  const { operation, collection, rkey, record } = what.commit;
  const uri = `at://${did}/${collection}/${rkey}`;
  if (operation === 'delete') {
    return collection === FOLLOW ? { kind: 'unfollow', record: uri } : undefined;
  }
  if (operation !== 'create') return undefined;
  switch (collection) {
    case FOLLOW:
    case BLOCK:
      return towards(collection, ToAccount.safeParse(record).data?.subject, uri, account);
    case LIKE:
    case REPOST: {
      const to = ToPost.safeParse(record).data;
      const kind = collection === LIKE ? 'like' : 'repost';
      return to && engagement(kind, to.subject.uri, to.createdAt, seenAt, account);
    }
    case POST: {
      const post = Written.safeParse(record).data;
      if (post === undefined) return undefined;
      const { reply, embed } = post;
      const quoted = embed && ('record' in embed.record ? embed.record.record : embed.record);
      return (
        (reply && engagement('reply', reply.parent.uri, post.createdAt, seenAt, account)) ??
        (quoted && engagement('quote', quoted.uri, post.createdAt, seenAt, account))
      );
    }
  }
  return undefined;
}

/** Returns what following or blocking somebody means. @param record the address of the record. */
function towards(
  collection: string,
  whom: string | undefined,
  record: string,
  account: string,
): Happening | undefined {
  if (whom === undefined) return undefined;
  if (collection === BLOCK) return whom === account ? { kind: 'block' } : undefined;
  return whom === account ? { kind: 'follow', record } : { kind: 'tie', to: whom };
}

/** Returns `undefined` if the post is not one of the account's. */
function engagement(
  kind: EngagementKind,
  uri: string,
  made: string | undefined,
  seenAt: number,
  account: string,
): Happening | undefined {
  const address = recordAddress(uri);
  if (address?.did !== account || address.collection !== POST || !isPostId(uri)) return undefined;
  const at = earlierOf(made, formatInstant(seenAt))!;
  return { kind: 'engagement', engagement: { type: 'engagement', kind, post: uri as PostId }, at };
}

function awayOf({
  active,
  status = '',
}: {
  active: boolean;
  status?: string | undefined;
}): Happening | undefined {
  if (active) return { kind: 'back' };
  const state = Object.hasOwn(STATES, status) ? STATES[status]! : undefined;
  return state && { kind: 'away', status: state, isFinal: status === 'deleted' };
}
