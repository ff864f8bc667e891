import type { EngagementKind } from '../../model/events.ts';
import type { PersonId, PostId } from '../../model/ids.ts';
import type { ListedEngagement, LivePlatform, ReactionKind } from '../platform.ts';
import { LIMIT_WINDOW } from './limits.ts';
import { xStream } from './activity-stream.ts';
import { identify } from './identify.ts';
import { isLaterId } from './ids.ts';
import { lookedUp } from './map-account-status.ts';
import { engagementOfPost } from './map-engagement.ts';
import { POST_FIELDS, postOf, XPost } from './map-post.ts';
import {
  countsOf,
  missingFields,
  profileOf,
  USER_FIELDS,
  USER_FIELDS_WITH_CONNECTION,
  XUser,
} from './map-user.ts';
import { X_PRICES } from './prices.ts';
import { readOne, readPage } from './read-page.ts';
import { beginSignIn, codeFrom, finishSignIn, renewTokens } from './sign-in.ts';
import type { XClient } from './x-client.ts';
import { xList, xRead } from './x-read.ts';

/** X as a platform that Tribefinder can read. */
export function xPlatform(client: XClient): LivePlatform {
  return {
    id: 'x',
    name: 'X',
    limitWindow: LIMIT_WINDOW,
    prices: X_PRICES,
    signIn: {
      begin: (app, redirectUri) => beginSignIn(client, app, redirectUri),
      codeFrom,
      finish: (...exchange) => finishSignIn(client, ...exchange),
      renew: (...renewal) => renewTokens(client, ...renewal),
    },
    identify: (token, requested) => identify(client, token, requested),
    counts: (account) =>
      xRead(client, {
        endpoint: 'users/:id',
        resource: 'users',
        request: () => ({ params: { id: account }, query: { 'user.fields': USER_FIELDS } }),
        read: (body) => {
          const user = readOne(body, XUser);
          if (user === undefined) return { misunderstood: 'it contains no account' };
          return { page: countsOf(user), charged: [user.id] };
        },
      }),
    followers: (account) =>
      xList(client, {
        endpoint: 'users/:id/followers',
        of: account,
        query: { 'user.fields': USER_FIELDS },
        resource: 'followers',
        entry: XUser,
        item: profileOf,
        fieldsMissing: missingFields,
      }),
    following: (account) =>
      xList(client, {
        endpoint: 'users/:id/following',
        of: account,
        resource: 'following',
        entry: XUser,
        item: ({ id }) => ({ id }),
      }),
    posts: (account, since) =>
      xList(client, {
        endpoint: 'users/:id/tweets',
        of: account,
        query: postsSince(since),
        resource: 'posts',
        entry: XPost,
        item: (post) => ({ id: post.id, post: postOf(post) }),
      }),
    mentions: (account, since, isOwn) =>
      xList(client, {
        endpoint: 'users/:id/mentions',
        of: account,
        query: postsSince(since),
        resource: 'mentions',
        entry: XPost,
        item: (post) => ({ id: post.id, engagement: engagementOfPost(post, isOwn) }),
      }),
    reactions: [quotes(client), reposts(client), likes(client)],
    lookUp: (_account, access) =>
      xRead(client, {
        endpoint: 'users',
        resource: 'users',
        request: (people) => ({
          query: {
            ids: people.join(','),
            'user.fields': access === 'user' ? USER_FIELDS_WITH_CONNECTION : USER_FIELDS,
          },
        }),
        read: (body, people) => {
          const read = readPage(body, XUser);
          if ('misunderstood' in read) return read;
          const { items, problems } = read.page;
          return { page: lookedUp(people, items, problems), charged: items.map(({ id }) => id) };
        },
      }),
    isLater: isLaterId,
    stream: xStream(client),
  };
}

function postsSince(since: string | undefined): Record<string, string> {
  return { 'tweet.fields': POST_FIELDS, ...(since !== undefined && { since_id: since }) };
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
