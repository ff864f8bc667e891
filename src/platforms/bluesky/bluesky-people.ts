import type { PlatformPeople, Profile } from '../platform-people.ts';
import { type AskAppView, pagesFrom } from './ask-app-view.ts';
import { blueskyList, blueskyRead } from './bluesky-read.ts';
import { blueskyDeletedAccounts } from './deleted-accounts.ts';
import type { Directory } from './directory.ts';
import { blueskyFollowTimes } from './follow-times.ts';
import { blueskyLookUp } from './look-up.ts';
import { BlueskyProfile, countsOf, profileOf } from './map-profile.ts';
import type { OwnServers } from './own-servers.ts';
import { blueskyInterests } from './person-interests.ts';
import { profilesFrom } from './profiles.ts';
import { relationshipsFrom } from './relationships.ts';
import type { XrpcFailure } from './xrpc-answer.ts';

/** What Bluesky says about the account's followers, and about those who left. */
export function blueskyPeople(
  ask: AskAppView,
  own: OwnServers,
  directory: Directory,
): PlatformPeople {
  const relationships = relationshipsFrom(ask);
  const profiles = profilesFrom(ask);
  /** Adds the counts, which lists leave out. A person without them keeps the short profile. */
  const withCounts = async (people: BlueskyProfile[]): Promise<Profile[] | XrpcFailure> => {
    const long = await profiles(people.map(({ did }) => did));
    if (!(long instanceof Map)) return long;
    return people.map((short) => profileOf(long.get(short.did) ?? short));
  };
  return {
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
        request: pagesFrom(ask, 'app.bsky.graph.getFollowers', { actor: account, sort: 'latest' }),
        field: 'followers',
        entry: BlueskyProfile,
        items: withCounts,
      }),
    following: (account) =>
      blueskyList({
        resource: 'following',
        request: pagesFrom(ask, 'app.bsky.graph.getFollows', { actor: account }),
        field: 'follows',
        entry: BlueskyProfile,
        items: (people) => people.map(({ did }) => ({ id: did })),
      }),
    followTimes: (account) =>
      blueskyFollowTimes({
        own,
        directory,
        profiles,
        account,
        relationships: relationships(account),
        starterPacks: (uris) => ask('app.bsky.graph.getStarterPacks', { uris }),
      }),
    lookUp: (account) => blueskyLookUp(own, directory, relationships(account)),
    deleted: () => blueskyDeletedAccounts(own, directory, ask),
    interests: () => blueskyInterests(ask, profiles),
  };
}
