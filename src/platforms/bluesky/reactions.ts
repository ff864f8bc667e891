import { z } from 'zod';
import type { EngagementKind } from '../../model/events.ts';
import type { PersonId, PostId } from '../../model/ids.ts';
import type { Instant } from '../../model/instant.ts';
import type { ListedEngagement, ReactionKind } from '../platform-engagement.ts';
import { type AskAppView, pagesFrom } from './ask-app-view.ts';
import { blueskyList, blueskyRead } from './bluesky-read.ts';
import { earlierOf, PostView, timeOf } from './map-post.ts';
import { BlueskyProfile, Did } from './map-profile.ts';

const Like = z.object({
  actor: z.object({ did: Did }),
  createdAt: z.string().optional().catch(undefined),
  indexedAt: z.string(),
});

const Reply = z.object({ post: PostView });
const Thread = z.object({ thread: z.object({ replies: z.array(z.unknown()).default([]) }) });

/** The kinds of reactions, the most informative first. */
export function blueskyReactions(ask: AskAppView): ReactionKind[] {
  return [
    shownToAll('replies', 'replyCount', (post) => replies(ask, post)),
    shownToAll('quotes', 'quoteCount', (post) => quotes(ask, post)),
    shownToAll('reposts', 'repostCount', (post) => reposts(ask, post)),
    shownToAll('likes', 'likeCount', (post) => likes(ask, post)),
  ];
}

/** A kind of reactions that Bluesky shows without a sign-in. */
function shownToAll(name: string, metric: string, list: ReactionKind['list']): ReactionKind {
  return { name, metric, needsUser: false, list };
}

type Reactions = ReturnType<ReactionKind['list']>;

function replies(ask: AskAppView, post: string): Reactions {
  return blueskyRead({
    resource: 'mentions',
    most: 100,
    request: async () => {
      const query = { uri: post, depth: 1, parentHeight: 0 };
      const answer = await ask('app.bsky.feed.getPostThread', query);
      // The post was deleted since we read it.
      return answer.kind === 'refused' && answer.error === 'NotFound'
        ? { kind: 'body', body: { thread: {} }, limit: undefined }
        : answer;
    },
    read: (body) => {
      const thread = Thread.safeParse(body).data?.thread;
      if (thread === undefined) return undefined;
      // Replies that are deleted, blocked or hidden come without a post.
      const found = thread.replies.flatMap((reply) => Reply.safeParse(reply).data ?? []);
      const items = found.map((reply) => writing(reply.post, post, 'reply'));
      return { page: { items, next: undefined, problems: 0, fieldsMissing: [] } };
    },
  });
}

function quotes(ask: AskAppView, post: string): Reactions {
  return blueskyList({
    resource: 'quotes',
    request: pagesFrom(ask, 'app.bsky.feed.getQuotes', { uri: post }),
    field: 'posts',
    entry: PostView,
    items: (found) => found.map((quote) => writing(quote, post, 'quote')),
  });
}

function reposts(ask: AskAppView, post: string): Reactions {
  return blueskyList({
    resource: 'reposts',
    request: pagesFrom(ask, 'app.bsky.feed.getRepostedBy', { uri: post }),
    field: 'repostedBy',
    entry: BlueskyProfile,
    items: (people) => people.map(({ did }) => reaction(did, post, 'repost', undefined)),
  });
}

function likes(ask: AskAppView, post: string): Reactions {
  return blueskyList({
    resource: 'likes',
    request: pagesFrom(ask, 'app.bsky.feed.getLikes', { uri: post }),
    field: 'likes',
    entry: Like,
    items: (found) =>
      found.map(({ actor, createdAt, indexedAt }) =>
        reaction(actor.did, post, 'like', earlierOf(createdAt, indexedAt)),
      ),
  });
}

function writing(written: PostView, post: string, kind: 'reply' | 'quote'): ListedEngagement {
  const { engagement } = reaction(written.author.did, post, kind, timeOf(written));
  return { id: written.uri, engagement };
}

/** Reposts come without a time. */
function reaction(
  person: string,
  post: string,
  kind: EngagementKind,
  at: Instant | undefined,
): ListedEngagement {
  return {
    id: person,
    engagement: {
      type: 'engagement',
      person: person as PersonId,
      post: post as PostId,
      kind,
      ...(at !== undefined && { at }),
    },
  };
}
