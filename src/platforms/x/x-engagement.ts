import type { EngagementKind } from '../../model/events.ts';
import type { PersonId, PostId } from '../../model/ids.ts';
import type { ListedEngagement, PlatformEngagement, ReactionKind } from '../platform-engagement.ts';
import { engagementOfPost } from './map-engagement.ts';
import { POST_FIELDS, postsSince, XPost } from './map-post.ts';
import { XUser } from './map-user.ts';
import type { XClient } from './x-client.ts';
import { xList } from './x-read.ts';

/** What X says about who engages with the account. */
export function xEngagement(client: XClient): PlatformEngagement {
  return {
    reactions: [quotes(client), reposts(client), likes(client)],
    mentions: (account, since, isOwn) =>
      xList(client, {
        endpoint: 'users/:id/mentions',
        of: account,
        query: postsSince(since),
        resource: 'mentions',
        entry: XPost,
        item: (post) => ({ id: post.id, engagement: engagementOfPost(post, isOwn) }),
      }),
  };
}

function quotes(client: XClient): ReactionKind {
  return {
    name: 'quotes',
    metric: 'quote_count',
    needsUser: false,
    list: (post) =>
      xList(client, {
        endpoint: 'tweets/:id/quote_tweets',
        of: post,
        query: { 'tweet.fields': POST_FIELDS },
        resource: 'quotes',
        entry: XPost,
        item: (quote) => ({
          id: quote.id,
          engagement: engagementOfPost(quote, (id) => id === post),
        }),
      }),
  };
}

function reposts(client: XClient): ReactionKind {
  return {
    name: 'reposts',
    metric: 'retweet_count',
    needsUser: false,
    list: (post) =>
      xList(client, {
        endpoint: 'tweets/:id/retweeted_by',
        of: post,
        resource: 'reposts',
        entry: XUser,
        item: ({ id }) => reactionOf(id, post, 'repost'),
      }),
  };
}

function likes(client: XClient): ReactionKind {
  return {
    name: 'likes',
    metric: 'like_count',
    needsUser: true,
    list: (post) =>
      xList(client, {
        endpoint: 'tweets/:id/liking_users',
        of: post,
        resource: 'likes',
        entry: XUser,
        item: ({ id }) => reactionOf(id, post, 'like'),
      }),
  };
}

/** Returns a reaction without a time, because X does not send the time of a like or repost. */
function reactionOf(person: string, post: string, kind: EngagementKind): ListedEngagement {
  return {
    id: person,
    engagement: { type: 'engagement', person: person as PersonId, post: post as PostId, kind },
  };
}
