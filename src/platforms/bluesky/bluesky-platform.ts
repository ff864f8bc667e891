import { TribeError } from '../../model/errors.ts';
import type { AccountId } from '../../model/ids.ts';
import type {
  ListPage,
  ListPosition,
  LivePlatform,
  Profile,
  RequestedAccount,
} from '../platform.ts';
import { accountNamed } from './account-named.ts';
import { hasLaterKey } from './at-uri.ts';
import { blueskyList, blueskyRead } from './bluesky-read.ts';
import { blueskyDeletedAccounts } from './deleted-accounts.ts';
import { blueskyDeletedPosts } from './deleted-posts.ts';
import { blueskyInterests } from './person-interests.ts';
import { createDirectory } from './directory.ts';
import { blueskyFollows } from './follow-records.ts';
import { createOwnServers } from './own-servers.ts';
import { blueskyLookUp } from './look-up.ts';
import { FeedEntry, listedPostOf } from './map-post.ts';
import { BlueskyProfile, countsOf, profileOf } from './map-profile.ts';
import type { AskAppView } from './ask-app-view.ts';
import { blueskyLive } from './live/bluesky-live.ts';
import { profilesFrom } from './profiles.ts';
import { effortOf } from './effort.ts';
import { blueskyReactions } from './reactions.ts';
import type { BlueskyServers } from './servers.ts';
import type { XrpcFailure } from './xrpc-answer.ts';
import { LIMIT_WINDOW, REQUESTS_A_SECOND, type XrpcClient } from './xrpc-client.ts';

/** Bluesky as a platform that Tribefinder can read. Anybody may read it, without signing in. */
export function blueskyPlatform(
  client: XrpcClient,
  servers: BlueskyServers,
  userAgent: string,
): LivePlatform {
  const directory = createDirectory(client, servers);
  const own = createOwnServers(client);
  const ask: AskAppView = (method, query) => client.get(servers.appView, `xrpc/${method}`, query);
  const list =
    (method: string, query: Record<string, string>) =>
    ({ size, cursor }: ListPosition) =>
      ask(method, { ...query, limit: size, ...(cursor !== null && { cursor }) });
  const relationships = (account: string) => (people: readonly string[]) =>
    ask('app.bsky.graph.getRelationships', { actor: account, others: people });
  const profiles = profilesFrom(ask);
  /** Adds the counts, which lists leave out. A person without them keeps the short profile. */
  const withCounts = async (people: BlueskyProfile[]): Promise<Profile[] | XrpcFailure> => {
    const long = await profiles(people.map(({ did }) => did));
    if (!(long instanceof Map)) return long;
    return people.map((short) => profileOf(long.get(short.did) ?? short));
  };
  return {
    id: 'bluesky',
    name: 'Bluesky',
    limitWindow: LIMIT_WINDOW,
    requestsASecond: REQUESTS_A_SECOND,
    prices: undefined,
    accountNamed,
    effort: effortOf,
    identify: (_token, requested) => identify(ask, requested),
    counts: (account) =>
      blueskyRead({
        resource: 'users',
        most: 1,
        request: () => ask('app.bsky.actor.getProfile', { actor: account }),
        read: (body) => {
          const profile = BlueskyProfile.safeParse(body).data;
          return profile && { page: countsOf(profile) };
        },
      }),
    followers: (account) =>
      blueskyList({
        resource: 'followers',
        request: list('app.bsky.graph.getFollowers', { actor: account, sort: 'latest' }),
        field: 'followers',
        entry: BlueskyProfile,
        items: withCounts,
      }),
    follows: (account) =>
      blueskyFollows({
        own,
        directory,
        profiles,
        account,
        relationships: relationships(account),
        starterPacks: (uris) => ask('app.bsky.graph.getStarterPacks', { uris }),
      }),
    following: (account) =>
      blueskyList({
        resource: 'following',
        request: list('app.bsky.graph.getFollows', { actor: account }),
        field: 'follows',
        entry: BlueskyProfile,
        items: (people) => people.map(({ did }) => ({ id: did })),
      }),
    posts: (account, since) => {
      const all = blueskyList({
        resource: 'posts',
        request: list('app.bsky.feed.getAuthorFeed', {
          actor: account,
          filter: 'posts_with_replies',
        }),
        field: 'feed',
        entry: FeedEntry,
        items: (entries) => entries.map(listedPostOf),
      });
      return {
        ...all,
        send: async (token, position) => {
          const answer = await all.send(token, position);
          return answer.kind === 'page' ? { ...answer, page: upTo(answer.page, since) } : answer;
        },
      };
    },
    deletedAccounts: () => blueskyDeletedAccounts(own, directory, ask),
    deletedPosts: () => blueskyDeletedPosts(own, directory, ask),
    interests: () => blueskyInterests(ask, profiles),
    reactions: blueskyReactions(ask),
    live: blueskyLive(servers.jetstreams, userAgent, relationships),
    lookUp: (account) => blueskyLookUp(own, directory, relationships(account)),
    isLater: hasLaterKey,
  };
}

/** Returns a page without the entries that we have read before. They end the list. */
function upTo<Item extends { id: string }>(
  page: ListPage<Item>,
  since: string | undefined,
): ListPage<Item> {
  if (since === undefined) return page;
  const known = page.items.findIndex(({ id }) => !hasLaterKey(id, since));
  return known < 0 ? page : { ...page, items: page.items.slice(0, known), next: undefined };
}

async function identify(ask: AskAppView, requested: RequestedAccount) {
  if (requested === 'me') throw new TypeError('Nobody signs in to read Bluesky.');
  const actor = 'id' in requested ? requested.id : requested.handle;
  const answer = await ask('app.bsky.actor.getProfile', { actor });
  const profile = answer.kind === 'body' ? BlueskyProfile.safeParse(answer.body).data : undefined;
  if (profile !== undefined) {
    const { id, handle, name } = profileOf(profile);
    return {
      id: id as string as AccountId,
      platform: 'bluesky' as const,
      ...(handle !== undefined && { handle }),
      ...(name !== undefined && { name }),
    };
  }
  switch (answer.kind) {
    case 'limited':
      throw new TribeError('The rate limit of Bluesky is reached.', 'Try again in 5 minutes.');
    case 'refused':
      throw new TribeError(
        `Bluesky has no account ${actor}: ${answer.reason}`,
        'Check the handle. It looks like alice.bsky.social.',
      );
    case 'failed':
      throw new TribeError(
        `Tribefinder cannot reach Bluesky: ${answer.reason}.`,
        'Check your network, and TRIBE_BLUESKY_APPVIEW if it is set.',
      );
    case 'body':
      throw new TribeError(
        'Tribefinder cannot read the response of Bluesky.',
        'Check TRIBE_BLUESKY_APPVIEW if it is set.',
      );
  }
}
