import type { LivePlatform } from '../platform.ts';
import { accountNamed } from './account-named.ts';
import type { AskAppView } from './ask-app-view.ts';
import { blueskyPeople } from './bluesky-people.ts';
import { blueskyPosts } from './bluesky-posts.ts';
import { createDirectory } from './directory.ts';
import { effortOf } from './effort.ts';
import { identify } from './identify.ts';
import { blueskyLive } from './live/bluesky-live.ts';
import { createOwnServers } from './own-servers.ts';
import { blueskyReactions } from './reactions.ts';
import { relationshipsFrom } from './relationships.ts';
import type { BlueskyServers } from './servers.ts';
import { LIMIT_WINDOW, REQUESTS_A_SECOND, type XrpcClient } from './xrpc-client.ts';

/** Bluesky as a platform that Tribefinder can read. Anybody may read it, without signing in. */
export function blueskyPlatform(
  client: XrpcClient,
  servers: BlueskyServers,
  userAgent: string,
): LivePlatform {
  const ask: AskAppView = (method, query) => client.get(servers.appView, `xrpc/${method}`, query);
  const directory = createDirectory(client, servers);
  const own = createOwnServers(client);
  return {
    id: 'bluesky',
    name: 'Bluesky',
    limitWindow: LIMIT_WINDOW,
    requestsASecond: REQUESTS_A_SECOND,
    prices: undefined,
    connection: {
      accountNamed,
      identify: (_token, requested) => identify(ask, requested),
      effort: effortOf,
    },
    people: blueskyPeople(ask, own, directory),
    posts: blueskyPosts(ask, own, directory),
    engagement: { reactions: blueskyReactions(ask) },
    live: blueskyLive(servers.jetstreams, userAgent, relationshipsFrom(ask)),
  };
}
